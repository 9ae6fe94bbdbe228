import ICAL from "ical.js";
import { expect, test } from "vitest";
import { parseHtml, textOf } from "../support/html.ts";
import { newSite, reportOf, story, type TestSite } from "../support/site.ts";

const CONFIG = `site: {title: "News, views; more", url: https://example.org/sub/, id: "example.org,2026", time_zone: Asia/Seoul, languages: [ar]}\n`;
const at = (iso: string): number => Date.parse(iso);

const FILES = {
  "briefgen.config.yaml": CONFIG,
  "briefings/summit.md": story(
    "The summit",
    `topics: [Oil]
storyline: line
updated: 2026-11-20T01:30
ahead:
  - {date: 2026-12-03, until: 2026-12-04, text: "Talks; in Geneva, perhaps", place: "Palais, Geneva", url: "https://un.example/agenda", id: talks}
  - {date: 2026-12-01T09:30, text: The court rules.}
  - {date: 2026-11-25T22:00, until: 2026-11-26T01:00, text: A vote overnight.}`,
  ),
  "briefings/old.md": story("Old", "topics: [Oil]\nahead: [{date: 2026-11-21, text: It is over.}]"),
  "briefings/arabic.md": story(
    "قمة",
    "lang: ar\ntopics: [Oil]\nahead: [{date: 2026-12-09, text: جلسة في القاهرة.}]",
  ),
  "briefings/storylines/line.md":
    "---\ntitle: The line\ntopics: [Gas]\nahead: [{date: 2026-12-24, text: The truce ends.}]\n---\nA line.\n",
};

/** The events of a calendar, as a real reader of iCalendar has them. */
function events(site: TestSite, path: string) {
  const text = site.read(`dist/${path}`);
  expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const calendar = new ICAL.Component(ICAL.parse(text));
  return {
    // ical.js reads it as it is written.
    name: String(calendar.getFirstPropertyValue("name")).replaceAll("\\", ""),
    all: calendar.getAllSubcomponents("vevent").map((one) => {
      const event = new ICAL.Event(one);
      const { uid, summary, location, sequence, startDate, endDate } = event;
      const when = (time: typeof startDate) =>
        time.isDate ? time.toString() : time.toJSDate().toISOString();
      const url = one.getFirstPropertyValue("url");
      return { uid, summary, location, sequence, url, start: when(startDate), end: when(endDate) };
    }),
  };
}

const shown = (html: string): string => textOf(parseHtml(html)).replace(/\s+/g, " ");

test("calendars of the site, its topics and its storylines, in each language, are read by another library", async () => {
  const site = newSite(FILES);
  await site.clean();
  const { name, all } = events(site, "ahead.ics");
  expect(name).toBe("News, views; more");
  expect(all.map(({ start, end, summary }) => [start, end, summary])).toEqual([
    ["2026-11-21", "2026-11-22", "It is over."],
    ["2026-11-25T13:00:00.000Z", "2026-11-25T16:00:00.000Z", "A vote overnight."],
    ["2026-12-01T00:30:00.000Z", "2026-12-01T00:30:00.000Z", "The court rules."],
    ["2026-12-03", "2026-12-05", "Talks; in Geneva, perhaps"],
    ["2026-12-24", "2026-12-25", "The truce ends."],
  ]);
  expect(all[3]).toMatchObject({
    uid: "story/summit/talks@example.org",
    location: "Palais, Geneva",
    url: "https://un.example/agenda",
    sequence: 90,
  });
  expect(all[2]).toMatchObject({ url: "https://example.org/sub/stories/summit/" });
  const texts = (path: string) => events(site, path).all.map(({ summary }) => summary);
  expect(texts("topics/oil/ahead.ics")).toHaveLength(4);
  expect(texts("topics/gas/ahead.ics")).toEqual(["The truce ends."]);
  expect(texts("storylines/line/ahead.ics")).toHaveLength(4);
  expect(texts("ar/ahead.ics")).toEqual(["جلسة في القاهرة."]);
});

test("what to watch stands on the story, its storyline, its topics and the home page until it is over", async () => {
  const site = newSite(FILES);
  await site.clean({ now: at("2026-11-26T23:59:59+09:00") });
  const pages = ["stories/summit/", "storylines/line/", "topics/oil/", ""];
  for (const page of pages) {
    expect(shown(site.page(page)), page).toContain("What to watch");
    expect(shown(site.page(page)), page).toContain("A vote overnight.");
    expect(site.page(page), page).not.toContain("It is over.");
  }
  const topic = shown(site.page("topics/oil/"));
  for (const part of ["December 3 – 4, 2026 · Palais, Geneva", "Talks; in Geneva, perhaps", "The summit"])
    expect(topic).toContain(part);
  expect(site.page("topics/oil/")).toContain('href="/sub/topics/oil/ahead.ics"');
  const { summary } = await site.clean({ now: at("2026-11-27T00:00:00+09:00") });
  for (const page of pages) expect(site.page(page), page).not.toContain("A vote overnight.");
  expect(summary.due.find(({ what }) => what === "ahead")?.at).toBe("2026-12-02T00:00:00+09:00");
  await site.clean({ now: at("2027-01-01T00:00:00+09:00") });
  for (const page of pages) expect(site.page(page), page).not.toContain("What to watch");
  // A calendar keeps what was, as calendars do.
  expect(events(site, "ahead.ics").all).toHaveLength(5);
});

test("a date that moves keeps its identity, and its number grows when the story is updated", async () => {
  const site = newSite(FILES);
  await site.clean();
  const talks = () => events(site, "ahead.ics").all.find(({ summary }) => summary.startsWith("Talks"))!;
  const before = talks();
  const text = site.read("briefings/summit.md");
  site.write(
    "briefings/summit.md",
    text
      .replace("date: 2026-12-03, until: 2026-12-04", "date: 2026-12-10")
      .replace("updated: 2026-11-20T01:30", "updated: 2026-11-22"),
  );
  await site.clean();
  expect(talks()).toMatchObject({ uid: before.uid, start: "2026-12-10" });
  expect(talks().sequence).toBeGreaterThan(before.sequence);
});

test("a wrong date, key or end is one error that says what to write", async () => {
  const site = newSite({
    "briefgen.config.yaml": CONFIG,
    "briefings/a.md": story(
      "A",
      "ahead:\n  - {date: soon, text: X}\n  - {date: 2026-12-03, title: Y}\n  - {date: 2026-12-03, until: 2026-12-01, text: Z}",
    ),
  });
  const report = reportOf(await site.build());
  expect(report).toContain("a date to watch ends before it begins");
  expect(report).toContain("`title`");
  expect(report.match(/^error/gm)).toHaveLength(3);
});

test("without dates there is no calendar", async () => {
  const site = newSite({ "briefings/a.md": story("A") });
  await site.clean();
  expect(Object.keys(site.tree()).filter((path) => path.endsWith(".ics"))).toEqual([]);
});
