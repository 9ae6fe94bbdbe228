import type { JoinedModel } from "./model.ts";

/** How a language writes dates, numbers and lists, by the Unicode CLDR. */
export class Formats {
  readonly #plurals: Intl.PluralRules;
  readonly #dates: Readonly<Record<"day" | "month" | "year", Intl.DateTimeFormat>>;
  readonly #numbers: Intl.NumberFormat;
  readonly #lists: Readonly<Record<"long" | "narrow", Intl.ListFormat>>;
  readonly #dateTexts = new Map<string, string>();

  constructor(lang: string) {
    this.#plurals = new Intl.PluralRules(lang);
    // Latin digits and the Gregorian calendar, whatever the platform's data say of the language.
    const locale = new Intl.Locale(lang, { numberingSystem: "latn", calendar: "gregory" });
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    this.#dates = {
      day: format({ day: "numeric", month: "long", year: "numeric" }),
      month: format({ month: "long", year: "numeric" }),
      year: format({ year: "numeric" }),
    };
    this.#numbers = new Intl.NumberFormat(locale);
    this.#lists = {
      long: new Intl.ListFormat(lang, { type: "conjunction", style: "long" }),
      narrow: new Intl.ListFormat(lang, { type: "conjunction", style: "narrow" }),
    };
  }

  /** The plural form that a number takes: `one`, `few`, `other` … */
  plural(count: number): Intl.LDMLPluralRule {
    return this.#plurals.select(count);
  }

  number(value: number): string {
    return this.#numbers.format(value);
  }

  /** A day, month or year, as exact as it is written: `2025-11-04`, `2025-11`, `2025`. */
  date(partial: string): string {
    let text = this.#dateTexts.get(partial);
    if (text === undefined) {
      const form = partial.length === 4 ? "year" : partial.length === 7 ? "month" : "day";
      const start = new Date(`${partial}${"-01".repeat((10 - partial.length) / 3)}T00:00:00Z`);
      text = this.#dates[form].format(start);
      this.#dateTexts.set(partial, text);
    }
    return text;
  }

  /** Words side by side: “English, Spanish”. */
  list(words: readonly string[]): string {
    return this.#lists.narrow.format(words);
  }

  /** Things in a row, each with what joins it to the one before: “Mina Park and Jonas Weber”. */
  joined<T extends { readonly text: string }>(things: readonly T[]): (T & JoinedModel)[] {
    const joints = [""];
    for (const { type, value } of this.#lists.long.formatToParts(things.map(({ text }) => text)))
      if (type === "element") joints.push("");
      else joints[joints.length - 1] += value;
    return things.map((thing, index) => ({ ...thing, before: joints[index]! }));
  }
}
