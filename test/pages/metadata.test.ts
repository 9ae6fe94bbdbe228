import { describe, expect, test } from "vitest";
import { attribute, byClass, elements, parseHtml, textOf } from "../support/html.ts";
import { newSite, story } from "../support/site.ts";

type Node = Record<string, unknown> & { "@type": string };

/** The nodes of a page's JSON-LD, as a search engine reads them. */
function graphOf(html: string): Node[] {
  const scripts = elements(parseHtml(html), "script").filter(
    (script) => attribute(script, "type") === "application/ld+json",
  );
  expect(scripts).toHaveLength(1);
  const [text] = scripts[0]!.children;
  const { "@context": context, "@graph": graph } = JSON.parse(text?.type === "text" ? text.value : "");
  expect(context).toBe("https://schema.org");
  return graph;
}

const ofType = (html: string, type: string): Node => {
  const found = graphOf(html).filter((node) => node["@type"] === type);
  expect(found, type).toHaveLength(1);
  return found[0]!;
};

/** `property` or `name` → the contents of its meta elements. */
const meta = (html: string, name: string): string[] =>
  elements(parseHtml(html), "meta")
    .filter((element) => [attribute(element, "property"), attribute(element, "name")].includes(name))
    .map((element) => attribute(element, "content"));

const alternates = (html: string): [string, string][] =>
  elements(parseHtml(html), "link")
    .filter((link) => attribute(link, "hrefLang") !== "")
    .map((link) => [attribute(link, "hrefLang"), attribute(link, "href")]);

const FRONT = `updated: 2026-11-22T10:00+02:00
kind: analysis
summary: A </script><b> summary
authors: [Mina Park, Jonas Weber]
storyline: talks
production: {mode: generated}
topics: [{topic: Oil, role: mention}, {topic: Korea, role: main}]
sources:
  - {source: Wire, via: Agency, title: Report, url: "https://wire.example/1", published: 2026-11-01, kind: news, access: paywall}
  - {source: Ministry, title: Table, kind: data}
corrections:
  - {at: 2026-11-21, kind: correction, text: The date was wrong.}
  - {at: 2026-11-22, kind: update, text: More is known.}`;

const FILES = {
  "briefings/s.md": story("S", FRONT),
  "briefings/storylines/talks.md": "---\ntitle: Talks\n---\nA line.\n",
  "briefings/topics/korea.md":
    "---\nname: Korea\nkind: place\nwikidata: Q423\naliases: [DPRK]\n---\nA country.\n",
  "briefings/sources/wire.md":
    "---\nname: Wire\nkind: wire\nurl: https://wire.example/\ncountry: US\nwikidata: Q1\n---\nA wire.\n",
};

async function built(files: Record<string, string>) {
  const site = newSite(files);
  await site.clean();
  return site;
}

