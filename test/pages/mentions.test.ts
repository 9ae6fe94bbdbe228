import { expect, test } from "vitest";
import { attribute, byClass, elements, parseHtml, textOf } from "../support/html.ts";
import { newSite } from "../support/site.ts";

interface Names {
  /** Name → kind, and aliases. */
  readonly topics?: Record<string, string>;
  readonly outlets?: readonly string[];
  readonly config?: string;
}

/** Builds one story and returns the names linked in it, each with the page it leads to. */
async function mentions(body: string, { topics = {}, outlets = [], config = "" }: Names): Promise<string[]> {
  const site = newSite({
    "briefgen.config.yaml": `site: {title: T, url: https://example.org/}\n${config}\n`,
    "briefings/s.md": `---\ntitle: S\ndate: 2026-11-20\nsources: [${outlets.map((name) => `{source: "${name}", title: X}`).join(", ")}]\n---\n\n${body}\n`,
  });
  for (const [index, [name, front]] of Object.entries(topics).entries())
    site.write(`briefings/topics/t${index}.md`, `---\nname: "${name}"\n${front}\n---\n`);
  await site.clean();
  return linked(site.page("stories/s/"));
}

const linked = (html: string) =>
  byClass(parseHtml(html), "mention").map((link) => `${textOf(link)} ${decodeURI(attribute(link, "href"))}`);

const PLACE = "kind: place";

