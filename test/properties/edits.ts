import { execFileSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import type { TestSite } from "../support/site.ts";

/** A black PNG (PNG, sections 5 and 11), so that pages have an image whose size changes. */
function png(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const number = (value: number) => Buffer.from([value >>> 24, value >>> 16, value >>> 8, value]);
    return Buffer.concat([number(data.length), body, number(crc32(body))]);
  };
  const header = Buffer.from([width >> 8, width & 255, 0, 0, height >> 8, height & 255, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", Buffer.concat([Buffer.alloc(2), header])),
    chunk("IDAT", deflateSync(Buffer.alloc((width + 1) * height))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Changes a site somehow; the numbers choose. */
export type Edit = (site: TestSite, a: number, b: number) => void;

/** Links may lead nowhere, since any file may go. */
const CONFIG = `site: {title: Edited, url: https://example.org/sub/, id: example.org}
diagnostics: {BG0203: warning, BG0204: warning, BG0209: warning}
`;
const TOPICS = ["Oil", "Trade", "Sanctions", "Grain"];
const STANCES = ["supports", "disputes", "silent"];
const OUTLETS = ["Daily", "Herald", "Wire", "Gazette"];
const QUOTED = ["Words 1 of ours", "Words 2", "no words of anybody", "that is $5 billion"];
const RHYTHMS = [
  "every: day",
  "every: day, at: 00:00, in: Asia/Seoul",
  "every: week, weekday: friday",
  "every: week, at: 23:30",
];
const AHEAD_KEYS = ["place: Oslo", "until: 2026-11-27", "url: 'https://a.example/'", "id: own"];
const EDITION_KEYS = [
  "",
  "stories: [story-1, story-0]\n",
  "title: An edition\nstories: [story-3]\nsign_off: Until tomorrow.\n",
  "status: draft\n",
  "lang: ar\n",
];
const LEVELS = [
  "BG0805: warning",
  "BG0810: off",
  "BG0813: error",
  "BG0809: warning, BG0817: advice",
  "BG0803: advice",
];
/** Files of ours that a site may have its own of. */
const MACHINE = ["robots.txt", "llms.txt", "sitemap.xml", "feeds.opml", "stories/story-1/index.md"];
const pick = <T>(list: readonly T[], choice: number): T => list[choice % list.length]!;

/** What a source says of an address that no longer works. */
const GONE = [" access: gone,", " access: gone, archive: 'https://archive.example/1',", " access: free,"];

/** A story whose every part is chosen by two numbers. */
/** Parts of a page that templates make, some of them only of data. */
const PARTS = [
  "background",
  "papers",
  "topics",
  "questions",
  "toc",
  "glance",
  "made",
  "unknowns",
  "footnote-label",
];

function story(a: number, b: number): string {
  const papers = `## What the papers say\n\nThe ${pick(OUTLETS, b)} and ${pick(OUTLETS, a + 2)} say “${pick(QUOTED, a)}”. [@one]\n`;
  const related = b % 3 === 0 ? `storyline: line-${a % 2}\n` : "";
  const previous = a % 4 === 0 ? `previous: [story-${b % 5}]\n` : "";
  const correction =
    a % 7 === 0
      ? `corrections: [{at: 2026-11-${21 + (b % 5)}, kind: correction, text: It was wrong., was: A}]\n`
      : "";
  const questions =
    b % 4 === 0 ? `questions: [{question: Why ${a % 5}?, answer: Because of Oil.}, grain-deal]\n` : "";
  const facts = [
    `claims: [{claim: Claim ${b % 3}, by: {one: ${pick(STANCES, a)}, two: ${pick(STANCES, b)}}}]`,
    `quotes: [{text: Words ${a % 4}., speaker: Who, cite: one}]`,
    `figures: [{label: Sum, value: ${b % 9}, unit: ${pick(["billion US dollars", "people"], a)}}]`,
    `unknowns: [How much ${b % 4}.]`,
    `verification: {level: ${pick(["confirmed", "disputed"], b)}, note: Note ${a % 3}.}`,
  ].filter((_, index) => (a + b) % (index + 2) === 0);
  return `---
title: Title ${a % 50}
date: 2026-11-${String(10 + (b % 18)).padStart(2, "0")}
${b % 5 === 0 ? `updated: 2026-11-${20 + (a % 8)}\n` : ""}topics: [${pick(TOPICS, a)}, ${pick(TOPICS, b)} ${b % 9}]
sources:
  - {key: one, source: ${pick(OUTLETS, a)}, title: Article ${b % 6},${a % 5 === 0 ? " stresses: Oil," : ""}${GONE[b % 4] ?? ""} url: "https://news.example/${b % 6}"}
  - {key: two, source: ${pick(OUTLETS, b)}, via: ${pick(OUTLETS, a + 1)}, title: Other, kind: ${pick(["news", "data"], a)}}
  - {source: Outlet ${(a + b) % 9}, title: Third}
  - {source: Outlet ${b % 9}, title: Fourth}
timeline: [{date: 2026-10, text: It began., cites: [one]}]
${facts.map((fact) => `${fact}\n`).join("")}${related}${previous}${correction}${questions}${a % 11 === 0 ? "status: draft\n" : ""}---

## What's happened

${pick(TOPICS, b)} rose [@one], said the ${pick(OUTLETS, a)}. See [the other](story-${b % 5}.md#${pick(["sources", "nowhere", "heading-1", "heading-2"], a)}).

${(a + b) % 3 === 0 ? papers : ""}
## Go deeper

- Does the Grain deal hold?
- Question ${a % 6}?
`;
}

const topic = (name: string, a: number): string =>
  `---\nname: ${name}\naliases: [Alias ${a % 5}]\nkind: ${pick(["issue", "place", "person"], a)}\nwikidata: Q${1 + (a % 3)}\n${a % 3 === 0 ? "parent: oil\n" : ""}---\n\nAbout ${name} number ${a % 9}.\n`;

/** The sources of the site that edits begin with. */
export const START: Readonly<Record<string, string>> = {
  "briefgen.config.yaml": CONFIG,
  ...Object.fromEntries(
    [1, 2, 3, 4, 5].map((n) => [`briefings/story-${n - 1}.md`, story(n * 13 + 1, n * 29 + 3)]),
  ),
  "briefings/topics/oil.md": topic("Oil", 1),
  "briefings/sources/wire.md": "---\nname: Wire\nurl: https://wire.example/\n---\nA wire.\n",
  "briefings/questions/grain-deal.md":
    "---\nquestion: Does the Grain deal hold?\ndate: 2026-11-12\n---\nUntil the spring.\n",
  "briefings/storylines/line-0.md": "---\ntitle: Line 0\ntopics: [Oil]\n---\nA line.\n",
  "briefings/authors/ada.md": "---\nname: Ada Byron\naliases: [Ada]\nrole: Editor\n---\nShe edits.\n",
  "briefings/storylines/line-1.md": "---\ntitle: Line 1\n---\nAnother.\n",
  "static/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
};

const storiesOf = ({ root }: TestSite): string[] =>
  readdirSync(join(root, "briefings"), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.startsWith("story-"))
    .map(({ name }) => `briefings/${name}`)
    .sort();

/** Rewrites one story of the site, where there is any. */
function rewrite(site: TestSite, choice: number, change: (text: string) => string): void {
  const paths = storiesOf(site);
  if (paths.length === 0) return;
  const path = pick(paths, choice);
  site.write(path, change(site.read(path)));
}

/** Writes a file, or removes it where it is there and the number is odd. */
const toggle = (site: TestSite, path: string, content: string, b: number): void => {
  if (b % 2 === 1 && existsSync(join(site.root, path))) site.remove(path);
  else site.write(path, content);
};

/** Makes something else than a file at a path, or removes it if it is there. */
function toggleOther(site: TestSite, path: string, make: (absolute: string) => void): void {
  const absolute = join(site.root, path);
  if (lstatSync(absolute, { throwIfNoEntry: false })) rmSync(absolute, { recursive: true });
  else make(absolute);
}

const MARKED = [
  "[@one]",
  "[see @one, *p. 3*; @one]",
  "[@one; @two]",
  "[out](https://example.org/)",
  "*this* `that`",
  "[gone][nope]",
  "**open",
  "<a name=here></a>",
  "<iframe src=https://example.org/></iframe>",
  "https://example.org/a。次",
];
const LANGUAGES = [
  "languages: [ar]",
  "languages: [{lang: de, title: Deutsch}, ar]",
  "languages: [{lang: de, title: Auf Deutsch, footer: Unten}, ar]",
  "logo: /logo.svg, icon: /logo.svg",
];
const PLACES = ["lead: true\n", "lead: true\nlead_until: 2026-11-21\n", "pinned: true\n", "weight: 5\n", ""];
const CONSTRUCTS = [
  '![A port](/logo.svg "A port [@one] | Ada | CC BY 4.0")',
  '![A](/logo.svg)\n![B](/logo.svg "B")',
  "> [!NOTE]\n> Mind Oil.",
  "> [!NOTES]\n> Mind that.",
  "https://news.example/3",
  '[A headline](https://news.example/a "Daily")',
  '<video src="clip.mp4" title="Clip"></video>',
];
const SCRIPTS = ["북한은", "印度尼西亚", "印度的", "North\nKorea", "People’s Bank"];
const SPELLINGS = ["People's Bank", "People’s Bank", "PEOPLE'S BANK", "북한", "C++", "C#"];

const AUTHORS = ["Ada", "Ada Byron", "ADA", "Bo", "Cy"];
const PAGE_PATHS = [
  "about",
  "contact",
  "rules",
  "rules/index",
  "rules/ethics",
  "corrections/policy",
  "My Rules/x",
];
const PAGE_KEYS = [
  "",
  "order: 1\n",
  "order: 2\nmenu: header\n",
  "slug: moved\n",
  "status: draft\n",
  "noindex: true\n",
  "updated: 2026-11-20\naliases: [/was/]\n",
  "lang: de\ntranslation_of: about\n",
];

const AUTHOR_KEYS = [
  "role: Editor\n",
  "slug: someone\n",
  "beats: [Oil, Brand new 1]\n",
  "sort: Zz\nlinks: [https://a.example/]\n",
  'sort: "Byron, Ada"\n',
  'fediverse: "@a@b.example"\nemail: a@b.example\n',
  "image: {src: ../port.png, alt: Somebody}\nlanguages: [de]\n",
];

export const EDITS: Readonly<Record<string, Edit>> = {
  nothing: () => {},
  // What a good build did not know of must be reported by the next one, even if it finds no other change.
  "link out": (site, a) => {
    const outside = join(site.root, "../outside.md");
    writeFileSync(outside, "---\ntitle: Secret\ndate: 2026-11-20\n---\n");
    toggleOther(site, pick(["briefings/out.md", "static/out.txt", "templates/out.eta"], a), (path) => {
      mkdirSync(dirname(path), { recursive: true });
      symlinkSync(outside, path);
    });
  },
  "link in": (site, a) =>
    toggleOther(site, "briefings/twin.md", (path) => symlinkSync(`story-${a % 9}.md`, path)),
  folder: (site, a, b) =>
    toggleOther(site, "briefings/folder.md", (path) => {
      mkdirSync(path);
      writeFileSync(join(path, "inner.md"), story(a, b).replace("title:", "slug: inner\ntitle:"));
    }),
  pipe: (site) => toggleOther(site, "briefings/pipe.md", (path) => execFileSync("mkfifo", [path])),
  unreadable: (site) =>
    toggleOther(site, "briefings/bytes.md", (path) => writeFileSync(path, Buffer.from([0x2d, 0xff, 0x2d]))),
  add: (site, a, b) => void site.write(`briefings/story-${a % 9}.md`, story(a, b)),
  remove: (site, a) => {
    const paths = storiesOf(site);
    if (paths.length > 1) site.remove(pick(paths, a));
  },
  rename: (site, a, b) => {
    const from = join(site.root, pick(storiesOf(site), a));
    if (existsSync(from)) renameSync(from, join(site.root, `briefings/story-${b % 9}.md`));
  },
  retitle: (site, a, b) => rewrite(site, a, (text) => text.replace(/^title: .*$/m, `title: New ${b % 30}`)),
  retag: (site, a, b) =>
    rewrite(site, a, (text) =>
      text.replace(/^topics: .*$/m, `topics: [${pick(TOPICS, b)}, Brand new ${b % 4}]`),
    ),
  redate: (site, a, b) =>
    rewrite(site, a, (text) =>
      text.replace(/^date: .*$/m, `date: 2026-11-${String(10 + (b % 18)).padStart(2, "0")}`),
    ),
  draft: (site, a) =>
    rewrite(site, a, (text) =>
      text.includes("status: draft")
        ? text.replace("status: draft\n", "")
        : text.replace("---\n", "---\nstatus: draft\n"),
    ),
  withdraw: (site, a) =>
    rewrite(site, a, (text) =>
      text.includes("status:") ? text : text.replace("---\n", "---\nstatus: withdrawn\n"),
    ),
  slug: (site, a, b) =>
    rewrite(site, a, (text) => text.replace(/^(?:slug: .*\n)?title/m, `slug: moved-${b % 4}\ntitle`)),
  alias: (site, a, b) =>
    rewrite(site, a, (text) => text.replace(/^(?:aliases: .*\n)?title/m, `aliases: [/old-${b % 4}/]\ntitle`)),
  body: (site, a, b) =>
    rewrite(site, a, (text) => `${text}\nMore about ${pick(TOPICS, b)} and Alias ${b % 5}.\n`),
  heading: (site, a, b) =>
    rewrite(site, a, (text) =>
      b % 2
        ? text.replace(/## Heading \d\n/, "")
        : `${text}\n## Heading ${b % 4}\n\nBelow [it](#heading-${a % 4}).\n`,
    ),
  /** What headings hold, what readers would see of markup, names in other scripts, and spellings of them. */
  marked: (site, a, b) =>
    rewrite(site, a, (text) =>
      b % 3 === 0
        ? text.replace(/\n## Marked[^\n]*\n(?:(?!\n## )[\s\S])*/, "")
        : `${text}\n## Marked ${pick(MARKED, a + b)}\n\n${pick(MARKED, b)} ${pick(SCRIPTS, a)}\n`,
    ),
  spelling: (site, a, b) =>
    rewrite(site, a, (text) =>
      text.replace(/^topics: .*$/m, `topics: [${pick(SPELLINGS, b)}, ${pick(TOPICS, a)}]`),
    ),
  unlinked: (site, a, b) =>
    toggle(
      site,
      "briefings/topics/korea.md",
      `---\nname: 북한\naliases: [印度]\nsort: ${pick(["Aa", "Zz", "か"], a)}\nmentions: ${b % 4 === 0}\n---\nA state.[^1]\n\n[^1]: A note ${b % 3}.\n`,
      b,
    ),
  answers: (site, a, b) =>
    rewrite(site, a, (text) =>
      text.replace(
        /^(?:questions: .*\n)?title/m,
        `questions: [{question: "How ${b % 3}?", answer: "So.[^1] ${pick(MARKED, b)}\\n\\n[^1]: A note ${a % 3}."}]\ntitle`,
      ),
    ),
  /** The section of earlier events is made of the timeline alone. */
  steps: (site, a, b) =>
    rewrite(site, a, (text) =>
      b % 2
        ? text.replace(/^timeline: .*\n/m, "")
        : text.replace(
            /^(?:timeline: .*\n)?sources:/m,
            "timeline: [{date: 2026-09, text: A step.}]\nsources:",
          ),
    ),
  parts: (site, a, b) =>
    rewrite(
      site,
      a,
      (text) =>
        `${text}\nSee [a part](story-${b % 5}.md#${pick(PARTS, a + b)}) or [mine](#${pick(PARTS, b)}).\n`,
    ),
  note: (site, a, b) =>
    rewrite(site, a, (text) =>
      b % 2 ? text.replaceAll(/\[\^n\](?:: .*)?\n/g, "\n") : `${text}\nA word.[^n]\n\n[^n]: A note.\n`,
    ),
  warn: (site, a, b) =>
    rewrite(site, a, (text) => (b % 2 ? text.replace(/!\[\]\(.*\)\n/, "") : `${text}\n![](/logo.svg)\n`)),
  translate: (site, a, b) =>
    rewrite(site, a, (text) =>
      text.replace(
        /^(?:lang: .*\ntranslation_of: .*\n)?title/m,
        `lang: ${pick(["ar", "de"], a)}\ntranslation_of: story-${b % 5}\ntitle`,
      ),
    ),
  credit: (site, a, b) =>
    rewrite(site, a, (text) =>
      text.replace(
        /^(?:authors: .*\nkind: .*\n)?title/m,
        `authors: [${pick(AUTHORS, b)}, ${pick(AUTHORS, a)} Junior]\nkind: opinion\ntitle`,
      ),
    ),
  /** Where a story stands on the home page. */
  place: (site, a, b) =>
    rewrite(site, a, (text) =>
      text.replace(/^(?:(?:lead|lead_until|pinned|weight): .*\n)*title/m, `${pick(PLACES, b)}title`),
    ),
  source: (site, a, b) =>
    rewrite(site, a, (text) => text.replace(/title: Article \d+/, `title: Article ${b % 40}`)),
  /** How seriously the site takes advice, and what there is to advise. */
  level: (site, a) =>
    site.write(
      "briefgen.config.yaml",
      CONFIG.replace("BG0203: warning,", `BG0203: warning, ${pick(LEVELS, a)},`),
    ),
  papers: (site, a, b) =>
    rewrite(site, a, (text) =>
      text.includes("## What the papers say")
        ? text.replace(
            /The \w+ and \w+ say “[^”]*”/,
            `The ${pick(OUTLETS, b)} and Outlet ${b % 9} say “${pick(QUOTED, b)}”`,
          )
        : `${text}\n## What the papers say\n\nThe ${pick(OUTLETS, b)} and Outlet ${b % 9} say “${pick(QUOTED, b)}”.\n`,
    ),
  figure: (site, a, b) =>
    rewrite(site, a, (text) =>
      text.replace(
        /^(?:figures: .*\n)?sources:/m,
        `figures: [{label: Sum, value: ${b % 9}, unit: people, cites: [${pick(["one", '"*"'], b)}]}]\nsources:`,
      ),
    ),
  shift: (site, a) => rewrite(site, a, (text) => text.replace("---\n", "---\n# a comment\n")),
  break: (site, a) => rewrite(site, a, (text) => text.replace(/^date: .*$/m, "date: never")),
  topic: (site, a, b) =>
    toggle(site, `briefings/topics/topic-${a % 3}.md`, topic(pick([...TOPICS, "Brand new 1"], a), b), b),
  outlet: (site, a, b) =>
    toggle(
      site,
      `briefings/sources/o-${a % 2}.md`,
      `---\nname: ${pick(OUTLETS, a)}\naliases: [O${b % 3}]\nkind: ${pick(["wire", "ngo"], b)}\n---\nText ${b % 7}.\n`,
      b,
    ),
  question: (site, a, b) =>
    toggle(
      site,
      `briefings/questions/q-${a % 2}.md`,
      `---\nquestion: Question ${b % 6}?\ndate: 2026-11-${10 + (b % 20)}\n${b % 3 ? "" : "updated: 2026-11-24\n"}topics: [${pick(TOPICS, a)}]\n---\nAnswer ${b}.\n`,
      b,
    ),
  storyline: (site, a, b) =>
    void site.write(
      `briefings/storylines/line-${a % 2}.md`,
      `---\ntitle: Line ${b % 5}\nstatus: ${pick(["active", "closed"], b)}\n---\nLine.\n`,
    ),
  email: (site, a, b) =>
    rewrite(site, a, (text) =>
      text.replace(/^(?:email: true\n)?topics: /m, b % 3 ? "email: true\ntopics: " : "topics: "),
    ),
  /** Dates to watch, some of which are over after a few hours. */
  ahead: (site, a, b) => {
    const entry = `ahead: [{date: 2026-11-${22 + (b % 6)}, text: Date ${a % 4}, ${pick(AHEAD_KEYS, a + b)}}]\n`;
    const change = (text: string) =>
      text.replace(/^ahead: .*\n/m, "").replace(/^topics: /m, `${b % 4 ? entry : ""}topics: `);
    if (a % 3) rewrite(site, a, change);
    else
      site.write(
        "briefings/storylines/line-0.md",
        change("---\ntitle: Line 0\ntopics: [Oil]\n---\nA line.\n"),
      );
  },
  /** The editions that the site makes, or none. */
  rhythm: (site, a, b) =>
    void site.write(
      "briefgen.config.yaml",
      b % 3 === 0 ? CONFIG : `${CONFIG}editions: {${pick(RHYTHMS, a)}, limit: ${1 + (b % 4)}}\n`,
    ),
  edition: (site, a, b) =>
    toggle(
      site,
      `briefings/editions/2026-11-${20 + (a % 8)}.md`,
      `---\ndate: 2026-11-${20 + (b % 9)}\n${pick(EDITION_KEYS, a)}---\nEdition ${a % 4}, see [one](../story-${b % 5}.md).\n`,
      b,
    ),
  author: (site, a, b) =>
    toggle(
      site,
      `briefings/authors/author-${a % 2}.md`,
      `---\nname: ${pick(AUTHORS, a)}\naliases: [A${b % 3}]\n${pick(AUTHOR_KEYS, b)}---\nAbout Oil ${b % 5}.\n`,
      b,
    ),
  /** Plain pages, in folders with and without a page of their own, in two languages, with links in both directions. */
  page: (site, a, b) =>
    toggle(
      site,
      `pages/${pick(PAGE_PATHS, a)}.md`,
      `---\ntitle: Page ${b % 4}\n${pick(PAGE_KEYS, a + b)}---\n\nAbout Oil, [this](about.md#heading-${b % 3}), [that](rules/ethics.md) and [a story](../briefings/story-${b % 5}.md).\n\n## Heading ${a % 3}\n`,
      b,
    ),
  "page linked": (site, a, b) =>
    rewrite(
      site,
      a,
      (text) => `${text}\nSee [a page](../pages/${pick(PAGE_PATHS, b)}.md#heading-${a % 3}).\n`,
    ),
  picture: (site, a, b) => {
    site.write("briefings/port.png", b % 3 === 0 ? "no picture" : png(900 * (b % 3), 600));
    rewrite(site, a, (text) =>
      text.replace(/^(?:image: .*\n)?title/m, `image: {src: port.png, alt: A port}\ntitle`),
    );
  },
  /** Figures, galleries, alerts and cards: what they show is in the text, and in the list of sources. */
  construct: (site, a, b) =>
    rewrite(site, a, (text) =>
      b % 4 === 0
        ? text.replace(/\n## Shown\n(?:(?!\n## )[\s\S])*/, "")
        : `${text}\n## Shown\n\n${pick(CONSTRUCTS, a + b)}\n\n${pick(CONSTRUCTS, b)}\n`,
    ),
  /** A chart, whose numbers are in the text or in a file. */
  chart: (site, a, b) =>
    rewrite(site, a, (text) =>
      b % 3 === 0
        ? text.replaceAll(/\n```chart\n(?:(?!```)[\s\S])*```\n/g, "")
        : `${text}\n\`\`\`chart\ntype: ${pick(["bars", "lines", "dots"], a)}\ntitle: Chart ${b % 3}\n${b % 2 ? "csv: data.csv\n" : `\n| a | b |\n|---|---|\n| x | ${a} |\n| y | ${b} |\n`}\`\`\`\n`,
    ),
  numbers: (site, a, b) =>
    toggle(
      site,
      "briefings/data.csv",
      b % 8 === 0
        ? "a,b\nx,many\n"
        : `a${pick([",", ";"], a)}b\nx${pick([",", ";"], a)}${b}\ny${pick([",", ";"], a)}2\n`,
      b,
    ),
  audio: (site, a, b) => {
    toggle(site, "briefings/talk.mp3", "x".repeat(1 + (b % 5)), b);
    rewrite(site, a, (text) =>
      text.replace(/^(?:audio: .*\n)?title/m, `audio: {src: talk.mp3, title: Talk ${b % 3}}\ntitle`),
    );
  },
  video: (site, a, b) => {
    site.write("briefings/clip.mp4", "x".repeat(1 + (b % 3)));
    rewrite(site, a, (text) =>
      b % 2
        ? text.replaceAll(/\n!\[A clip\]\(.*\)\n/g, "")
        : `${text}\n![A clip](clip.mp4 "Clip ${b % 3}")\n`,
    );
  },
  captions: (site, a, b) =>
    toggle(site, pick(["briefings/clip.vtt", "briefings/clip.de.vtt", "briefings/clip.jpg"], a), `x${b}`, b),
  template: (site, a, b) =>
    toggle(site, "templates/partials/card.eta", `<p class="own"><%= it.card.title %> ${a % 4}</p>\n`, b),
  layout: (site, a, b) =>
    toggle(
      site,
      "templates/pages/withdrawn.eta",
      `<% layout("layouts/base") %><h1><%= it.content.title %></h1> ${a % 4}\n`,
      b,
    ),
  style: (site, a, b) => toggle(site, "templates/assets/style.css", `body { color: #${a % 10}00 }\n`, b),
  words: (site, a, b) => toggle(site, "templates/strings/ar.yaml", `home: ${a % 5}\n`, b),
  broken: (site, _, b) => toggle(site, "templates/partials/cites.eta", "<% if ( %>", b | 1),
  config: (site, a, b) => {
    const extra = [
      "pagination: {stories: 2}\n",
      "mentions: false\n",
      "permalinks: {story: /:year/:slug/}\n",
      "feeds: {items: 2, content: summary}\n",
      "feeds: {nodes: full, node_items: 2}\n",
      "feeds: {nodes: off}\nmarkdown: false\nbibliography: off\n",
      "feeds: {node_min: 2}\nhost: {files: 90}\n",
      "security: {contact: [mailto:a@example.org], expires: 2027-01-01}\n",
      "images: {cards: true, widths: [200]}\n",
      "theme: {strings: {home: Start}}\n",
      "podcast: {image: /logo.svg, category: News}\nfeeds: {hub: 'https://hub.example/'}\n",
      "bibliography: off\nhost: netlify\n",
      "usage: {search: yes, ai_input: yes, ai_training: no, licence: https://example.org/terms/}\n",
      "usage: {search: no, ai_input: no, ai_training: yes}\ntrust: {contact: [mailto:a@example.org]}\n",
      "sections: {happened: [Go deeper]}\n",
      "home: [lead, {topic: Oil, count: 2}, {show: latest, count: 3}, {storyline: line-0}, figures, corrections, open-questions, outlets]\n",
      "nav: {header: [archive, topics/oil, {label: More, items: [feeds, {page: stories/story-1, label: One}]}], footer: [corrections]}\n",
      'theme: {accent: "#0b6e4f", fonts: {headline: sans}, density: compact}\nfooter: Some words.\n',
      "",
      "",
    ];
    const zone = b % 3 === 0 ? CONFIG.replace("id:", "time_zone: Asia/Seoul, id:") : CONFIG;
    const languages = b % 5 < 2 ? zone.replace("id:", `${pick(LANGUAGES, a + b)}, id:`) : zone;
    site.write("briefgen.config.yaml", languages + pick(extra, a));
  },
  title: (site, a) => void site.write("briefgen.config.yaml", CONFIG.replace("Edited", `Edited ${a % 4}`)),
  machine: (site, a, b) => toggle(site, `static/${pick(MACHINE, a)}`, `text ${b % 5}`, b),
  logo: (site, a, b) =>
    void site.write(
      "static/logo.svg",
      `<svg xmlns='http://www.w3.org/2000/svg' width='${50 + (a % 3)}' height='${20 + (b % 3)}'/>`,
    ),
  static: (site, a, b) => toggle(site, `static/file-${a % 3}.txt`, `text ${b % 5}`, b),
};
