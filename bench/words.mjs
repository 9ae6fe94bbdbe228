/** The vocabulary of the generated stories. Nothing here refers to a real place, person or outlet. */

const words = (text) => text.trim().split(/\s*,\s*/);

/** An adjective and a noun form a topic: 80 × 80 of them. */
export const TOPIC_ADJECTIVES = words(`
  coastal, regional, rural, urban, northern, southern, eastern, western, central, inland, overland, offshore,
  seasonal, annual, weekly, emergency, voluntary, mandatory, shared, municipal, provincial, federal, federated, common,
  early, late, long-haul, short-term, long-term, mid-sized, small-scale, large-scale, low-cost, high-speed, night-time,
  digital, wireless, solar, tidal, thermal, electric, mechanical, chemical, mineral, organic, synthetic, recycled,
  civil, criminal, commercial, industrial, agricultural, residential, academic, clinical, dental, cultural,
  musical, athletic, historic, modern, traditional, experimental, independent, joint, cross-border, internal,
  external, domestic, overseas, alpine, arctic, tropical, temperate, riverside, lakeside, suburban, metropolitan,
  maritime, aerial, underground`);

export const TOPIC_NOUNS = words(`
  ferries, railways, airports, harbours, bridges, tunnels, motorways, cycleways, trams, buses, broadband, satellites,
  sensors, archives, libraries, museums, theatres, festivals, orchestras, stadiums, schools, nurseries, universities,
  apprenticeships, scholarships, hospitals, clinics, pharmacies, ambulances, vaccines, fisheries, forests, orchards,
  vineyards, pastures, wetlands, reservoirs, rivers, glaciers, reefs, quarries, mines, refineries, shipyards,
  foundries, textiles, ceramics, batteries, turbines, pipelines, grids, meters, tariffs, subsidies, pensions,
  mortgages, rents, wages, bonds, loans, insurers, banks, auctions, markets, warehouses, parcels, passports, visas,
  permits, licences, courts, prisons, elections, referendums, councils, charities, unions, cooperatives, newspapers,
  podcasts`);

export const OUTLET_PLACES = words(`
  Aldermoor, Brackwater, Castlerigg, Dunmarrow, Eastermere, Fallowfield, Greywick, Hollin, Inverlane, Jarrowby,
  Kestrel Bay, Larkhaven, Mossgate, Nettleford, Orrin, Pellworth, Quillane, Ravensby, Saltmarsh, Thornbury Hill`);

export const OUTLET_KINDS = words(
  "Courier, Ledger, Bulletin, Standard, Sentinel, Mail, Review, Monitor, Record, Journal",
);

export const ACTORS = words(`
  the transport ministry, the audit office, a panel of engineers, the port authority, the governing coalition,
  the largest opposition party, a group of residents, the appeals court, the finance committee, the energy regulator,
  the teachers' union, the national statistics office, a team of researchers, the water company, the border service,
  the health board, local officials, three former ministers, the chamber of commerce, the weather service,
  a parliamentary inquiry, the operator of the line, most of the members, the city's mayor, the central bank,
  a spokesperson for the council, the two governments, investors in the project, the farmers' association,
  the company's board, the planning inspector, a majority of those asked, the coast guard, the chief negotiator`);

export const VERBS = words(`
  postponed, approved, rejected, published, questioned, withdrew, welcomed, criticised, extended, shortened, reviewed,
  suspended, restored, abandoned, revised, confirmed, disputed, defended, funded, halved, doubled, ordered, delayed,
  announced, ended, began, cancelled, opened, narrowed, widened, inspected, copied, sold, bought, leased, measured`);

export const OBJECTS = words(`
  a second round of tests, the draft agreement, plans for a new depot, the budget for next year, a list of conditions,
  the report on last winter's failures, the contract with its main supplier, the timetable for the works,
  a limit on overnight traffic, the rules for temporary staff, an appeal against the ruling, the sale of public land,
  a survey of older buildings, the first part of the programme, talks about a shared fund, the cost of maintenance,
  an offer of mediation, the number of inspections, the proposal in its present form, a pilot in four districts,
  the figures for the third quarter, an exemption for small firms, the emergency measures, the price of a season ticket,
  a letter to the committee, the licence for the northern site, the study of flood defences, its forecast for the year`);

export const TAILS = words(`
  after weeks of uncertainty, before the summer recess, despite warnings from its own advisers,
  in a vote that crossed party lines, with effect from the first of the month, at a meeting behind closed doors,
  while the inquiry is still under way, as costs continued to rise, for the second time in a year,
  without giving a reason, although the deadline had passed, because the data were incomplete,
  on the advice of an outside auditor, under a law from the last century, in spite of a petition,
  until the committee has met again, to the surprise of many in the region, following a complaint in the spring,
  according to minutes seen by several outlets, by a margin of only a few votes, a day after the hearing,
  which is more than in any earlier year, and said that more would follow, but left the main question open`);

export const OPENERS = words(`
  On Monday, On Tuesday, Late on Wednesday, On Thursday, Early on Friday, Over the weekend, Last month,
  In the past year, For the first time, So far, In a statement, At the same time, By contrast, In private,
  Even so, As a result, Two years ago, In the capital, In the north, According to the minutes`);

export const REPORTS = words(
  "says that, reports that, argues that, points out that, doubts that, adds that, asks whether",
);

export const QUESTIONS = words(`
  Why did it take so long, Who pays for it, What happens next, How was this decided, Who is affected most,
  What do the critics say, Has this been tried before, What does the law say, When will it take effect,
  How reliable are the figures, What would change that, Where is the money from`);
