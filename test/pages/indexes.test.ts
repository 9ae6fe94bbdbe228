import { expect, test } from "vitest";
import { attribute, byClass, byId, elements, linksOf, parseHtml, textOf } from "../support/html.ts";
import { newSite, story, type TestSite } from "../support/site.ts";

/** The links of an index's navigation, by its label. */
const navigation = (html: string, label: string) => {
  const found = elements(parseHtml(html), "nav").find((nav) => attribute(nav, "ariaLabel") === label);
  return found ? linksOf(found) : [];
};

/** Each entry of an index as a reader sees it. */
const entries = (html: string) =>
  elements(byClass(parseHtml(html), "index")[0]!, "li").map((row) => textOf(row));

const headings = (html: string) =>
  elements(byClass(parseHtml(html), "index")[0]!, "h2").map((heading) => textOf(heading));

const dated = (title: string, date: string, front: string) => story(title, front).replace("2026-11-20", date);

test("topics are listed from A to Z, and those of the newest stories first", async () => {
  const site = newSite({
    "briefings/a.md": dated("A", "2025-03-01", "topics: [A, B, C, D]"),
    "briefings/b.md": dated("B", "2026-05-01", "topics: [C, E, F]"),
    "briefings/c.md": dated("C", "2026-05-01", "topics: [D, F, G, H]"),
    "briefings/topics/zinc.md": "---\nname: Zinc\n---\n",
  });
  await site.clean();
  expect(navigation(site.page("topics/"), "Order")).toEqual([
    ["A–Z", "/topics/"],
    ["Newest story first", "/topics/by-date/"],
  ]);
  expect(entries(site.page("topics/")).slice(0, 3)).toEqual([
    "A 1 March 1, 2025",
    "B 1 March 1, 2025",
    "C 2 May 1, 2026",
  ]);
  const byDate = site.page("topics/by-date/");
  expect(headings(byDate)).toEqual(["2026", "2025", "0 stories"]);
  expect(entries(byDate)).toEqual([
    ...["C 2 May 1, 2026", "D 2 May 1, 2026", "F 2 May 1, 2026"],
    ...["E 1 May 1, 2026", "G 1 May 1, 2026", "H 1 May 1, 2026"],
    ...["A 1 March 1, 2025", "B 1 March 1, 2025", "Zinc 0"],
  ]);
});

test("a short index has one order and no filter", async () => {
  const site = newSite({ "briefings/a.md": story("A", "topics: [A, B, C]\nsources: [{source: AP}]") });
  await site.clean();
  expect(navigation(site.page("topics/"), "Order")).toEqual([]);
  expect(byClass(parseHtml(site.page("topics/")), "filter")).toEqual([]);
  expect(site.has("dist/topics/by-date")).toBe(false);
});

test("the bars of an index are as long as its numbers: the longest four fifths of the row at least", async () => {
  const site = newSite({});
  for (let n = 0; n < 9; n += 1)
    site.write(`briefings/s${n}.md`, story(`S${n}`, `topics: [Every${n < 3 ? ", Third" : ""}]`));
  await site.clean();
  const ends = byClass(byClass(parseHtml(site.page("topics/")), "index")[0]!, "part").map((part) =>
    Number.parseFloat(attribute(part, "x2")),
  );
  expect(ends[0]).toBeGreaterThanOrEqual(80);
  expect(ends[0]! / ends[1]!).toBeCloseTo(3, 1);
});

test("outlets are listed by kind and by country, the most cited first, with what they are cited on", async () => {
  const outlet = (name: string, front: string) => [
    `briefings/sources/${name}.md`,
    `---\nname: ${name}\n${front}\n---\n`,
  ];
  const cited = (names: string) =>
    `topics: [Oil]\nsources: [${names
      .split("")
      .map((name) => `{source: ${name}, title: T}`)
      .join(", ")}]`;
  const site = newSite({
    ...Object.fromEntries([
      outlet("A", "kind: wire\ncountry: GB"),
      outlet("B", "kind: wire\ncountry: DE"),
      outlet("C", "kind: newspaper\ncountry: DE"),
    ]),
    "briefings/a.md": story("A", cited("ABCDEFGH")),
    "briefings/b.md": story("B", cited("BC")),
  });
  await site.clean();
  expect(navigation(site.page("sources/"), "Order").map(([text]) => text)).toEqual([
    "A–Z",
    "By kind",
    "By country",
  ]);
  const byKind = site.page("sources/by-kind/");
  expect(headings(byKind)).toEqual(["News agency", "Newspaper", "Not stated"]);
  expect(textOf(byId(parseHtml(byKind), "by-wire"))).toBe(
    "News agency B 2 November 20, 2026Germany · Oil A 1 November 20, 2026United Kingdom · Oil",
  );
  expect(navigation(byKind, "On this page")).toContainEqual(["Newspaper", "/sources/by-kind/#by-newspaper"]);
  expect(headings(site.page("sources/by-country/"))).toEqual(["Germany", "United Kingdom", "Not stated"]);
});

