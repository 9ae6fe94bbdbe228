import { describe, expect, test } from "vitest";
import { writePlain } from "../../src/markdown/write-plain.ts";
import { bodyIn, html, read, story, storyText } from "./parsed.ts";

/** Problems of a body as `line:column` of the body, code, and what is marked. */
const problemsOf = (body: string) =>
  story(body).problems.map(({ at, code, message, marked, label }) => {
    const [line, column] = at.split(":").map(Number);
    return { at: `${line! - 6}:${column}`, code, message, marked, label };
  });
const messagesOf = (body: string) => problemsOf(body).map(({ at, message }) => `${at} ${message}`);
const headingsOf = (body: string) =>
  bodyIn(read(storyText(body)).document!).sections.map(({ heading }) => heading);

describe("a comment that is never closed is reported at its start", () => {
  test.each([
    ["before the rest of a text", "Start.\n\n<!-- todo: check\n\n## Two\n\nLost.", "3:1"],
    ["after one that is", "<!-- closed --> tail <!-- open\n\nMore.", "1:22"],
    ["in a line, where readers see it", "a <!-- open\n\nMore.", "1:3"],
    ["in a line next to a tag", "a <b>x</b> <!-- open\n\nMore.", "1:12"],
    ["in a quote", "One.\n\n> <div>\n> a <!-- open\n> </div>", "4:5"],
  ])("%s", (_, body, at) => {
    expect(messagesOf(body)).toEqual([`${at} the comment is never closed`]);
  });

  test.each([
    "<!-- a\n\nb --> c",
    "a <!-- b --> c",
    "a \\<!-- b",
    "`<!--`",
    "&lt;!--",
    "<!--> a",
    "<!---> a",
  ])("but not %j", (body) => {
    expect(problemsOf(body)).toEqual([]);
  });
});

describe("a tag that readers see, because it is not finished, is reported", () => {
  test.each([
    ["a <b>x</b\n\nMore.", "1:7 the tag `</b` is not finished"],
    ['The <a href="https://a.example/>x</a> rest.', "1:5 the tag `<a href=` is not finished"],
    ["a <?php b\n\nMore.", "1:3 the tag `<?php` is not finished"],
  ])("%j", (body, message) => {
    expect(messagesOf(body)).toEqual([message]);
  });

  test.each(["a </3 b", "x <b and y", "a \\</b c", "<Reuters, 2020>", "Map<K, V>", "1 <2 = 3"])(
    "but not %j",
    (body) => {
      expect(problemsOf(body)).toEqual([]);
    },
  );
});

describe("an element that is never closed", () => {
  test.each([
    ["A <b>bold.\n\n## Two\n\nThree.", "1:3 `<b>` is never closed"],
    ["<details>\n<summary>x</summary>\n\nNote.\n\n## Two\n\nThree.", "1:1 `<details>` is never closed"],
    ['<div align="center">\n\nNote.\n\n## Two\n\nThree.', '1:1 `<div align="center">` is never closed'],
    ["> <div>\n>\n> a\n\n## Two", "1:3 `<div>` is never closed"],
    ["- a <i>b\n- c\n\n## Two", "1:5 `<i>` is never closed"],
  ])("is reported, and leaves the next section alone: %j", (body, message) => {
    expect(messagesOf(body)).toEqual([message]);
    expect(headingsOf(body)).toContain("Two");
  });

  test("ends with its paragraph", () => {
    expect(html("A <b>bold.\n\nNext *<u>one* two.")).toBe(
      "<p>A <b>bold.</b></p>\n<p>Next <em><u>one</u></em> two.</p>",
    );
  });

  test.each([
    ["<p>One <b>two</p>\n\nNext", "paragraph"],
    ["# A <b>two\n\nNext", "heading"],
    ["| <b>x |\n|---|\n| y |", "cell"],
    ["> <div>\n> x", "quote"],
    ["- <div>\n\n  x", "list item"],
    ["<div>\n\nx", "section"],
  ])("or with what it is in: %j", (body, around) => {
    expect(problemsOf(body)).toMatchObject([
      { label: expect.stringContaining(`it ends with its ${around}; add`) },
    ]);
    expect(html(body)).not.toMatch(/<b>[^<]*Next/);
  });

  test("hides no footnote", () => {
    for (const start of [
      "A <b>bold.",
      "<details>",
      '<div align="center">',
      "<iframe src='https://a.example/'>",
    ]) {
      const { document } = story(`${start}\n\nNote.[^1]\n\n## Two\n\n[^1]: The note.\n`);
      expect(writePlain(bodyIn(document).footnotes)).toBe("The note. ↩");
      expect(headingsOf(`${start}\n\n## Two`)).toContain("Two");
    }
  });

  test.each([
    "<p>One\n\n<p>Two",
    "<ul><li>a<li>b</ul>",
    "<table><tr><td>a<td>b</table>",
    "a<br>b <img src='c.png' alt='c'>",
    "<div>\n\na <b>b</b>\n\n</div>",
    "A <b>bold\n\nand</b> more.",
    "<b><i>x</i></b>",
    "<dl>\n<dt>a\n<dd>b\n</dl>",
    "if a < b and c > d",
  ])("is not %j", (body) => {
    expect(problemsOf(body)).toEqual([]);
  });
});

