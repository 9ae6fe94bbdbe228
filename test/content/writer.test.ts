import { describe, expect, test } from "vitest";
import { bodyIn, html, linkable, read, story, storyText } from "./parsed.ts";

const problemsOf = (body: string, front = "") =>
  read(storyText(body, front)).problems.map(({ code, marked }) => [code, marked]);

const cite = (key: string, number: number, count: number) =>
  `<sup class="citation"><a href="#source-${key}" id="cite-${key}-${count}" data-source="${key.toUpperCase()}">${number}</a></sup>`;

describe("citations", () => {
  test("are numbered by first use, and counted", () => {
    const { document } = story("A [@bbc]. B [@ap]. C [@bbc].");
    expect(document.citations).toEqual([
      { key: "bbc", count: 2 },
      { key: "ap", count: 1 },
    ]);
    expect(html("A [@bbc]. B [@ap]. C [@bbc].")).toBe(
      `<p>A${cite("bbc", 1, 1)}. B${cite("ap", 2, 1)}. C${cite("bbc", 1, 2)}.</p>`,
    );
  });

  test("stand at their word: the space before them goes", () => {
    expect(html("A [@ap]")).toBe(`<p>A${cite("ap", 1, 1)}</p>`);
    expect(html("A\n[@ap]")).toBe(`<p>A${cite("ap", 1, 1)}</p>`);
  });

  test("side by side are not one number", () => {
    const second = cite("bbc", 2, 1).replace("<a", ", <a");
    expect(html("A[@ap][@bbc] b")).toBe(`<p>A${cite("ap", 1, 1)}${second} b</p>`);
    expect(html("A [@ap] [@bbc] b")).toBe(`<p>A${cite("ap", 1, 1)}${second} b</p>`);
    expect(html("A [@ap] [see @bbc]")).toContain('</sup><sup class="citation">, see <a');
    expect(html("A [^n] [@ap]\n\n[^n]: b")).toContain('</sup><sup class="citation">, <a');
    expect(html("A [@ap][^n]\n\n[^n]: b")).toContain("</sup><sup>, <a");
  });

  test("`[@*]` marks common knowledge, and cites nothing", () => {
    expect(html("Water is wet. [@*]")).toBe(`<p>Water is wet.<sup class="common-knowledge">*</sup></p>`);
    expect(story("Wet [@*]").document.citations).toEqual([]);
  });

  test.each([
    ["Known. [@*] Also known. [@*]", "Known.✓ Also known.✓"],
    ["*Note: they resumed. [@*]", "*Note: they resumed.✓"],
    ["*Italic* and known. [@*] And *more*.", "<em>Italic</em> and known.✓ And <em>more</em>."],
    ["Rated 5\\* today [@*] and a*b.", "Rated 5* today✓ and a*b."],
    ["In `[@*]` code, and \\[@*].", "In <code>[@*]</code> code, and [@*]."],
    ["A <b>bold [@*] and</b> more. [@*]", "A <b>bold✓ and</b> more.✓"],
  ])("`[@*]` is no emphasis, whatever asterisks are near: %s", (body, expected) => {
    const mark = '<sup class="common-knowledge">*</sup>';
    expect(html(body)).toBe(`<p>${expected.replaceAll("✓", mark)}</p>`);
  });

  test("work in emphasis, lists, tables, headings and footnotes; one in a link is no place to go back to", () => {
    const body =
      "*a [@ap]*\n\n- b [@ap]\n\n| c |\n|---|\n| d [@ap] |\n\n### e [@ap]\n\n[f [@ap]](https://a.example/) g[^1]\n\n[^1]: h [@ap]\n";
    expect(story(body).document.citations).toEqual([{ key: "ap", count: 5 }]);
  });

  test("are left alone in code and raw code", () => {
    const body = "`[@nobody]`\n\n```\n[@nobody]\n```\n\n<kbd>[@nobody]</kbd>\n";
    expect(problemsOf(body)).toEqual([]);
    expect(html(body)).toContain("<code>[@nobody]</code>");
  });

  test.each([
    ["[@]", "[@]"],
    ["[@ ap]", "[@ ap]"],
    ["a@ap]", "a@ap]"],
  ])("%s is only text", (body, shown) => {
    expect(html(body)).toBe(`<p>${shown}</p>`);
  });

  test.each(["연합", "a.b-c_d", "2", "كونا"])("keys of every script: %s", (key) => {
    const front = `---\ntitle: A\ndate: 2026-11-20\nsources: [{key: "${key}", source: X}]\n---\n\nText [@${key}].\n`;
    const { document, problems } = read(front);
    expect(problems).toEqual([]);
    expect(document?.citations).toEqual([{ key, count: 1 }]);
  });

  test("of a source that is not listed are errors at their place, with a suggestion", () => {
    const body = "One [@ap] two [@bcb], three [@zzz].";
    expect(read(storyText(body)).problems).toMatchObject([
      { code: "BG0201", marked: "[@bcb]", label: "did you mean `bbc`?" },
      { code: "BG0201", marked: "[@zzz]", help: ["add an entry with `key: zzz` to `sources`"] },
    ]);
  });

  test.each([
    ["> one\n> two [@no]", "8:7"],
    ["- one\n  two [@no]", "8:7"],
    ["AT&amp;T [@no]", "7:10"],
    ["a \\* b [@no]", "7:8"],
    ["**bold [@no]**", "7:8"],
    ["| a |\n|---|\n| b [@no] |", "9:5"],
    ["same [@ap]\nsame [@no]", "8:6"],
  ])("in %j the place is that of the citation", (body, at) => {
    expect(read(storyText(body)).problems).toMatchObject([{ code: "BG0201", at, marked: "[@no]" }]);
  });

  test("in records there are none", () => {
    const { problems } = read("---\nname: Korea\n---\n\nText [@ap].\n", "briefings/topics/korea.md");
    expect(problems).toMatchObject([{ code: "BG0201", label: "only stories have sources" }]);
  });
});

