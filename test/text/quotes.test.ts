import { expect, test } from "vitest";
import { withoutQuotes } from "../../src/text/quotes.ts";

test.each([
  ["“We will see.”", "We will see."],
  ["« Nous verrons. »", "Nous verrons."],
  ["„Wir werden sehen.“", "Wir werden sehen."],
  ["「様子を見る」", "様子を見る"],
  ['"Soon."', "Soon."],
])("the marks around all of %s are left out", (text, words) => {
  expect(withoutQuotes(text)).toBe(words);
});

test.each(["We will see.", "“Yes” and “no”", "“", "It's", "“Open only."])("%s stays as it is", (text) => {
  expect(withoutQuotes(text)).toBe(text);
});
