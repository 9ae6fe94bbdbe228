import { describe, expect, test } from "vitest";
import { writePlain } from "../../src/markdown/write-plain.ts";
import { attribute, elements, parseHtml } from "../support/html.ts";
import { bodyHtml, bodyIn, html, htmlOf, read, story, storyText } from "./parsed.ts";

const sectionsOf = (body: string, aliases = {}) =>
  bodyIn(read(storyText(body), "briefings/a.md", aliases).document!).sections.map(({ kind, id, heading }) => [
    ...[kind, id, heading],
  ]);
const idsIn = (body: string) =>
  elements(parseHtml(html(body)))
    .map((element) => attribute(element, "id"))
    .filter(Boolean);

describe("a heading names one of the seven sections", () => {
  test.each([
    ["What's happened", "happened"],
    ["What’s happened?", "happened"],
    ["WHAT HAPPENED", "happened"],
    ["What's behind the headline?", "behind"],
    ["Behind the headline", "behind"],
    ["What the papers say", "papers"],
    ["How we got here:", "background"],
    ["Go   deeper", "deeper"],
    ["Common question(s)", "questions"],
    ["Common questions", "questions"],
    ["More on these topics", "topics"],
    ["*More* on this `topic`", "topics"],
    ["ماذا حدث؟", "happened"],
    ["مَاذَا حَدَث", "happened"],
    ["ما وراء العنوان", "behind"],
    ["ماذا تقول الصحف؟", "papers"],
    ["كيف وصلنا إلى هنا", "background"],
    ["للتعمق", "deeper"],
    ["أسئلة شائعة", "questions"],
    ["المزيد عن هذه المواضيع", "topics"],
  ])("%s → %s", (heading, kind) => {
    expect(sectionsOf(`## ${heading}\n\nText.`)).toMatchObject([[kind, kind, expect.any(String)]]);
  });

  test.each(["What's happening", "Papers", "More", "What happened next"])("but not %s", (heading) => {
    expect(sectionsOf(`## ${heading}`)[0]?.[0]).toBe("other");
  });

  test("the configuration adds headings, and takes none away", () => {
    const aliases = { behind: ["Why it matters"] };
    expect(sectionsOf("## Why it matters?\n\n## What happened\n", aliases)).toEqual([
      ["behind", "behind", "Why it matters?"],
      ["happened", "happened", "What happened"],
    ]);
  });

  test("an underlined heading and one of the first level do, too", () => {
    expect(sectionsOf("What happened\n---\n\n# Go deeper\n").map(([kind]) => kind)).toEqual([
      "happened",
      "deeper",
    ]);
  });
});

describe("sections", () => {
  test("keep the order written, with what stands before them first", () => {
    expect(sectionsOf("Lead.\n\n## Own\n\nA.\n\n## Go deeper\n\n## What happened\n\nB.")).toEqual([
      ["lead", "lead", ""],
      ["other", "own", "Own"],
      ["deeper", "deeper", "Go deeper"],
      ["happened", "happened", "What happened"],
    ]);
  });

  test("without text before the first heading there is no lead", () => {
    expect(sectionsOf("<!-- a note -->\n\n## Own\n").map(([kind]) => kind)).toEqual(["other"]);
  });

  test("the second of one kind is kept as one of its own, with a warning at its heading", () => {
    const body = "## What happened\n\nA.\n\n## What's happened?\n\nB.\n";
    const { document, problems } = read(storyText(body));
    expect(bodyIn(document!).sections.map(({ kind, id }) => [kind, id])).toEqual([
      ["happened", "happened"],
      ["other", "whats-happened"],
    ]);
    expect(problems).toMatchObject([{ code: "BG0206", marked: "## What's happened?" }]);
  });

  test("inside quotes and lists a heading opens none", () => {
    expect(sectionsOf("> ## What happened\n\n- # Go deeper\n").map(([kind]) => kind)).toEqual(["lead"]);
  });
});

