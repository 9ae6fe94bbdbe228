import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { beforeAll, describe, expect, test } from "vitest";
import { attribute, byClass, elements, linksOf, parseHtml, textOf } from "../support/html.ts";
import { newSite } from "../support/site.ts";

const SIGNS = "Oil & gas: 5% #up {now} $3 a_b ~c ^d \\e";

const FILES = {
  "briefgen.config.yaml":
    "site: {title: News, url: https://example.org/sub/, id: 'example.org,2026', publisher: {name: News & Sons}, languages: [ar, ja]}\n",
  "briefings/authors/mina.md": '---\nname: Mina Park\nsort: "Park, Mina"\naliases: [M. Park]\n---\n',
  "briefings/authors/taro.md": '---\nname: 山田太郎\nsort: "山田, 太郎"\n---\n',
  "briefings/authors/ana.md": '---\nname: Ana Lucía García Márquez\nsort: "García Márquez, Ana Lucía"\n---\n',
  "briefings/authors/sara.md": '---\nname: سارة الحداد\nsort: "الحداد، سارة"\n---\n',
  "briefings/signed.md": `---
title: '${SIGNS}'
date: 2026-11-20T23:30
updated: 2026-11-22
authors: [Mina Park, "Desk and Sons, Ltd"]
summary: |
  Two lines
  of $ummary.
sources:
  - { key: full, source: 'A & B_C', title: 'In {full}: 5%', url: 'https://a.example/x_y?a=1&b={2}#c%20d', published: 2025-02-28, accessed: 2026-01-02, byline: 'Kim and Lee, AP', lang: en }
  - { source: Bare Outlet }
  - { source: Office, title: Rows, url: 'https://b.example/', kind: data, published: 2025-03-04 }
  - { source: Ministry, title: Decree, kind: primary }
  - { source: Firm, title: We grow, kind: press-release, url: 'https://c.example/' }
  - { source: Lost, title: Gone, url: 'https://d.example/', access: gone, archive: 'https://archive.example/d' }
---
`,
  "briefings/braces.md":
    "---\ntitle: 'Only } closes'\ndate: 2026-11-14\nauthors: [Ana Lucía García Márquez]\nsources: [{ source: 'Opens {', title: After }]\n---\n",
  "briefings/alias.md": "---\ntitle: By an alias\ndate: 2026-11-19\nauthors: [M. Park]\n---\n",
  "briefings/unsigned.md": "---\ntitle: Nobody signed\ndate: 2026-11-18\n---\n",
  "briefings/ja.md":
    "---\ntitle: 協議が再開\ndate: 2026-11-17\nlang: ja\nslug: 協議\nid: 協議\nauthors: [山田太郎]\n---\n",
  "briefings/ar.md":
    "---\ntitle: استئناف المحادثات\ndate: 2026-11-16\nlang: ar\nid: محادثات\nauthors: [سارة الحداد]\n---\n",
  "briefings/withdrawn.md":
    "---\ntitle: Withdrawn\ndate: 2026-11-15\nstatus: withdrawn\ncorrections: [{at: 2026-11-16, kind: retraction, text: Wrong.}]\n---\n",
};

let output: Readonly<Record<string, string>>;
beforeAll(async () => {
  const site = newSite(FILES);
  await site.build();
  // The folder is gone after the first test.
  output = Object.fromEntries(
    Object.entries(site.tree()).map(([path, bytes]) => [path, Buffer.from(bytes, "latin1").toString()]),
  );
});

type Item = Readonly<Record<string, unknown>>;

const file = (page: string, ending: "bib" | "ris" | "json") =>
  output[`stories/${page}/bibliography.${ending}`]!;
const csl = (page: string): Item[] => JSON.parse(file(page, "json"));
const day = (year: number, month: number, date: number) => ({ "date-parts": [[year, month, date]] });
/** What Citation.js reads, without what it notes for itself. */
const read = (page: string, ending: "bib" | "ris"): Item[] =>
  new Cite(file(page, ending)).data.map(({ _graph, "citation-key": _, ...item }) => item);

