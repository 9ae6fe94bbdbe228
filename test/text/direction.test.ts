import fc from "fast-check";
import { expect, test } from "vitest";
import { balance } from "../../src/text/direction.ts";

/** Readable names of the characters that turn a text: the abbreviations of UAX #9. */
const SIGNS: Readonly<Record<string, string>> = {
  ...{ LRE: "\u202a", RLE: "\u202b", PDF: "\u202c", LRO: "\u202d", RLO: "\u202e" },
  ...{ LRI: "\u2066", RLI: "\u2067", FSI: "\u2068", PDI: "\u2069" },
};
const written = (names: string) => names.replace(/[A-Z]{3}/g, (name) => SIGNS[name]!);

test.each([
  ["a LRE b PDF c RLI d PDI e FSI f LRI g PDI PDI", undefined],
  ["a RLI b", "U+2067 is not closed"],
  ["a PDF b", "U+202C closes nothing"],
  ["a PDI b", "U+2069 closes nothing"],
  ["a RLO b PDF c", "U+202E shows letters in a different order than they are written"],
  ["a LRI b PDF c PDI", "U+202C closes nothing"],
  ["a RLE b LRI c PDI d PDF", undefined],
])("%s: %s", (text, problem) => expect(balance(written(text)).problem).toBe(problem));

test.each([
  ["a RLI b RLE c", "a RLI b RLE cPDFPDI"],
  ["a RLO b PDF c PDF", "a  b  c "],
  ["a RLO b LRI c PDF PDI PDF", "a  b LRI c  PDI "],
  // The end of an isolate ends what was opened in it, so the last sign closes nothing.
  ["LRI RLE PDI PDF", "LRI RLE PDI "],
])("%s becomes %s", (text, balanced) => expect(balance(written(text)).text).toBe(written(balanced)));

test("whatever the text, what comes out is balanced, and has every letter", () => {
  const text = fc
    .array(fc.constantFrom(...Object.values(SIGNS), "a", "ع"), { maxLength: 20 })
    .map((signs) => signs.join(""));
  fc.assert(
    fc.property(text, (signs) => {
      const { text: balanced, problem } = balance(signs);
      expect(balance(balanced)).toEqual({ text: balanced, problem: undefined });
      expect(balanced.replace(/[^aع]/g, "")).toBe(signs.replace(/[^aع]/g, ""));
      if (problem === undefined) expect(balanced).toBe(signs);
    }),
  );
});
