import { expect, test } from "vitest";
import { shorten, shortenAtWord } from "../../src/text/shorten.ts";

test.each([
  ["short", 10, "short", "short"],
  ["ten ferries a day", 8, "ten fer…", "ten…"],
  ["ten ferries", 4, "ten…", "ten…"],
  // A character beyond the first 65,536 has two units, of which none stands alone.
  ["a🙂🙂🙂", 4, "a🙂…", "a🙂…"],
  ["\u2067ten ferries\u2069", 8, "\u2067ten fe…\u2069", "\u2067ten…\u2069"],
])("%s in %i units", (text, most, cut, atWord) => {
  expect(shorten(text, most)).toBe(cut);
  expect(shortenAtWord(text, most)).toBe(atWord);
});