const STORY = {
  id: "signed",
  type: "article-newspaper",
  title: SIGNS,
  author: [{ family: "Park", given: "Mina" }, { literal: "Desk and Sons, Ltd" }],
  "container-title": "News",
  publisher: "News & Sons",
  issued: day(2026, 11, 20),
  URL: "https://example.org/sub/stories/signed/",
  language: "en",
  abstract: "Two lines of $ummary.",
  note: "Updated 2026-11-22",
};

describe("a story's bibliography", () => {
  test("is CSL-JSON with the story first, then what it cites", () => {
    expect(csl("signed")).toEqual([
      STORY,
      {
        ...{
          id: "signed-1",
          type: "article-newspaper",
          title: "In {full}: 5%",
          "container-title": "A & B_C",
        },
        ...{ author: [{ literal: "Kim and Lee, AP" }], issued: day(2025, 2, 28), accessed: day(2026, 1, 2) },
        ...{ URL: "https://a.example/x_y?a=1&b={2}#c%20d", language: "en" },
      },
      { id: "signed-2", type: "article-newspaper", title: "Bare Outlet", "container-title": "Bare Outlet" },
      {
        ...{ id: "signed-3", type: "dataset", title: "Rows", publisher: "Office" },
        ...{ issued: day(2025, 3, 4), URL: "https://b.example/" },
      },
      { id: "signed-4", type: "document", title: "Decree", publisher: "Ministry" },
      {
        ...{ id: "signed-5", type: "webpage", title: "We grow", "container-title": "Firm" },
        URL: "https://c.example/",
      },
      {
        ...{ id: "signed-6", type: "article-newspaper", title: "Gone", "container-title": "Lost" },
        URL: "https://archive.example/d",
      },
    ]);
  });

  test("is BibTeX that Citation.js reads back, with every sign of it", () => {
    const items = read("signed", "bib");
    const [story, full, ...others] = csl("signed");
    // BibTeX has no type for news, and Citation.js takes a name in braces for a family's.
    const whole = { family: "Desk and Sons, Ltd" };
    const { author: _, ...known } = story!;
    expect(items[0]).toEqual({
      ...known,
      ...{ type: "article-journal", genre: "newspaper" },
      author: [{ family: "Park", given: "Mina" }, whole],
    });
    expect(items[1]).toEqual({
      ...full,
      ...{ type: "article-journal", genre: "newspaper", author: [{ family: "Kim and Lee, AP" }] },
      URL: "https://a.example/x_y?a=1&b=%7B2%7D#c%20d",
    });
    expect(items.slice(2).map(({ title, issued, URL }) => ({ title, issued, URL }))).toEqual(
      others.map(({ title, issued, URL }) => ({ title, issued, URL })),
    );
  });

  test("is BibTeX whose braces are balanced: BibTeX itself counts those after a backslash, too", () => {
    for (const page of ["signed", "braces"])
      expect(file(page, "bib").split("{").length, page).toBe(file(page, "bib").split("}").length);
    expect(read("braces", "bib").map((item) => [item.title, item["container-title"]])).toEqual([
      ["Only } closes", "News"],
      ["After", "Opens {"],
    ]);
  });

  test("is RIS that Citation.js reads back, and that has a day", () => {
    const items = read("signed", "ris");
    const known = ["id", "title", "container-title", "publisher", "URL", "language", "abstract", "note"];
    for (const [index, item] of csl("signed").entries())
      expect(items[index], String(item.id)).toMatchObject(
        Object.fromEntries(known.flatMap((name) => (name in item ? [[name, item[name]]] : []))),
      );
    expect(items.map(({ type }) => type)).toEqual(csl("signed").map(({ type }) => type));
    expect(items[3]!.issued).toEqual(day(2025, 3, 4));
    const [first] = file("signed", "ris").split("\r\n\r\n");
    expect(first!.split("\r\n")).toEqual(
      expect.arrayContaining([
        "AU  - Park, Mina",
        "AU  - Desk and Sons; Ltd",
        "PY  - 2026",
        "DA  - 2026/11/20",
      ]),
    );
  });

  test.each([
    ["協議", { family: "山田", given: "太郎" }, "協議が再開", "ja"],
    ["ar", { family: "الحداد", given: "سارة" }, "استئناف المحادثات", "ar"],
  ])("keeps names and titles in their script: %s", (page, author, title, language) => {
    const [item] = csl(page);
    expect(item).toMatchObject({ author: [author], title, language });
    expect(item!.id).toMatch(/^[\w-]+$/);
    expect(read(page, "bib")[0]).toMatchObject({ id: item!.id, author: [author], title });
    expect(read(page, "ris")[0]).toMatchObject({ title, language, URL: item!.URL });
    expect(file(page, "ris")).toContain(`AU  - ${author.family}, ${author.given}\r\n`);
  });

  test("divides no name that the author's record does not divide, and names the publisher if nobody signed", () => {
    expect(csl("alias")[0]!.author).toEqual([{ literal: "M. Park" }]);
    expect(csl("unsigned")[0]!.author).toEqual([{ literal: "News & Sons" }]);
    expect(csl("unsigned")[0]!.note).toBeUndefined();
  });

  test("does not exist for a withdrawn story, whose page does not say how to cite it", () => {
    expect(Object.keys(output).filter((path) => path.startsWith("stories/withdrawn/"))).toEqual([
      "stories/withdrawn/index.html",
    ]);
    expect(output["stories/withdrawn/index.html"]).not.toMatch(/citation_|bibliography/);
  });
});