describe("footnotes", () => {
  test("lead there and back, and each id is unique", () => {
    const { document } = story("A[^1] B[^note] C[^1].\n\n[^1]: One.\n[^note]: Two.\n");
    const body = html("A[^1] B[^note] C[^1].\n\n[^1]: One.\n[^note]: Two.\n");
    for (const id of ["fn-1", "fnref-1", "fn-note", "fnref-note", "fnref-1-2"]) {
      expect(body.split(`id="${id}"`).length, id).toBe(2);
      expect(body, id).toContain(`href="#${id}"`);
    }
    expect(bodyIn(document).footnotes).toBeDefined();
    expect(bodyIn(document).sections[0]?.text).not.toContain("One.");
  });

  test("that nobody refers to, and references to none, are left as they are", () => {
    expect(html("A[^none].\n\n[^1]: One.\n")).toBe("<p>A[^none].</p>");
  });
});

describe("links", () => {
  test("into the site are kept for later, in order, with their places", () => {
    const text = "[a](b.md) <https://x.example/> [c](/d/?e#f) ![g](h.png) [i](mailto:j@k.example) [l](#m)";
    const { document } = story(text);
    expect(document.links.map(({ kind, target }) => [kind, target])).toEqual([
      ["link", "b.md"],
      ["link", "/d/?e#f"],
      ["image", "h.png"],
    ]);
    const whole = storyText(text);
    expect(document.links.map(({ span }) => whole.slice(span.start, span.end))).toEqual([
      ...["[a](b.md)", "[c](/d/?e#f)", "![g](h.png)"],
    ]);
  });

  test.each([
    ["at www.example.org", '<p>at <a href="http://www.example.org">www.example.org</a></p>'],
    [
      "at https://a.example/x?y=1&z=2",
      '<p>at <a href="https://a.example/x?y=1&#x26;z=2">https://a.example/x?y=1&#x26;z=2</a></p>',
    ],
    ["mina@example.org", '<p><a href="mailto:mina@example.org">mina@example.org</a></p>'],
    ['[a](//b.example/ "t")', '<p><a href="https://b.example/" title="t">a</a></p>'],
  ])("%s", (body, expected) => {
    expect(html(body).replaceAll("&amp;", "&#x26;")).toBe(expected);
  });

  test("images of the site need a description; those of others become links", () => {
    expect(html("![A *map*](map.png)")).toBe(
      '<p><img src="map.png" alt="A map" loading="lazy" decoding="async"></p>',
    );
    expect(problemsOf("![](map.png)")).toEqual([["BG0207", "![](map.png)"]]);
    expect(html("![A map](https://a.example/m.png)")).toBe(
      '<p><a href="https://a.example/m.png" class="image-link">A map</a></p>',
    );
    expect(problemsOf("![A map](//a.example/m.png)")).toEqual([["BG0208", "![A map](//a.example/m.png)"]]);
  });
});

