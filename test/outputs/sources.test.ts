import { expect, test } from "vitest";
import { attribute, byClass, byId, elements, linksOf, parseHtml, textOf } from "../support/html.ts";
import { newSite, story } from "../support/site.ts";

async function pageOf(files: Record<string, string>) {
  const site = newSite(files);
  await site.clean();
  return parseHtml(site.page("stories/s/"));
}

const CITED = `sources:
  - {key: one, source: AP, title: First}
  - {key: two, source: BBC, title: Second}
  - {source: CNN, title: Uncited}
  - {key: three, source: DW, title: Third}
figures: [{label: Sum, value: 3, cites: [one]}]
quotes: [{text: Words., speaker: Who, cite: two}]`;
const BODY = "A[@three]. B [@two], C[@three]. Known [@*].";

test("sources are numbered by first citation, then as written, and every number leads to its entry", async () => {
  const page = await pageOf({ "briefings/s.md": story("S", CITED, BODY) });
  const entries = elements(byId(page, "sources"), "li");
  expect(entries.map((entry) => textOf(elements(entry, "cite")[0]!))).toEqual([
    "Third",
    "Second",
    "First",
    "Uncited",
  ]);
  const numbers = byClass(page, "citation").flatMap((sup) => linksOf(sup));
  expect(numbers).toEqual([
    ["1", "#source-three"],
    ["2", "#source-two"],
    ["1", "#source-three"],
    ["3", "#source-one"],
    ["2", "#source-two"],
  ]);
  for (const [number, href] of numbers)
    expect(entries.indexOf(byId(page, href.slice(1)))).toBe(Number(number) - 1);
});

test("each entry leads back to every place in the text that cites it", async () => {
  const page = await pageOf({ "briefings/s.md": story("S", CITED, BODY) });
  const backlinks = byClass(byId(page, "source-three"), "backlink").map((link) => attribute(link, "href"));
  expect(backlinks).toHaveLength(2);
  expect(backlinks.map((href) => textOf(byId(page, href.slice(1))))).toEqual(["1", "1"]);
});

test("the number of a citation does not stand apart from the word before it", async () => {
  const site = newSite({ "briefings/s.md": story("S", CITED, "Said so [@one].") });
  await site.clean();
  expect(site.page("stories/s/")).toContain('Said so<sup class="citation">');
});

test("an entry without a key never takes the anchor of one with a key", async () => {
  const page = await pageOf({
    "briefings/s.md": story(
      "S",
      "sources:\n  - {key: n2, source: AP, title: One}\n  - {source: BBC, title: Two}",
    ),
  });
  const ids = elements(byId(page, "sources"), "li").map((entry) => attribute(entry, "id"));
  expect(new Set(ids).size).toBe(2);
});

test("a claim says how many sources support it, dispute it and are silent, and which", async () => {
  const page = await pageOf({
    "briefings/s.md": story(
      "S",
      `${CITED}\nclaims:\n  - {claim: It works., by: {two: disputes, three: supports, one: supports}}\n  - {claim: It is new., by: {two: silent}}`,
      BODY,
    ),
  });
  const rows = elements(byClass(page, "claims")[0]!, "li").map((row) => [
    textOf(elements(row, "p")[0]!),
    ...elements(row, "div").map(textOf),
  ]);
  expect(rows).toEqual([
    ["It works.", "2 support DW 1 AP 3", "1 disputes BBC 2"],
    ["It is new.", "1 silent BBC 2"],
  ]);
});

test("a topic's page says which claims of its stories are contested, by whom, and where", async () => {
  const by = (stance: string) =>
    `topics: [Oil]\nsources: [{key: one, source: AP}, {key: two, source: BBC}]\nclaims: [{claim: It works., by: {one: supports, two: ${stance}}}]`;
  const site = newSite({
    "briefings/s.md": story("S", by("disputes")),
    "briefings/agreed.md": story("Agreed", by("supports")),
    "briefings/other.md": story("Other", "topics: [Tin]"),
  });
  await site.clean();
  const contested = byId(parseHtml(site.page("topics/oil/")), "contested");
  expect(elements(contested, "div").map(textOf)).toEqual(["1 supports AP", "1 disputes BBC"]);
  expect(linksOf(contested)).toEqual([["S", "/stories/s/"]]);
  expect(site.page("topics/tin/")).not.toContain('id="contested"');
  // An edit of the claim alone changes the topic's page.
  site.write("briefings/s.md", story("S", by("silent")));
  await site.clean();
  expect(site.page("topics/oil/")).not.toContain('id="contested"');
});