const page = (name: string) => parseHtml(output[`stories/${name}/index.html`]!);
const tags = (name: string) =>
  elements(page(name), "meta").flatMap((meta) =>
    /^(?:citation_|DC\.)/.test(attribute(meta, "name"))
      ? [[attribute(meta, "name"), attribute(meta, "content")]]
      : [],
  );

describe("a story's page", () => {
  test("says who wrote what and when, for Google Scholar and Zotero; a publisher is no author there", () => {
    expect(tags("signed")).toEqual([
      ["citation_title", SIGNS],
      ["citation_author", "Park, Mina"],
      ["citation_author", "Desk and Sons, Ltd"],
      ["citation_publication_date", "2026/11/20"],
      ["citation_language", "en"],
      ["DC.type", "newspaperArticle"],
    ]);
    expect(tags("unsigned").map(([name]) => name)).not.toContain("citation_author");
    // As in Zotero's translator: a comma between parts of several words would make two authors of her.
    const authors = ["協議", "braces"].flatMap(tags);
    expect(authors.filter(([name]) => name === "citation_author").map(([, content]) => content)).toEqual([
      "山田, 太郎",
      "Ana Lucía García Márquez",
    ]);
  });

  test("shows references in three styles, and links the files", () => {
    const box = byClass(page("signed"), "bibliography")[0]!;
    expect(elements(box, "dd").map(textOf)[2]).toBe(
      "Park, Mina and Desk and Sons, Ltd. “Oil & Gas: 5% #up {now} $3 a_b ~c ^d \\e.” News, 20 Nov. 2026, https://example.org/sub/stories/signed/.",
    );
    expect(linksOf(box)).toEqual(
      [
        ["BibTeX", "bib"],
        ["RIS", "ris"],
        ["CSL-JSON", "json"],
      ].map(([name, ending]) => [name, `/sub/stories/signed/bibliography.${ending}`]),
    );
  });

  test("has nothing of it with `bibliography: off`, nor does the site", async () => {
    const site = newSite({
      ...FILES,
      "briefgen.config.yaml": `${FILES["briefgen.config.yaml"]}bibliography: off\n`,
    });
    await site.build();
    expect(Object.keys(site.tree()).filter((path) => path.includes("bibliography"))).toEqual([]);
    expect(site.page("stories/signed/")).not.toMatch(/citation_|DC\.type|class="bibliography"/);
    expect(site.read("dist/_headers")).not.toContain("bibliography");
  });
});

test("a site without an address is cited at the local one", async () => {
  const site = newSite({
    "briefgen.config.yaml": "",
    "briefings/a.md": "---\ntitle: A\ndate: 2026-11-20\n---\n",
  });
  await site.build();
  const [item] = JSON.parse(site.read("dist/stories/a/bibliography.json"));
  expect(item.URL).toBe("http://localhost:4321/stories/a/");
  expect(item.author).toBeUndefined();
});