describe("ids of headings", () => {
  test("are unique, and never one of the theme's or of a section", () => {
    const body = ["A", "Talks", "Talks", "Sources", "Timeline", "Happened", "Main", "?!"]
      .map((heading) => `### ${heading}\n`)
      .join("\n");
    expect(idsIn(`## What happened\n\n${body}`)).toEqual([
      ...["a", "talks", "talks-1", "sources-1", "timeline-1", "happened-1", "main-1", "section"],
    ]);
  });

  test("count on where a heading stands many times", () => {
    expect(idsIn("### Talks\n\n### Talks\n\n### Talks\n\n### Talks 1\n\n### Talks\n")).toEqual([
      ...["talks", "talks-1", "talks-2", "talks-1-1", "talks-3"],
    ]);
  });

  test("are words even where nothing of two headings can stand in an id", () => {
    expect(idsIn("### ?!\n\n### …\n")).toEqual(["section", "section-1"]);
  });

  test("keep letters of every script", () => {
    expect(idsIn("### 북한 제재\n\n### العقوبات")).toEqual(["북한-제재", "العقوبات"]);
  });

  test("are what a link of the same page finds", () => {
    const { document } = story("See [it](#the-talks) and [none](#gone).\n\n### The talks\n");
    expect(document.fragments.map(({ value }) => value)).toEqual(["the-talks", "gone"]);
    expect(document.anchors).toContain("the-talks");
    expect(document.anchors).not.toContain("gone");
  });

  test("written by hand are kept, unless they are taken", () => {
    const ids = idsIn('<p id="mine">a</p>\n\n<p id="mine">b</p>\n\n### Mine\n');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toBe("mine");
  });

  test("with white space in them, which no link could name, are left out", () => {
    expect(idsIn('<p id="a b">a</p>\n\n<p id="">b</p>\n\n<p id="c">c</p>\n')).toEqual(["c"]);
  });

  test("headings stand below the section's own", () => {
    const names = elements(
      parseHtml(html("## What happened\n\n> # One\n> ## Two\n\n### Three\n\n#### Four\n")),
    )
      .map(({ tagName }) => tagName)
      .filter((name) => /^h\d$/.test(name));
    expect(names).toEqual(["h3", "h3", "h3", "h4"]);
  });
});

test("raw HTML gives no character that pages may not hold, and none that stands for a link", () => {
  const raw = '<div title="a&#3;0&#4;b&#x7f;c&#xfdd0;d">&#1;e&#2;f&#8;g&#xfffe;h&#x1ffff;i</div>';
  const { document } = story(`${raw}\n\n[a](b.md)\n`);
  expect(bodyHtml(document)).toMatch(/^<div title="a0bcd">efghi<\/div>/);
});

test("every reference to a footnote leads to it, and it leads back to each of them", () => {
  const page = parseHtml(html("One.[^n] Two.[^n] Three.[^m]\n\n[^n]: Note.\n\n[^m]: More.\n"));
  const links = elements(page, "a").map((link) => [attribute(link, "id"), attribute(link, "href")]);
  expect(links).toEqual([
    ["fnref-n", "#fn-n"],
    ["fnref-n-2", "#fn-n"],
    ["fnref-m", "#fn-m"],
    ["", "#fnref-n"],
    ["", "#fnref-n-2"],
    ["", "#fnref-m"],
  ]);
  const ids = elements(page, "li").map((note) => attribute(note, "id"));
  expect(ids).toEqual(["fn-n", "fn-m"]);
});

test("a tag that is never closed hides no footnote", () => {
  const { document } = story("A <b>bold.\n\nNote.[^1]\n\n[^1]: The note.\n");
  expect(writePlain(bodyIn(document).footnotes)).toBe("The note. ↩");
});

describe("a link without words", () => {
  test.each([
    "[](https://a.example/)",
    "[ ](https://a.example/)",
    "[&nbsp;](b.md)",
    "[**&#8203;**](https://a.example/)",
    '<a href="https://a.example/"></a>',
  ])("is reported: %s", (link) => {
    expect(story(`Text ${link} end.`).problems).toMatchObject([
      { code: "BG0217", message: "a link without words", at: "7:6", marked: link },
    ]);
  });

  test.each([
    "[![A chart](chart.png)](https://a.example/)",
    "[![](https://b.example/c.png)](https://a.example/)",
    "[[@ap]](https://a.example/)",
    "[*a*](https://a.example/)",
    '<a id="here"></a>',
    '<a name="here"></a>',
    "<https://a.example/>",
  ])("is not %s", (link) => {
    expect(story(`Text ${link} end.`).problems.filter(({ code }) => code === "BG0217")).toEqual([]);
  });
});