test.each<[string, string, Record<string, string>, string[]]>([
  ["whole words only", "Oman and Omani, Romania, Oman2.", { Oman: PLACE }, ["Oman /topics/t0/"]],
  ["a name inside another word never", "Omani", { Oman: PLACE }, []],
  [
    "the longest name first",
    "North Korea and Korea.",
    { Korea: PLACE, "North Korea": PLACE },
    ["North Korea /topics/t1/", "Korea /topics/t0/"],
  ],
  [
    "the first mention only",
    "Oman. Oman.\n\nOman.\n\n## More\n\nOman",
    { Oman: PLACE },
    ["Oman /topics/t0/"],
  ],
  [
    "an alias as the same topic",
    "The DPRK is North Korea.",
    { "North Korea": "kind: place\naliases: [DPRK]" },
    ["DPRK /topics/t0/"],
  ],
  [
    "over line ends, and with other spaces, apostrophes and hyphens",
    "The World Trade\nOrganization, the People’s Bank, North\u00a0Korea, Franco‑German.",
    { "World Trade Organization": "", "People's Bank": "", "North Korea": PLACE, "Franco-German": "" },
    [
      "World Trade Organization /topics/t0/",
      "People’s Bank /topics/t1/",
      "North\u00a0Korea /topics/t2/".replace("\u00a0", " "),
      "Franco‑German /topics/t3/",
    ],
  ],
  ["no country within another one", "印度尼西亚总统、巴布亚新几内亚。", { 印度: PLACE, 几内亚: PLACE }, []],
  [
    "that country by itself",
    "印度总统访问几内亚。",
    { 印度: PLACE, 几内亚: PLACE },
    ["印度 /topics/t0/", "几内亚 /topics/t1/"],
  ],
  ["a run of katakana as one word", "ブリティッシュコロンビア州で。", { コロンビア: PLACE }, []],
  ["katakana beside other letters", "南米コロンビアで。", { コロンビア: PLACE }, ["コロンビア /topics/t0/"]],
  ["no word of Thai within another one", "ประเทศไทยประกาศ", { ไทย: PLACE }, []],
  ["a word of Thai", "รัฐบาลจีนประกาศ", { จีน: PLACE }, ["จีน /topics/t0/"]],
  [
    "Latin letters beside Japanese",
    "EU首脳会議、英BBCは。",
    { EU: "", BBC: "" },
    ["EU /topics/t0/", "BBC /topics/t1/"],
  ],
  [
    "a Korean noun with its particles",
    "북한은 미국에서의 EU는 일본과 BBC의 보도",
    { 북한: PLACE, 미국: PLACE, EU: "", 일본: PLACE, BBC: "" },
    ["북한 /topics/t0/", "미국 /topics/t1/", "EU /topics/t2/", "일본 /topics/t3/", "BBC /topics/t4/"],
  ],
  [
    "no country in katakana within another one",
    "赤道ギニアと南スーダン。",
    { ギニア: PLACE, スーダン: PLACE },
    [],
  ],
  [
    "but in katakana by itself",
    "ギニアとスーダンの。",
    { ギニア: PLACE, スーダン: PLACE },
    ["ギニア /topics/t0/", "スーダン /topics/t1/"],
  ],
  ...[
    ..."로부터의 에까지도 에서만의 뿐이다 이야말로 더러 입니다 인데 이라면 과의 까지는 으로만 만으로도".split(
      " ",
    ),
  ].map((particles): [string, string, Record<string, string>, string[]] => [
    `a Korean noun with ${particles}`,
    `북한${particles} 그`,
    { 북한: PLACE },
    ["북한 /topics/t0/"],
  ]),
  ["no Korean noun within a person's or a dish's name", "북한인 북한라면 북한도로", { 북한: PLACE }, []],
  ["no Korean noun within another one", "남북한은 북한산에 갔다. 일본어", { 북한: PLACE, 일본: PLACE }, []],
  [
    "no topic whose record says so",
    "Oman and Chad.",
    { Oman: "mentions: false", Chad: PLACE },
    ["Chad /topics/t1/"],
  ],
  [
    "possessives",
    "Oman's port and Chad’s.",
    { Oman: PLACE, Chad: PLACE },
    ["Oman /topics/t0/", "Chad /topics/t1/"],
  ],
  [
    "names beside punctuation",
    "(Oman), “Chad”; Mali—Togo.",
    { Oman: PLACE, Chad: PLACE, Mali: PLACE, Togo: PLACE },
    ["Oman /topics/t0/", "Chad /topics/t1/", "Mali /topics/t2/", "Togo /topics/t3/"],
  ],
  ["`US`, not `us`", "They told us. The US said.", { US: "" }, ["US /topics/t0/"]],
  [
    "a person's name as it is written only",
    "mark my words, Mark said",
    { Mark: "kind: person" },
    ["Mark /topics/t0/"],
  ],
  [
    "a common noun in lower case or at the start of a sentence",
    "The sanctions. Sanctions.",
    { Sanctions: "kind: issue" },
    ["sanctions /topics/t0/"],
  ],
  [
    "a common noun that is capitalised in the text",
    "Sanctions came.",
    { sanctions: "kind: issue" },
    ["Sanctions /topics/t0/"],
  ],
  [
    "names with `&`",
    "AT&T paid. A & B too.",
    { "AT&T": "kind: organisation", "A & B": "kind: organisation" },
    ["AT&T /topics/t0/", "A & B /topics/t1/"],
  ],
  [
    "names with signs at the ends",
    "We use C++ and .NET here.",
    { "C++": "", ".NET": "" },
    ["C++ /topics/t0/", ".NET /topics/t1/"],
  ],
  [
    "Arabic names as whole words",
    "زار كوريا الشمالية أمس وكوريا",
    { "كوريا الشمالية": PLACE, كوريا: PLACE },
    ["كوريا الشمالية /topics/t0/"],
  ],
  [
    "Chinese names within running text",
    "美国对朝鲜实施制裁",
    { 朝鲜: PLACE, 美国: PLACE },
    ["美国 /topics/t1/", "朝鲜 /topics/t0/"],
  ],
  ["the longest Chinese name", "北朝鲜政府", { 朝鲜: PLACE, 北朝鲜: PLACE }, ["北朝鲜 /topics/t1/"]],
  ["a Latin name between Chinese letters", "在Oman的港口", { Oman: PLACE }, ["Oman /topics/t0/"]],
  ["no name that combining marks continue", "Ome\u0301lie Ome", { Ome: PLACE }, ["Ome /topics/t0/"]],
  ["nothing in links", "[Oman](https://example.com/) and *Oman*.", { Oman: PLACE }, ["Oman /topics/t0/"]],
  ["nothing in code", "`Oman`\n\n    Oman", { Oman: PLACE }, []],
  ["nothing in headings", "### Oman\n\nText.", { Oman: PLACE }, []],
  [
    "names in emphasis, lists and tables",
    "- *Oman*\n\n| a |\n|---|\n| Chad |",
    { Oman: PLACE, Chad: PLACE },
    ["Oman /topics/t0/", "Chad /topics/t1/"],
  ],
  [
    "names written with references to characters",
    "AT&amp;T and Om&#97;n",
    { "AT&T": PLACE, Oman: PLACE },
    ["AT&T /topics/t0/", "Oman /topics/t1/"],
  ],
])("topics: links %s", async (_, body, topics, expected) => {
  expect(await mentions(body, { topics })).toEqual(expected);
});

