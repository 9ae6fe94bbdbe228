import { describe, expect, test } from "vitest";
import { bodyIn, html, read, story, storyText } from "./parsed.ts";

/** The HTML of a paragraph, with each group between `⟨` and `⟩`, and each link of a citation as its number and count. */
const shown = (body: string): string =>
  html(body)
    .replace(/<a href="#source-[^"]*" id="cite-([^"]*)"[^>]*>(\d+)<\/a>/g, "$2($1)")
    .replace(/<sup class="citation">(.*?)<\/sup>/gs, "⟨$1⟩")
    .replace(/^<p>(.*)<\/p>$/s, "$1");

const problemsOf = (body: string) =>
  read(storyText(body)).problems.map(({ code, marked, label }) => [code, marked, ...(label ? [label] : [])]);

describe("a pair of brackets cites as in Pandoc", () => {
  test.each([
    ["A [@ap; @bbc].", "A⟨1(ap-1), 2(bbc-1)⟩."],
    ["A [@ap;@bbc; -@ap]", "A⟨1(ap-1), 2(bbc-1), 1(ap-2)⟩"],
    ["A [@ap, @bbc;]", "A⟨1(ap-1), 2(bbc-1)⟩"],
    ["A [@ap, p. 3] b", "A⟨1(ap-1), p. 3⟩ b"],
    ["A [@ap p. 3]. B", "A⟨1(ap-1) p. 3⟩. B"],
    ["A [see @ap, p. 3; also @bbc].", "A⟨see 1(ap-1), p. 3; also 2(bbc-1)⟩."],
    ["A[ -@ap ].", "A⟨1(ap-1)⟩."],
    ["A [@ap. See p. 3]", "A⟨1(ap-1). See p. 3⟩"],
    ["A\n[@ap,\np. 3]", "A⟨1(ap-1),\np. 3⟩"],
    ["A [@ap][@bbc, p. 3][see @ap]", "A⟨1(ap-1)⟩⟨, 2(bbc-1), p. 3⟩⟨, see 1(ap-2)⟩"],
    ["A [@ap, *ibid.*] b", "A⟨1(ap-1), <em>ibid.</em>⟩ b"],
    ["A [**see** @ap] b", "A⟨<strong>see</strong> 1(ap-1)⟩ b"],
    ["A [@ap, [p. 3](https://a.example/)]", 'A⟨1(ap-1), <a href="https://a.example/">p. 3</a>⟩'],
    ["A *b [@ap, p. 3]* c", "A <em>b⟨1(ap-1), p. 3⟩</em> c"],
    ["A <b>b</b> [@ap, p. 3]", "A <b>b</b>⟨1(ap-1), p. 3⟩"],
    ["A [@ap, AT&amp;T, p. 3 – “x”]", "A⟨1(ap-1), AT&amp;T, p. 3 – “x”⟩"],
    ["[a [@ap, p. 3]](https://a.example/)", '<a href="https://a.example/">a⟨1, p. 3⟩</a>'],
  ])("%j", (body, expected) => {
    expect(shown(body)).toBe(expected);
    expect(problemsOf(body)).toEqual([]);
  });

  test("in tables, quotes, footnotes, raw HTML and answers", () => {
    const body = `| a [@ap, p. 1] |\n|---|\n| b |\n\n> c [@ap, p. 2][^1]\n\n<details><summary>d [@ap, p. 3]</summary>e</details>\n\n[^1]: f [see @ap]`;
    const front = 'questions: [{question: Q, answer: "g [@ap, p. 4]"}]';
    const { document, problems } = story(body, front);
    expect(problems.map(({ code, marked, label }) => [code, marked, label])).toEqual([]);
    expect(document.citations).toEqual([{ key: "ap", count: 5 }]);
  });

  test("counts every citation of a key, so that links lead back to each", () => {
    expect(story("A [@ap, p. 1; @bbc]. B [@ap; @ap, p. 2].").document.citations).toEqual([
      { key: "ap", count: 3 },
      { key: "bbc", count: 1 },
    ]);
  });

  test("is no part of headings, excerpts and counts of words", () => {
    const body =
      "## Talks [see @ap, p. 3]\n\nThey resume [@ap, p. 4; *also* @bbc]. So.\n\n### Then [@ap; @bbc]";
    const { document } = story(body);
    const [section] = bodyIn(document).sections;
    expect([section?.heading, section?.id, document.excerpt]).toEqual(["Talks", "talks", "They resume. So."]);
    expect(document.anchors).toContain("then");
    expect(document.words).toBe(5);
  });
});

describe("what is no citation stays as it is", () => {
  test.each([
    ["A [see @mina].", "A [see @mina]."],
    ["A [write mina@ap.org].", 'A [write <a href="mailto:mina@ap.org">mina@ap.org</a>].'],
    ["A \\[@ap, p. 3\\] b.", "A [@ap, p. 3] b."],
    ["A \\[@ap, p. 3] b.", "A [@ap, p. 3] b."],
    ["A [@ap, \\@bbc] b.", "A⟨1(ap-1), @bbc⟩ b."],
    ["`[@ap, p. 3]` <kbd>[@ap, p. 3]</kbd>", "<code>[@ap, p. 3]</code> <kbd>[@ap, p. 3]</kbd>"],
    ["x[@]y.org", "x[@]y.org"],
  ])("%j", (body, expected) => {
    expect(shown(body)).toBe(expected);
    expect(problemsOf(body)).toEqual([]);
  });
});

describe("what cannot be read is reported at its place", () => {
  test.each([
    ["A [@zzz, p. 3].", ["BG0201", "@zzz"]],
    ["A [@ap; @bcb].", ["BG0201", "@bcb", "did you mean `bbc`?"]],
    ["A [@ap, @bcb].", ["BG0201", "@bcb", "did you mean `bbc`?"]],
    ["A [@AP].", ["BG0201", "[@AP]", "did you mean `ap`?"]],
    ["A [see @AP].", ["BG0201", "@AP", "did you mean `ap`?"]],
    ["> q \\* & &amp;\n> w [@ap,\n> p. 3; @no].", ["BG0201", "@no"]],
    ["A <b>b</b> [@ap, *p*; @no]", ["BG0201", "@no"]],
    ["| a |\n|---|\n| b \\| [@no, p. 3] |", ["BG0201", "@no"]],
    ["A [@*; @ap].", ["BG0231", "@*", "write `[@*]` alone, or only the sources"]],
    ["A [@ap; @*] and *b*.", ["BG0231", "@*", "write `[@*]` alone, or only the sources"]],
    ["A [@ap; b", ["BG0220", "[@ap", "end it with `]`: `[@ap]`"]],
    ["A [@zz, b", ["BG0220", "[@zz", "end it with `]`: `[@zz]`"]],
    ["A [@ ap]", ["BG0220", "[@ ap]", "write `[@ap]`"]],
    ["A [@{ap}, p. 3]", ["BG0220", "[@{ap", "write `[@ap]`"]],
    ["A [see @ap](https://a.example/)", ["BG0220", "@ap", "write `[@ap]`"]],
    [
      "A\n\n[@ap, p. 3]: https://a.example/",
      [
        "BG0220",
        "[@ap, p. 3]: https://a.example/",
        "a colon after the bracket makes it the name of an address; leave it out",
      ],
    ],
  ])("%j", (body, expected) => {
    expect(problemsOf(body)).toEqual([expected]);
  });

  test("only stories have sources", () => {
    const topic = "---\nname: Korea\n---\n\nText [@ap, p. 3] and [see @ap].\n";
    const { problems } = read(topic, "briefings/topics/korea.md");
    expect(problems).toMatchObject([{ code: "BG0201", marked: "@ap", label: "only stories have sources" }]);
  });
});