/** A site of many names in several scripts, and an index page of them that holds fewer. */
function largeSite(): TestSite {
  const firsts = ["Alpha", "Энергия", "اقتصاد", "에너지", "Zulu"];
  const names = (word: string, count: number) =>
    Array.from({ length: count }, (_, n) => `"${firsts[n % firsts.length]} ${word}${n}"`);
  const site = newSite({});
  const [topics, outlets] = [names("t", 500), names("s", 800)];
  for (let n = 0; n < 20; n += 1) {
    const sources = outlets.slice(n * 40, n * 40 + 40).map((name) => `{source: ${name}, title: T}`);
    const front = `topics: [${topics.slice(n * 25, n * 25 + 25).join(", ")}]\nsources: [${sources.join(", ")}]`;
    site.write(`briefings/s${n}.md`, story(`S${n}`, front));
  }
  return site;
}

test("800 outlets and 500 topics are on pages of 200, with the letters of every script on each", async () => {
  const site = largeSite();
  await site.clean();
  for (const [index, pages, total] of [
    ["topics", 3, 500],
    ["sources", 4, 800],
  ] as const) {
    const all = Array.from({ length: pages }, (_, n) =>
      site.page(n === 0 ? `${index}/` : `${index}/page/${n + 1}/`),
    );
    expect(site.has(`dist/${index}/page/${pages + 1}`)).toBe(false);
    expect(new Set(all.flatMap(entries)).size).toBe(total);
    for (const page of all) {
      const letters = navigation(page, "Letters");
      expect(letters.map(([text]) => text)).toEqual(["A", "Z", "Э", "ا", "ㅇ"]);
      for (const [text, href] of letters) {
        const [path = "", anchor = ""] = href.split("#");
        const group = byId(parseHtml(site.page(path.slice(1))), anchor);
        expect(textOf(elements(group, "h2")[0]!)).toBe(text);
      }
    }
  }
});

test("open questions come first, the newest above, with the day since when they are open", async () => {
  const question = (title: string, date: string, status: string) =>
    `---\nquestion: ${title}\ndate: ${date}\nstatus: ${status}\n---\n`;
  const site = newSite({
    "briefings/a.md": dated("A", "2026-03-01", "questions: [{question: Is it over?, answer: Yes.}]").replace(
      "Text.",
      "## Go deeper\n\n- Who pays?\n",
    ),
    "briefings/questions/old.md": question("What now?", "2026-01-05", "open"),
    "briefings/questions/new.md": question("Who knew?", "2026-06-01", "open"),
    "briefings/questions/done.md": question("Is it true?", "2026-07-01", "answered"),
  });
  await site.clean();
  const page = parseHtml(site.page("questions/"));
  expect(elements(byId(page, "open"), "li").map(textOf)).toEqual([
    "Who knew?Open since June 1, 2026",
    "Who pays?Open since March 1, 2026 · A",
    "What now?Open since January 5, 2026",
  ]);
  expect(elements(byId(page, "answered"), "li").map(textOf)).toEqual(["Is it true?", "Is it over?"]);
  expect(elements(page, "h2").map(textOf)).toEqual(["Open questions", "Answered questions"]);
});

test("feeds are in groups with their numbers, of which only the site's own is open", async () => {
  const site = newSite({
    "briefings/a.md": story("A", "topics: [Oil, Gas]\nsources: [{source: AP, title: T}]"),
  });
  await site.clean();
  const groups = elements(parseHtml(site.page("feeds/")), "details").map((group) => [
    textOf(elements(group, "summary")[0]!),
    group.properties.open === true,
    elements(group, "li").length,
  ]);
  expect(groups).toEqual([
    ["The whole site 3", true, 3],
    ["Topics 2", false, 2],
    ["Outlets 1", false, 1],
  ]);
});

test("a page of feeds with one group only shows it open, with the number that all pages have", async () => {
  const site = newSite({
    "briefgen.config.yaml": "site: {title: T, url: https://example.org/}\npagination: {entries: 3}\n",
    "briefings/a.md": story("A", "topics: [A, B, C, D, E]"),
  });
  await site.clean();
  const [group] = elements(parseHtml(site.page("feeds/page/2/")), "details");
  expect(group!.properties.open).toBe(true);
  expect(textOf(elements(group!, "summary")[0]!)).toBe("Topics 5");
});
