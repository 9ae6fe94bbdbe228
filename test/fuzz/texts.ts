import list from "big-list-of-naughty-strings";
import fc from "fast-check";
import { ATTACKS } from "../support/attacks.ts";

/** The Big List of Naughty Strings: texts that have broken programs. */
export const NAUGHTY = (list as readonly string[]).filter((text) => text !== "");

const anyCharacters = fc.string({ unit: "binary", maxLength: 12 });

/** A text that somebody might write where one is wanted, in the worst of intentions. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ATTACKS) },
  { weight: 3, arbitrary: fc.constantFrom(...NAUGHTY) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }) },
  { weight: 1, arbitrary: anyCharacters },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom(...ATTACKS, ...NAUGHTY), { minLength: 2, maxLength: 3 })
      .map((all) => all.join("")),
  },
);

/** Signs and pieces of Markdown and HTML in any order, with hostile texts between them. */
export const markdown: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(
          ..."\n|\n\n|\n> |\n- |\n1. |\n## |\n### |\n    |\t|\n```\n|\n~~~ js\n|`|``|*|**|_|~~|[|](|)|![|](<|>)|<|>|\\|&|&amp;|&lt;|&#60;|&#10;|&#x6a;|&colon;|:".split(
            "|",
          ),
          "|",
          "| a | b |\n|---|:-:|\n",
          "[^1]",
          "\n[^1]: ",
          "[@one]",
          "[@two]",
          "[see @one, p. 3; @two]",
          "[@two, ",
          "[@*]",
          "[a]",
          "\n[a]: ",
          "<!--",
          "-->",
          "\n***\n",
          "\n---\n",
          ...'<b>|</b>|<code>|</code>|<pre>|</pre>|<a href="|<img src=\'|" title="|onclick=|<table><tr><td>|</table>|<sup>|</sup>|<details>|<div id=main>|<svg>|<style>|<script>'.split(
            "|",
          ),
          ..."javascript:|JAVASCRIPT:|data:|mailto:|https://example.com/|www.example.com|//|a@b.example|text|word |\u202e|회담|عاد|🙂".split(
            "|",
          ),
          "\n```chart\ntype: lines\n",
          "title: ",
          "note: ",
          "| x | 1 |\n",
          "\n> [!NOTE]\n> ",
          '![x](/x.svg "a | b")',
          "![x](/x.mp3)",
          "\n\n[x](https://example.com/)\n\n",
          "<video src=/x.mp4>",
          "<p>",
          "## What the papers say\n",
          "## Go deeper\n",
          "## Common questions\n",
          "## How we got here\n",
        ),
      },
      { weight: 1, arbitrary: hostileText },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

/** A text with a few small accidents: characters that go, come or stand twice, lines that change places. */
export const damaged = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        at: fc.nat({ max: text.length }),
        length: fc.nat({ max: 12 }),
        what: fc.constantFrom("remove", "insert", "repeat", "swap", "indent"),
        sign: fc.oneof(
          fc.constantFrom(
            ..."\n \t : - [ ] { } , ' \" | > # & * ! % @ ` ~ ? --- ... << null \\x \\u0000 \ud800 \u0000 \u001b \u0085 \u2028 \ufeff".split(
              " ",
            ),
            " ",
            ": ",
            "- ",
          ),
          hostileText,
        ),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((accidents) => accidents.reduce(happen, text));

interface Accident {
  readonly at: number;
  readonly length: number;
  readonly what: string;
  readonly sign: string;
}

function happen(text: string, { at, length, what, sign }: Accident): string {
  const [before, part, after] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
  switch (what) {
    case "remove":
      return before + after;
    case "insert":
      return before + sign + part + after;
    case "repeat":
      return before + part + part + after;
    case "indent":
      return `${before}${part.replaceAll("\n", `\n${" ".repeat(length)}`)}${after}`;
    default: {
      const lines = text.split("\n");
      const [a, b] = [at % lines.length, (at + length) % lines.length];
      [lines[a], lines[b]] = [lines[b]!, lines[a]!];
      return lines.join("\n");
    }
  }
}