test("the words around a linked name stay as they were written", async () => {
  const site = newSite({
    "briefings/s.md":
      '---\ntitle: S\ndate: 2026-11-20\ntopics: [AT&T]\n---\n\nIf 1 < 2 & AT&T "won" <b>big</b>.\n',
  });
  await site.clean();
  const lead = byClass(parseHtml(site.page("stories/s/")), "section-lead")[0]!;
  expect(textOf(lead)).toBe('If 1 < 2 & AT&T "won" big.');
  expect(elements(lead, "b")).toHaveLength(1);
});

test("outlets are linked in “What the papers say” only, whether cited or not otherwise named", async () => {
  const body =
    "AP reports.\n\n## What the papers say\n\nAP says it, and AP again; Reuters too.\n\n## More\n\nReuters";
  expect(await mentions(body, { outlets: ["AP", "Reuters"] })).toEqual([
    "AP /sources/ap/",
    "Reuters /sources/reuters/",
  ]);
});

test("where an outlet is a topic, too, the papers link the outlet and the rest links the topic", async () => {
  const body = "Reuters was sold.\n\n## What the papers say\n\nReuters says it.";
  expect(await mentions(body, { outlets: ["Reuters"], topics: { Reuters: "kind: organisation" } })).toEqual([
    "Reuters /topics/t0/",
    "Reuters /sources/reuters/",
  ]);
});

test("`mentions: false` turns it off", async () => {
  expect(await mentions("Oman.", { topics: { Oman: PLACE }, config: "mentions: false" })).toEqual([]);
});

test("a topic's own page does not link itself, but others", async () => {
  const site = newSite({
    "briefings/topics/oman.md":
      "---\nname: Oman\nkind: place\naliases: [Sultanate]\n---\n\nOman, the Sultanate, lies beside Yemen.\n",
    "briefings/topics/yemen.md": "---\nname: Yemen\nkind: place\n---\n",
  });
  await site.clean();
  expect(linked(site.page("topics/oman/"))).toEqual(["Yemen /topics/yemen/"]);
});

test("questions, answers and bullets link topics; a mention in one part of a story is not repeated in another", async () => {
  const site = newSite({
    "briefings/topics/oman.md": "---\nname: Oman\nkind: place\n---\n",
    "briefings/questions/why.md": "---\nquestion: Why?\ndate: 2026-01-01\n---\n\nAsk Oman.\n",
    "briefings/s.md":
      "---\ntitle: S\ndate: 2026-11-20\nquestions: [{question: Who?, answer: Oman did.}]\n---\n\nText.\n\n## Go deeper\n\n- Will Oman act?\n",
  });
  await site.clean();
  expect(linked(site.page("questions/why/"))).toEqual(["Oman /topics/oman/"]);
  expect(linked(site.page("stories/s/"))).toEqual(["Oman /topics/oman/"]);
});