describe("a footnote in a link", () => {
  const note = "\n\n[^n]: The note.\n";

  test.each([
    ["of Markdown", `[words[^n]](https://a.example/)${note}`],
    ["of Markdown, next to raw HTML", `[words[^n]](https://a.example/) <b>x</b>${note}`],
  ])("%s is its number, and no link in a link", (_, body) => {
    const page = parseHtml(html(body));
    const links = elements(page, "a").map((link) => attribute(link, "href"));
    expect(links).toEqual(["https://a.example/"]);
    expect(html(body)).toMatch(/words<sup [^>]*>1<\/sup><\/a>/);
    expect(html(body)).toContain("The note.");
  });

  test("leads back from nowhere, but other references to the note do", () => {
    const links = elements(parseHtml(html(`[words[^n]](https://a.example/) more[^n]${note}`)), "a");
    expect(links.map((link) => attribute(link, "href"))).toEqual([
      ...["https://a.example/", "#fn-n", "#fnref-n"],
    ]);
  });
});

describe("bullets of “Go deeper” are questions", () => {
  const bulletsOf = (body: string) => {
    const { document } = story(`## Go deeper\n\n${body}`);
    const [section] = bodyIn(document).sections;
    return { section: section!, document };
  };

  test("each with its text, its prose and its place", () => {
    const { section, document } = bulletsOf("- Why *now*?\n- Who pays,\n  and [how](https://a.example/)?\n");
    expect(document.bullets.map(({ text }) => text)).toEqual(["Why now?", "Who pays, and how?"]);
    expect(htmlOf(section.bullets[0]!.text, document)).toBe("Why <em>now</em>?");
    const { start, end } = document.bullets[0]!.span;
    expect(storyText("## Go deeper\n\n- Why *now*?\n").slice(start, end)).toBe("- Why *now*?");
    expect(section.text).toBe("");
  });

  test.each([
    ["numbered", "1. A?\n2. B?", ["A?", "B?"]],
    ["loose", "- A?\n\n- B?", ["A?", "B?"]],
    ["with stars", "* A?\n* B?", ["A?", "B?"]],
    ["in two lists", "- A?\n\nand\n\n- B?", ["A?", "B?"]],
  ])("%s", (_, body, texts) => {
    expect(bulletsOf(body).document.bullets.map(({ text }) => text)).toEqual(texts);
  });

  test("text around them stays", () => {
    const { section, document } = bulletsOf("Some open ends:\n\n- A?\n");
    expect(htmlOf(section.text, document)).toBe("<p>Some open ends:</p>");
  });

  test("in other sections a list is a list", () => {
    const { document } = story("## What happened\n\n- A\n");
    expect(bodyIn(document).sections[0]?.bullets).toEqual([]);
    expect(bodyHtml(document)).toContain("<li>A</li>");
  });
});

describe("the excerpt", () => {
  const excerptOf = (body: string) => story(body).document.excerpt;

  test.each([
    ["is the first paragraph", "One *two*.\n\nThree.", "One two."],
    ["of the news section, where there is one", "Lead.\n\n## Own\n\nA.\n\n## What happened\n\nB.", "B."],
    ["has no citations", "Talks [@ap] resume [@ap]. [@*]", "Talks resume."],
    ["has no numbers of footnotes", "Talks[^1].\n\n[^1]: Note.", "Talks."],
    ["passes over images and headings", "### Head\n\n![x](y.png)\n\nText.", "Text."],
    ["is empty where there is no text", "## What happened\n", ""],
    ["shows entities as letters", "AT&amp;T &lt;b&gt;", "AT&T <b>"],
  ])("%s", (_, body, excerpt) => {
    expect(excerptOf(body)).toBe(excerpt);
  });

  test("is cut between words, with an ellipsis", () => {
    const excerpt = excerptOf("word ".repeat(100));
    expect(excerpt).toBe(`${"word ".repeat(60).trim()}…`);
  });

  test("never ends in half a letter", () => {
    expect(excerptOf("🙂".repeat(400)).isWellFormed()).toBe(true);
  });
});