test("words that HTML takes for a tag are reported", () => {
  expect(problemsOf("Is a<b and c>d? Yes.")).toMatchObject([
    { at: "1:5", code: "BG0218", message: "`<b and c>` is read as a tag of HTML" },
  ]);
  expect(messagesOf("Then\n\n<summary of the talks")).toEqual([
    "3:1 the tag `<summary of the talks` is not finished",
  ]);
  const usual =
    '<details open><summary class>a</summary></details>\n\n<div data-x hidden title = "a b">c</div>';
  expect(problemsOf(usual)).toEqual([]);
});

describe("what is no element is reported and removed", () => {
  test.each([
    ["<?php lost > words ?>", "`<?php lost > words ?>` is not published"],
    ["<![CDATA[lost > too]]>", "`<![CDATA[lost > too]]>` is not published"],
    ["<!DOCTYPE html>", "`<!DOCTYPE html>` is not published"],
    ['<input value="secret">', "`<input>` is not published"],
  ])("%s", (raw, message) => {
    expect(messagesOf(`Text ${raw} end.`)).toEqual([`1:6 ${message}`]);
    expect(html(`Text ${raw} end.`).replace(/ +/g, " ")).toBe("<p>Text end.</p>");
  });
});

describe("an element that is not published is reported once", () => {
  test.each([
    ["<svg><text>a</text><path d='M0'/></svg>", "svg", "only its text is kept"],
    ["<math><mi>x</mi></math>", "math", "only its text is kept"],
    ["<form><button>Vote</button></form>", "form", "only its text is kept"],
    ["<map><area href='#'></map>", "map", "it is removed"],
    ["<select><option>a</option></select>", "select", "it is removed"],
    ["<plaintext>", "plaintext", "the text after it is kept"],
    ["<Reuters>", "Reuters", "it is removed; write `\\<Reuters>` if you mean the words"],
    ["<Reuters>London</Reuters>", "Reuters", "only its text is kept"],
  ])("%s", (raw, name, label) => {
    expect(problemsOf(`Text ${raw} end.`)).toMatchObject([
      { message: `\`<${name}>\` is not published`, label },
    ]);
    expect(html(`Text ${raw} end.`)).toContain(" end.");
  });

  test("and again if the words in another one are lost", () => {
    const body = "Text <form>a <select><option>b</option></select></form>";
    expect(messagesOf(body)).toEqual(["1:6 `<form>` is not published", "1:14 `<select>` is not published"]);
  });
});

test("a script that is never closed takes the rest of the text with it, and that is said", () => {
  expect(problemsOf("<script>\na\n\n## Two")).toMatchObject([
    { at: "1:1", label: "it is never closed: the rest of its block is removed" },
  ]);
});