describe("GitHub's Markdown", () => {
  test.each([
    ["~~old~~", "<p><del>old</del></p>"],
    ["- [x] done\n- [ ] open", /<li[^>]*>☑ done<\/li>\s*<li[^>]*>☐ open<\/li>/],
    ["| a | b |\n|:-:|--:|\n| c | d |", /<th class="align-center">a<\/th>\s*<th class="align-right">b<\/th>/],
    ["a\\\nb", /<p>a<br>\s*b<\/p>/],
    [
      "```js\nlet a = '<b>';\n```",
      /<pre><code class="language-js">let a = '&(?:lt|#x3C);b>';\n<\/code><\/pre>/,
    ],
  ])("%j", (body, expected) => {
    if (typeof expected === "string") expect(html(body)).toBe(expected);
    else expect(html(body)).toMatch(expected);
  });
});

describe("raw HTML is cleaned", () => {
  test.each([
    ["<mark>a</mark>", "<p><mark>a</mark></p>"],
    ['<b onclick="x()">a</b>', "<p><b>a</b></p>"],
    ['<p style="color:red" class="x" title="t">a</p>', '<p title="t">a</p>'],
    ["a <script>alert(1)</script> b", "<p>a  b</p>"],
    ['<iframe src="https://a.example/"></iframe>', '<p><a href="https://a.example/">a.example/</a></p>'],
    [
      '<video><source src="a.mp4"></video> <audio src="b.mp3" title="Speech"></audio>',
      '<p><video controls preload="metadata"><source src="a.mp4"><a href="a.mp4">a.mp4</a></video> <audio src="b.mp3" title="Speech" controls preload="none"><a href="b.mp3">Speech</a></audio></p>',
    ],
    ["<style>p {}</style><noscript>No</noscript>", ""],
    ["<!-- secret -->\n\na", "<p>a</p>"],
    ["<details open><summary>a</summary>b</details>", "<details open><summary>a</summary>b</details>"],
    ["<b>never closed", "<p><b>never closed</b></p>"],
    ["a </p></div></section> b", /^<p>a\s*<\/p>/],
    ["<time datetime=2026>a</time>", '<p><time datetime="2026">a</time></p>'],
    [
      '<a href="https://a.example/" target="_blank" rel="opener">a</a>',
      '<p><a href="https://a.example/">a</a></p>',
    ],
  ])("%j", (body, expected) => {
    if (typeof expected === "string") expect(html(body)).toBe(expected);
    else expect(html(body)).toMatch(expected);
  });
});

// A line that starts with a comment is raw HTML for Markdown; its text must not vanish from the page.
test.each([
  ["<!-- a note -->The talks resume.", "The talks resume."],
  ["<style>p{}</style>The talks resume.", "The talks resume."],
])("text behind raw HTML is kept: %j", (body, text) => {
  expect(html(body)).toContain(text);
});

describe("names may be linked", () => {
  const textsOf = (body: string) => bodyIn(story(body).document).sections.flatMap(linkable);

  test("in prose, but not in links, code or headings", () => {
    const body = "Plain *text* [link](https://a.example/) `code`\n\n### Heading\n\n> quote\n";
    expect(textsOf(body).filter((text) => text.trim() !== "")).toEqual(["Plain ", "text", "quote"]);
  });

  test("on both sides of a citation", () => {
    expect(textsOf("Seoul [@ap] and Tokyo")).toEqual(["Seoul", " and Tokyo"]);
  });
});

describe("words are counted", () => {
  test.each([
    ["Eight people, two firms.", 4],
    ["It's a well-known fact", 4],
    ["3,000 tests in 2026", 5],
    ["عاد الطرفان إلى الطاولة", 4],
    ["عَادَ الطَّرَفَانِ", 2],
    ["हिन्दी समाचार", 2],
    ["두 나라가 만났다", 4],
    ["两国恢复会谈", 3],
    ["日本とSeoul", 3],
    ["`code` counts", 2],
    ["— … !", 0],
  ])("%s: %i", (body, words) => {
    expect(story(body).document.words).toBe(words);
  });

  test("but not the keys of citations", () => {
    expect(story("Talks resume [@ap]. [@*]").document.words).toBe(2);
  });
});

test("within a link nothing else is one: pictures of other sites and citations stand as they are", () => {
  const linked = html(
    "[![A chart](https://a.example/c.png)](https://b.example/) and [a report [@ap]](https://c.example/).",
  );
  expect(linked).toContain('<a href="https://b.example/">A chart</a>');
  expect(linked).toContain('<a href="https://c.example/">a report<sup class="citation">1</sup></a>');
});
