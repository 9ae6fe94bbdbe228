/** How a language writes dates, numbers and lists, by the Unicode CLDR. */
export class Formats {
  readonly #lang: string;
  // Each is created when it is first used, because it loads the language's data.
  #plurals: Intl.PluralRules | undefined;
  #numbers: Intl.NumberFormat | undefined;
  readonly #exact = new Map<string, Intl.NumberFormat>();
  readonly #dates: DateFormats = {};
  readonly #shortDates: DateFormats = {};
  #regions: Intl.DisplayNames | undefined;
  #lists: Intl.ListFormat | undefined;
  readonly #dateTexts = new Map<string, string>();

  constructor(lang: string) {
    this.#lang = lang;
  }

  /** The plural form that a number takes: `one`, `few`, `other` … */
  plural(count: number): Intl.LDMLPluralRule {
    this.#plurals ??= new Intl.PluralRules(this.#lang);
    return this.#plurals.select(count);
  }

  number(value: number): string {
    this.#numbers ??= new Intl.NumberFormat(this.#locale);
    return this.#numbers.format(value);
  }

  /** A number with all its decimals, or so many; with the sign of percent, if it has that unit. */
  exactNumber(value: number, isPercent: boolean, decimals = 0): string {
    const form = `${isPercent} ${decimals}`;
    const format =
      this.#exact.get(form) ??
      new Intl.NumberFormat(this.#locale, {
        ...{ minimumFractionDigits: decimals, maximumFractionDigits: 10 },
        ...(isPercent ? { style: "unit", unit: "percent" } : {}),
      });
    this.#exact.set(form, format);
    // In many languages the CLDR has a hyphen, which is shorter than the sign.
    return format.format(value).replace("-", "\u2212");
  }

  /** A day, month or year for a scale: “4 Nov”, “Nov 2025”, “2025”. */
  shortDate(partial: string): string {
    const form = partial.length === 4 ? "year" : partial.length === 7 ? "month" : "day";
    this.#shortDates[form] ??= new Intl.DateTimeFormat(this.#locale, {
      ...SHORT_FORMS[form],
      timeZone: "UTC",
    });
    return this.#shortDates[form].format(startOf(partial));
  }

  /** A day, month or year, as exact as it is written: `2025-11-04`, `2025-11`, `2025`. */
  date(partial: string): string {
    let text = this.#dateTexts.get(partial);
    if (text === undefined) {
      const form = partial.length === 4 ? "year" : partial.length === 7 ? "month" : "day";
      text = this.#dateFormat(form).format(startOf(partial));
      this.#dateTexts.set(partial, text);
    }
    return text;
  }

  /** From one day to a later one: “February – November 2025”, or with the days if that is less than two months. */
  days(from: string, to: string): string {
    const [start, end] = [startOf(from), startOf(to)];
    const form = end.getTime() - start.getTime() > TWO_MONTHS ? "month" : "day";
    return this.#dateFormat(form).formatRange(start, end);
  }

  #dateFormat(form: keyof DateFormats): Intl.DateTimeFormat {
    this.#dates[form] ??= new Intl.DateTimeFormat(this.#locale, { ...DATE_FORMS[form], timeZone: "UTC" });
    return this.#dates[form];
  }

  /** The day with which weeks begin: 1 for Monday to 7 for Sunday. */
  get firstWeekday(): number {
    const locale = new Intl.Locale(this.#lang) as Intl.Locale & WeekInfo;
    return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
  }

  /** The days of the week, from the first one: “Mon”, “Monday”. */
  weekdays(): { readonly short: string; readonly text: string }[] {
    const inForm = (weekday: "short" | "long") =>
      new Intl.DateTimeFormat(this.#locale, { weekday, timeZone: "UTC" });
    const [short, long] = [inForm("short"), inForm("long")];
    return Array.from({ length: 7 }, (_, index) => {
      const day = new Date(MONDAY + (this.firstWeekday - 1 + index) * DAY);
      return { short: short.format(day), text: long.format(day) };
    });
  }

  /** The name of a country: `GB` → “United Kingdom”. */
  region(code: string): string {
    this.#regions ??= new Intl.DisplayNames([this.#lang], { type: "region" });
    return this.#regions.of(code) ?? code;
  }

  /** Words side by side: “English, Spanish”. */
  list(words: readonly string[]): string {
    return words.join(COMMAS[new Intl.Locale(this.#lang).language] ?? ", ");
  }

  /** Things in a row, each with what joins it to the one before: “Mina Park and Jonas Weber”. */
  joined<T extends { readonly text: string }>(things: readonly T[]): (T & { readonly before: string })[] {
    const joints = [""];
    for (const { type, value } of this.#list().formatToParts(things.map(({ text }) => text)))
      if (type === "element") joints.push("");
      else joints[joints.length - 1] += value;
    return things.map((thing, index) => ({ ...thing, before: joints[index]! }));
  }

  #list(): Intl.ListFormat {
    this.#lists ??= new Intl.ListFormat(this.#lang, { type: "conjunction", style: "long" });
    return this.#lists;
  }

  /** Latin digits and the Gregorian calendar, whatever the platform's data say about the language. */
  get #locale(): Intl.Locale {
    return new Intl.Locale(this.#lang, { numberingSystem: "latn", calendar: "gregory" });
  }
}

/** What stands between words side by side, where that is no comma and a space; every list of the CLDR ends with “and”. */
const COMMAS: Readonly<Record<string, string>> = { ar: "، ", fa: "، ", ur: "، ", ja: "、", zh: "、" };

/** What platforms know of a language's weeks; older ones as a member. */
interface WeekInfo {
  readonly weekInfo?: { readonly firstDay: number };
  readonly getWeekInfo?: () => { readonly firstDay: number };
}

/** Milliseconds since 1970, and of one day. */
const [MONDAY, DAY] = [Date.UTC(2024, 0, 1), 24 * 3_600_000];

type DateFormats = Partial<Record<"day" | "month" | "year", Intl.DateTimeFormat>>;

const startOf = (partial: string): Date =>
  new Date(`${partial}${"-01".repeat((10 - partial.length) / 3)}T00:00:00Z`);

/** In milliseconds. */
const TWO_MONTHS = 61 * 24 * 3_600_000;

const SHORT_FORMS: Readonly<Record<"day" | "month" | "year", Intl.DateTimeFormatOptions>> = {
  day: { day: "numeric", month: "short" },
  month: { month: "short", year: "numeric" },
  year: { year: "numeric" },
};

const DATE_FORMS: Readonly<Record<"day" | "month" | "year", Intl.DateTimeFormatOptions>> = {
  day: { day: "numeric", month: "long", year: "numeric" },
  month: { month: "long", year: "numeric" },
  year: { year: "numeric" },
};