describe("a story's JSON-LD", () => {
  test("says what the story is, by whom, and what it is made from", async () => {
    const page = (await built(FILES)).page("stories/s/");
    const url = "https://example.org/stories/s/";
    expect(ofType(page, "AnalysisNewsArticle")).toEqual({
      "@type": "AnalysisNewsArticle",
      ...{ "@id": `${url}#article`, url, mainEntityOfPage: url },
      ...{ headline: "S", description: "A </script><b> summary", inLanguage: "en" },
      datePublished: "2026-11-20T00:00:00+00:00",
      dateModified: "2026-11-22T08:00:00+00:00",
      author: [
        {
          "@type": "Person",
          "@id": "https://example.org/authors/mina-park/#author",
          name: "Mina Park",
          url: "https://example.org/authors/mina-park/",
        },
        {
          "@type": "Person",
          "@id": "https://example.org/authors/jonas-weber/#author",
          name: "Jonas Weber",
          url: "https://example.org/authors/jonas-weber/",
        },
      ],
      publisher: { "@id": "https://example.org/#publisher" },
      isPartOf: [
        { "@id": "https://example.org/#website" },
        {
          "@type": "CreativeWorkSeries",
          "@id": "https://example.org/storylines/talks/#storyline",
          ...{ name: "Talks", url: "https://example.org/storylines/talks/" },
        },
      ],
      about: [
        {
          ...{ "@type": "Place", "@id": "https://example.org/topics/korea/#topic", name: "Korea" },
          sameAs: "https://www.wikidata.org/wiki/Q423",
        },
      ],
      mentions: [{ "@type": "Thing", "@id": "https://example.org/topics/oil/#topic", name: "Oil" }],
      citation: [
        {
          ...{ "@type": "NewsArticle", name: "Report", url: "https://wire.example/1" },
          datePublished: "2026-11-01T00:00:00+00:00",
          publisher: {
            ...{ "@type": "NewsMediaOrganization", name: "Wire" },
            "@id": "https://example.org/sources/wire/#outlet",
          },
          sourceOrganization: {
            ...{ "@type": "Organization", name: "Agency" },
            "@id": "https://example.org/sources/agency/#outlet",
          },
          isAccessibleForFree: false,
        },
        {
          ...{ "@type": "Dataset", name: "Table" },
          publisher: {
            ...{ "@type": "Organization", name: "Ministry" },
            "@id": "https://example.org/sources/ministry/#outlet",
          },
        },
      ],
      isBasedOn: ["https://wire.example/1"],
      correction: [
        {
          ...{ "@type": "CorrectionComment", text: "The date was wrong." },
          datePublished: "2026-11-21T00:00:00+00:00",
        },
      ],
      digitalSourceType: "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    });
    expect(ofType(page, "NewsMediaOrganization")).toMatchObject({ name: "Test Brief" });
  });

  test.each([
    ["reportage", "ReportageNewsArticle"],
    ["background", "BackgroundNewsArticle"],
    ["opinion", "OpinionNewsArticle"],
    ["review", "ReviewNewsArticle"],
  ])("calls %s a %s", async (kind, type) => {
    const site = await built({ "briefings/s.md": story("S", `kind: ${kind}`) });
    expect(ofType(site.page("stories/s/"), type)).toMatchObject({
      author: { "@id": "https://example.org/#publisher" },
    });
  });

  test("holds no `<` that could end its element", async () => {
    const page = (await built(FILES)).page("stories/s/");
    const json = /<script type="application\/ld\+json">(.*)<\/script>/.exec(page)?.[1];
    expect(json).toContain("\\u003c/script>");
    expect(json).not.toContain("<");
  });
});

describe("other pages' JSON-LD", () => {
  test("the home page says what the site is, and who publishes it by which policies", async () => {
    const site = await built({
      ...FILES,
      "briefgen.config.yaml": `site:
  title: Brief
  url: https://example.org/news/
  publisher:
    name: Desk
    logo: /logo.svg
    email: desk@example.org
    policies: {principles: "https://d.example/p", corrections: "https://d.example/c"}
`,
      "static/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
    const home = site.page("");
    expect(ofType(home, "WebSite")).toMatchObject({ name: "Brief", url: "https://example.org/news/" });
    expect(ofType(home, "NewsMediaOrganization")).toEqual({
      ...{ "@type": "NewsMediaOrganization", "@id": "https://example.org/news/#publisher", name: "Desk" },
      url: "https://example.org/news/",
      logo: { "@type": "ImageObject", url: "https://example.org/news/logo.svg" },
      email: "desk@example.org",
      publishingPrinciples: "https://d.example/p",
      correctionsPolicy: "https://d.example/c",
    });
    const { mainEntity } = ofType(site.page("topics/korea/"), "CollectionPage");
    expect(mainEntity).toMatchObject({
      itemListElement: [{ position: 1, name: "S", url: "https://example.org/news/stories/s/" }],
    });
  });

  test("an outlet is the kind of organisation that its record says, with its articles as a list", async () => {
    const page = (await built(FILES)).page("sources/wire/");
    expect(ofType(page, "NewsMediaOrganization")).toMatchObject({
      ...{ name: "Wire", url: "https://wire.example/", description: "A wire." },
      sameAs: "https://www.wikidata.org/wiki/Q1",
      address: { addressCountry: "US" },
    });
    const { about, mainEntity } = ofType(page, "CollectionPage");
    expect(about).toEqual({ "@id": "https://example.org/sources/wire/#outlet" });
    expect(mainEntity).toMatchObject({
      itemListElement: [{ name: "Report", url: "https://wire.example/1" }],
    });
  });

  test("an answered question is a FAQ with its sub-questions; an open one has no answer", async () => {
    const question = (body: string, front = "") =>
      `---\nquestion: Do they work?\ndate: 2026-11-01\n${front}---\n\n${body}\n`;
    const site = await built({
      "briefings/s.md": story("S"),
      "briefings/questions/work.md": question(
        "In *part* & for now.[^1]\n\n- One\n- Two\n\n## Who says so?\n\nMany.\n\n[^1]: A note.",
      ),
      "briefings/questions/open.md": question("", "status: open\n").replace("Do they", "Will they"),
    });
    expect(ofType(site.page("questions/work/"), "FAQPage").mainEntity).toEqual([
      {
        ...{ "@type": "Question", name: "Do they work?" },
        acceptedAnswer: { "@type": "Answer", text: "In part & for now.\nOne\nTwo" },
      },
      {
        ...{ "@type": "Question", name: "Who says so?" },
        acceptedAnswer: { "@type": "Answer", text: "Many." },
      },
    ]);
    expect(ofType(site.page("questions/open/"), "WebPage").mainEntity).toEqual({
      "@type": "Question",
      name: "Will they work?",
    });
  });

  test("every page with a way to it has breadcrumbs; every list is a collection", async () => {
    const site = await built({
      ...FILES,
      "briefings/questions/q.md": "---\nquestion: Why?\ndate: 2026-11-01\n---\nSo.\n",
    });
    const lists = ["topics/", "sources/", "questions/", "storylines/", "archive/", "archive/2026/11/"];
    const nodes = ["topics/korea/", "sources/wire/", "storylines/talks/", "corrections/", "feeds/"];
    for (const path of [...lists, ...nodes]) {
      const page = site.page(path);
      const { mainEntity } = ofType(page, "CollectionPage");
      expect((mainEntity as { itemListElement: [] }).itemListElement, path).not.toEqual([]);
      const { itemListElement } = ofType(page, "BreadcrumbList");
      expect(itemListElement).toMatchObject(
        [
          { position: 1, name: "Home", item: "https://example.org/" },
          {},
          ...(path.split("/").length > 2 ? [{}] : []),
        ].slice(0, (itemListElement as []).length),
      );
      expect((itemListElement as { item: string }[]).at(-1)?.item).toBe(`https://example.org/${path}`);
    }
  });

  test("pages that search engines leave out say nothing", async () => {
    const site = await built({
      ...FILES,
      "briefings/w.md": story("W", "status: withdrawn\naliases: [/old/]"),
    });
    for (const path of ["404.html", "stories/w/", "old/"])
      expect(site.page(path)).not.toMatch(/ld\+json|og:/);
  });
});

test("Open Graph tells the story, its dates and its topics; the card is large where there is a picture", async () => {
  const png = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAC0lEQVR4nGNgwAQAABUAAXIbkLUAAAAASUVORK5CYII=";
  const site = newSite({
    "briefings/s.md": story("S", `${FRONT}\nimage: {src: /p.png, alt: A port}`),
    "briefings/storylines/talks.md": FILES["briefings/storylines/talks.md"],
    "briefings/plain.md": story("Plain"),
    "static/p.png": Buffer.from(png, "base64"),
  });
  await site.clean();
  const page = site.page("stories/s/");
  expect(meta(page, "og:type")).toEqual(["article"]);
  expect(meta(page, "og:url")).toEqual(["https://example.org/stories/s/"]);
  expect(meta(page, "og:locale")).toEqual(["en_US"]);
  expect(meta(page, "article:modified_time")).toEqual(["2026-11-22T08:00:00+00:00"]);
  expect(meta(page, "article:section")).toEqual(["Korea"]);
  expect(meta(page, "article:tag")).toEqual(["Korea", "Oil"]);
  expect(meta(page, "og:image")).toEqual(["https://example.org/p.png"]);
  expect(meta(page, "og:image:alt")).toEqual(["A port"]);
  expect(meta(page, "twitter:card")).toEqual(["summary_large_image"]);
  expect(meta(site.page("stories/plain/"), "twitter:card")).toEqual(["summary"]);
  expect(meta(site.page(""), "og:type")).toEqual(["website"]);
});

describe("translations", () => {
  const files = {
    "briefings/talks.md": story("Talks"),
    "briefings/mohadathat.md": story("محادثات", "lang: ar\ntranslation_of: talks"),
    "briefings/gespraeche.md": story("Gespräche", "lang: de\ntranslation_of: mohadathat"),
    "briefings/other.md": story("Other"),
  };

  test("all versions of a story lead to all others, and readers of other languages to the original", async () => {
    const site = await built(files);
    const expected = [
      ["en", "https://example.org/stories/talks/"],
      ["ar", "https://example.org/stories/mohadathat/"],
      ["de", "https://example.org/stories/gespraeche/"],
      ["x-default", "https://example.org/stories/talks/"],
    ];
    for (const name of ["talks", "mohadathat", "gespraeche"])
      expect(alternates(site.page(`stories/${name}/`)), name).toEqual(expected);
    expect(alternates(site.page("stories/other/"))).toEqual([]);
    expect(meta(site.page("stories/talks/"), "og:locale:alternate")).toEqual(["ar_EG", "de_DE"]);
  });

  test("readers find them under each language's own name; machines know which is the original", async () => {
    const site = await built(files);
    const page = site.page("stories/talks/");
    const links = elements(parseHtml(page), "a").filter((link) => attribute(link, "hrefLang") !== "");
    expect(links.map((link) => [textOf(link), attribute(link, "href")])).toEqual([
      ["العربية", "/stories/mohadathat/"],
      ["Deutsch", "/stories/gespraeche/"],
    ]);
    expect(ofType(page, "ReportageNewsArticle").workTranslation).toHaveLength(2);
    expect(ofType(site.page("stories/gespraeche/"), "ReportageNewsArticle").translationOfWork).toEqual({
      "@id": "https://example.org/stories/talks/#article",
    });
  });
});

test("a story is an h-entry: name, author's card, dates, address and content", async () => {
  const page = parseHtml((await built(FILES)).page("stories/s/"));
  const [entry] = byClass(page, "h-entry");
  const texts = (name: string) => byClass(entry!, name).map(textOf);
  expect(texts("p-name")).toEqual(["S"]);
  expect(texts("p-author")).toEqual(["Mina Park", "Jonas Weber"]);
  expect(byClass(entry!, "h-card")).toHaveLength(2);
  expect(textOf(byClass(entry!, "byline")[0]!)).toBe("Mina Park and Jonas Weber");
  expect(byClass(entry!, "dt-published").map((time) => attribute(time, "dateTime"))).toEqual(["2026-11-20"]);
  expect(byClass(entry!, "u-url").map((link) => attribute(link, "href"))).toEqual(["/stories/s/"]);
  expect(texts("e-content")[0]).toContain("Text.");
});
