import { expect, test } from "vitest";
import { Quantities } from "../../src/theme/quantities.ts";

const written = (lang: string, value: string, unit?: string) => {
  const { value: words, unit: rest } = new Quantities(lang).of(value, unit);
  return [words, ...(rest === undefined ? [] : [rest])].join(" | ").replace(/[\u00a0\u202f]/g, " ");
};

test.each([
  ["3", "billion US dollars", "$3 billion"],
  ["3 billion", "US dollars", "$3 billion"],
  ["5.3", "million US dollars", "$5.3 million"],
  ["12.5", "bn euros", "€12.5 billion"],
  ["3000000", "USD", "$3,000,000"],
  ["1500.5", "GBP", "£1,500.5"],
  ["4", "€", "€4"],
  ["300", "million", "300 million"],
  ["3", "million people", "3 million | people"],
  ["12", "%", "12%"],
  ["7", "km", "7 km"],
  ["7", "kilometer", "7 km"],
])("%s, “%s” is %s in English", (value, unit, expected) => {
  expect(written("en", value, unit)).toBe(expected);
});

test.each([
  ["de", "2.5", "Millionen US-Dollar", "2,5 Millionen $"],
  ["de", "3", "Billionen Euro", "3 Billionen €"],
  ["de", "3", "billion US dollars", "3 Milliarden $"],
  ["fr", "3", "billion US dollars", "3 milliards $US"],
  ["de", "3", "billion EUR", "3 | billion EUR"],
  ["fr", "3", "milliards EUR", "3 milliards €"],
  ["ja", "3", "billion USD", "$30億"],
  ["ar", "3", "مليار دولار أمريكي", "3 مليار US$"],
])("in %s: %s, “%s” is %s", (lang, value, unit, expected) => {
  expect(written(lang, value, unit).replace(/[\u200e\u200f]/g, "")).toBe(expected);
});

test.each([
  ["8", "people", "8 | people"],
  ["more than 3", "billion US dollars", "more than 3 | billion US dollars"],
  ["3 to 4", "billion US dollars", "3 to 4 | billion US dollars"],
  ["3 billion", undefined, "3 billion"],
  ["2014", undefined, "2014"],
  ["3", "مليارات دولار", "3 | مليارات دولار"],
])("%s, “%s” stays as it is written", (value, unit, expected) => {
  expect(written("en", value, unit)).toBe(expected);
});
