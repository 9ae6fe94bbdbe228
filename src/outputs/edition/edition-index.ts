import type { EditionNode } from "../../graph/nodes.ts";
import { editionFeeds } from "../../pages/alternates.ts";
import { listPage } from "../../pages/list-page.ts";
import { listedLinks } from "../../pages/metadata/collection.ts";
import type { PlannedPage } from "../../pages/page.ts";
import { paginate } from "../../pages/paginate.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import { grouped } from "../../text/order.ts";
import { shownOf } from "./body.ts";
import { weeksOf } from "./calendar.ts";
import { summaryOf } from "./edition.ts";
import type { MonthModel } from "./model.ts";

/** Months on one page of the list. */
const MONTHS = 12;

/** All editions by month, each month with its calendar; none for a site without editions. */
export function editionIndex({ view }: SiteContext): PlannedPage[] {
  if (view.graph.nodes.editions.length === 0) return [];
  const months = [...grouped(view.graph.listedEditions(), ({ date }) => date.day.slice(0, 7))];
  return paginate(months, MONTHS, view.path("editions/")).map(({ path, items, pager }) => ({
    path,
    template: "editions",
    listed: true,
    model: () => {
      const models = items.map(([month, own]) => monthModel(month, own, view));
      const links = models.flatMap((month) => month.editions.map(({ link }) => link));
      const options = { pager, alternates: editionFeeds(view), items: listedLinks(links) };
      return listPage(view, path, "nav_editions", { months: models }, options);
    },
  }));
}

function monthModel(month: string, editions: readonly EditionNode[], view: View): MonthModel {
  const entries = editions.map((edition) => {
    const shown = shownOf(edition, view.graph.editions.contentsOf(edition), view);
    return {
      day: edition.date.day,
      link: view.link(edition),
      // A title that is made from the date says it already.
      date: edition.document?.front.title === undefined ? undefined : view.day(edition.date),
      summary: summaryOf(edition, view),
      stories: view.count("stories", shown.length),
    };
  });
  const linkOn = (day: string) => entries.find((entry) => entry.day === day)?.link;
  return {
    heading: view.date(month).text,
    anchor: `month-${month}`,
    weekdays: view.weekdays(),
    weeks: weeksOf(month, view.firstWeekday).map((week) =>
      week.map((day) => {
        if (day === undefined) return undefined;
        const link = linkOn(day);
        return { text: view.number(Number(day.slice(8))), href: link?.href, title: link?.text };
      }),
    ),
    editions: entries,
  };
}
