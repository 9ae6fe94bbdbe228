/** A value as readers see it; `unit` is left if the value does not say it. */
export interface Quantity {
  readonly value: string;
  readonly unit?: string | undefined;
}

/** Currencies that briefings name by their words; any other one goes by its code (ISO 4217). */
const NAMED = [
  ...["USD", "EUR", "GBP", "JPY", "CNY", "KRW", "KPW", "INR", "RUB", "BRL", "CHF", "CAD", "AUD", "NZD"],
  ...[
    "MXN",
    "TRY",
    "SAR",
    "AED",
    "EGP",
    "ILS",
    "IRR",
    "PLN",
    "SEK",
    "NOK",
    "DKK",
    "UAH",
    "ZAR",
    "NGN",
    "IDR",
  ],
];

/** Short forms that newspapers write, besides the CLDR's words. */
const SHORT_SCALES: readonly (readonly [string, number])[] = [
  ["mn", 1e6],
  ["bn", 1e9],
  ["tn", 1e12],
];

const SCALES = [1e3, 1e6, 1e9, 1e12];

/** Signs of units → their names in the CLDR. */
const SIGNS: Readonly<Record<string, string>> = {
  ...{ "%": "percent", "per cent": "percent", km: "kilometer", m: "meter", cm: "centimeter", kg: "kilogram" },
  ...{ "°C": "celsius", "°F": "fahrenheit", GB: "gigabyte", TB: "terabyte", ha: "hectare" },
};

type Parts = readonly Intl.NumberFormatPart[];

/** The words of one language for scales and currencies, in small letters. Making them takes milliseconds. */
interface UnitWords {
  readonly scales: ReadonlyMap<string, number>;
  readonly currencies: ReadonlyMap<string, string>;
}

/** A unit in its parts: “billion US dollars” → 10⁹ and USD. `rest` is what is neither scale nor currency. */
interface Unit {
  readonly scale: number | undefined;
  readonly currency: string | undefined;
  readonly rest: string;
}

/** Writes numbers with their units as a language does, by the Unicode CLDR: 3, “billion US dollars” → “$3 billion”. */
export class Quantities {
  readonly #lang: string;
  #words: readonly UnitWords[] | undefined;

  constructor(lang: string) {
    this.#lang = lang;
  }

  /** A value that is no plain number, and a unit that is not known or could be two, stay as they are written. */
  of(value: string, unit: string | undefined): Quantity {
    const [, number, words = ""] = /^(\d{1,15}(?:\.\d+)?) (.+)$/.exec(`${value} ${unit}`) ?? [];
    if (unit === undefined || number === undefined) return { value, unit };
    const known = this.#read(words);
    if (!known) return { value, unit };
    const { scale, currency, rest } = known;
    const amount = Number((Number(number) * (scale ?? 1)).toPrecision(15));
    if (currency) return { value: this.#money(amount, currency, scale !== undefined) };
    const measure = SIGNS[rest] ?? rest;
    if (Intl.supportedValuesOf("unit").includes(measure))
      return { value: this.#format({ style: "unit", unit: measure, ...longIf(scale) }).format(amount) };
    if (scale === undefined || !unit.endsWith(rest)) return { value, unit };
    return { value: this.#format(longIf(scale)).format(amount), unit: rest || undefined };
  }

  /**
   * Reads a unit in the words of the page's language or of English. Undefined if these differ: a German “Billion” has
   * twelve zeros.
   */
  #read(words: string): Unit | undefined {
    this.#words ??= [...new Set([this.#lang, "en"])].map(unitWords);
    const readings = this.#words.map(({ scales, currencies }): Unit => {
      const [first = "", ...others] = words.split(" ");
      const scale = scales.get(first.toLowerCase());
      const rest = scale === undefined ? words : others.join(" ");
      return { scale, currency: currencies.get(rest.toLowerCase()), rest };
    });
    const sums = readings.filter(({ currency }) => currency !== undefined);
    const [reading, ...more] = sums.length > 0 ? sums : readings.filter(({ scale }) => scale !== undefined);
    if (!reading) return readings[0];
    return more.every(({ scale }) => scale === reading.scale) ? reading : undefined;
  }

  /** The CLDR only has short forms of large sums (“$3B”): this puts the long form of the number into that of the sum. */
  #money(amount: number, currency: string, isLong: boolean): string {
    const style = { style: "currency", currency } as const;
    if (!isLong) return this.#format({ ...style, minimumFractionDigits: 0 }).format(amount);
    const number = this.#format(LONG).format(amount);
    const parts: Parts = this.#format({ ...style, maximumFractionDigits: 0 }).formatToParts(1);
    return parts.map(({ type, value }) => (type === "integer" ? number : value)).join("");
  }

  #format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    return new Intl.NumberFormat(latin(this.#lang), { maximumFractionDigits: 10, ...options });
  }
}

const LONG: Intl.NumberFormatOptions = { notation: "compact", compactDisplay: "long" };

const longIf = (scale: number | undefined) => (scale === undefined ? {} : LONG);

const latin = (lang: string) => new Intl.Locale(lang, { numberingSystem: "latn" });

const unitWords = (lang: string): UnitWords => ({
  scales: scaleWords(lang),
  currencies: currencyWords(lang),
});

/** “billion”, “bn”, “Milliarden” → 10⁹. */
function scaleWords(lang: string): ReadonlyMap<string, number> {
  const words = new Map(SHORT_SCALES);
  const format = new Intl.NumberFormat(latin(lang), LONG);
  for (const scale of SCALES)
    for (const count of [1, 2, 5]) {
      const parts = format.formatToParts(count * scale);
      const word = parts.find(({ type }) => type === "compact")?.value;
      // In some languages, a thousand millions have no word of their own.
      if (word && parts.some(({ value }) => value === `${count}`)) words.set(word.toLowerCase(), scale);
    }
  return words;
}

/** “US dollars”, “$”, “USD” → USD. */
function currencyWords(lang: string): ReadonlyMap<string, string> {
  const words = new Map(Intl.supportedValuesOf("currency").map((code) => [code.toLowerCase(), code]));
  for (const currency of NAMED)
    for (const currencyDisplay of ["name", "symbol"] as const) {
      const format = new Intl.NumberFormat(latin(lang), { style: "currency", currency, currencyDisplay });
      for (const amount of [1, 5]) {
        const word = format.formatToParts(amount).find(({ type }) => type === "currency")?.value;
        if (word) words.set(word.toLowerCase(), currency);
      }
    }
  return words;
}
