import { isPartialDate } from "../text/moments.ts";

const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);

/** `4 November 2025`, `November 4, 2025`, `Nov. 2025`, each also with the day of the week before it. */
const FORMS = [
  /^(?<day>\d{1,2})(?:st|nd|rd|th)? (?<month>\p{L}+)\.?,? (?<year>\d{4})$/u,
  /^(?<month>\p{L}+)\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})$/u,
  /^(?<month>\p{L}+)\.?,? (?<year>\d{4})$/u,
];

/** A day, month or year of a timeline as the format has it: `2025-11-04`, `2025-11`, `2025`; undefined if it says none. */
export function partialDateOf(written: string): string | undefined {
  const text = written.trim().replace(/^(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*,? /iu, "");
  if (isPartialDate(text)) return text;
  const { day, month = "", year } = FORMS.map((form) => form.exec(text)?.groups).find(Boolean) ?? {};
  const number = MONTHS.findIndex((name) => month.length >= 3 && name.startsWith(month.toLowerCase()));
  if (year === undefined || number < 0) return undefined;
  const date = [year, String(number + 1), day ?? []].flat().map((part) => part.padStart(2, "0"));
  return isPartialDate(date.join("-")) ? date.join("-") : undefined;
}
