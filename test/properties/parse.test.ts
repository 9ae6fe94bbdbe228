import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../src/content/source-file.ts";
import { storySchema } from "../../src/content/story.ts";
import { bodyHtml, read, storyText } from "../content/parsed.ts";
import { unsafeParts } from "../support/unsafe-html.ts";

/** What a reader of bytes lets through: nothing else ever reaches the parser. */
const decoded = (text: string): string => {
  const result = decodeText("a.md", new TextEncoder().encode(text));
  return "text" in result ? result.text : "";
};

/** Texts made of pieces that mean something, joined at random. */
const pieces = (...parts: string[]) =>
  fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...parts) },
        fc.string({ unit: "binary", maxLength: 6 }),
      ),
      {
        maxLength: 40,
      },
    )
    .map((all) => decoded(all.join("")));

const yamlish = pieces(
  ...[
    "\n",
    "\n  ",
    "\n- ",
    ": ",
    ":",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    '"',
    "'",
    "|\n  ",
    ">\n  ",
    "#",
    "&a ",
    "*a",
  ],
  ...[
    "!x ",
    "!!set ",
    "? ",
    "~",
    "null",
    "---",
    "...",
    "\\",
    "\t",
    "%",
    "@",
    "`",
    "2026-11-20",
    "no",
    "010",
    "<<: ",
  ],
  ...Object.keys(storySchema.shape.type === "object" ? storySchema.shape.fields : {}).map(
    (key) => `\n${key}: `,
  ),
);

const markdownish = pieces(
  ...[
    "\n",
    "\n\n",
    "\n> ",
    "\n- ",
    "\n1. ",
    "\n## ",
    "\n    ",
    "\n```\n",
    "*",
    "**",
    "_",
    "`",
    "[",
    "](",
    ")",
    "![",
    "<",
  ],
  ...[
    "<b>",
    "</b>",
    "<div>",
    "<!--",
    "-->",
    "<script>",
    "<a href=",
    "onclick=",
    "javascript:",
    "&#106;",
    "&colon;",
    "[^1]",
  ],
  ...[
    "\n[^1]: ",
    "[@ap]",
    "[@",
    "[@*]",
    "[see @ap, ",
    "; -@ap]",
    "| a | b |\n|---|---|\n",
    "~~",
    "\n---\n",
    "\\",
    "www.",
    "http://",
    "a@b.example",
  ],
  ...[
    "## What happened\n",
    "## Go deeper\n",
    "\ufdd0".slice(1),
    "회담",
    "عاد",
    "🙂",
    "<svg>",
    "<style>",
    "<table>",
    "&lt;",
  ],
  ...[
    "\n```chart\n",
    "title: ",
    "source: ",
    "type: lines\n",
    "csv: a.csv\n",
    "\n| x | 1 |\n",
    "\n> [!NOTE]\n> ",
    "\n```block\n",
    '![x](a.png "a | b")',
    "![x](a.mp3)",
    "\n\n[x](https://example.com/)\n\n",
    '<video src="a.mp4">',
    "<track ",
    "<p>",
  ],
);

/** Every place of a problem lies in the file. */
function expectPlaced(text: string, problems: ReturnType<typeof read>["problems"]): void {
  const lines = text.split("\n");
  for (const { at } of problems) {
    const [line = 0, column = 0] = at.split(":").map(Number);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeLessThanOrEqual([...(lines[line - 1] ?? "")].length + 1);
  }
}

describe("whatever is written,", () => {
  test("front matter is read or refused, never a failure of ours", () => {
    fc.assert(
      fc.property(yamlish, (yaml) => {
        const text = `---\ntitle: A\ndate: 2026-11-20\n${yaml}\n---\n\nText.\n`;
        const { document, problems } = read(text);
        expect(document !== undefined || problems.length > 0).toBe(true);
        expectPlaced(text, problems);
      }),
      { numRuns: 1000 },
    );
  });

  test("any file is read or refused, in every folder", () => {
    const folder = fc.constantFrom("", "topics/", "sources/", "questions/", "storylines/");
    fc.assert(
      fc.property(folder, fc.string({ unit: "binary", maxLength: 200 }).map(decoded), (where, text) => {
        const { document, problems } = read(text, `briefings/${where}a.md`);
        expect(document !== undefined || problems.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("Markdown becomes HTML that runs nothing and has no id twice", () => {
    fc.assert(
      fc.property(markdownish, (markdown) => {
        const text = storyText(markdown);
        const { document, problems } = read(text);
        expectPlaced(text, problems);
        if (!document) return;
        const html = bodyHtml(document);
        expect(unsafeParts(html)).toEqual([]);
        expect(html).not.toMatch(/[\u0000-\u0008\u000b\u000e-\u001f\u0080-\u009f\ufdd0-\ufdef]/);
        const ids = [...html.matchAll(/<[a-z][^<>]* id="([^"]*)"/g)].map(([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 1000 },
    );
  });

  test("bytes are text or an error with a byte of the file", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const result = decodeText("a.md", bytes);
        if ("text" in result) expect(result.text.isWellFormed()).toBe(true);
        else {
          const byte = Number(/byte (\d+)/.exec(result.problem.label!)![1]);
          expect(byte).toBeLessThan(bytes.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
