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

/** Writes numbers with their units as a language does, by the Unicode CLDR: 3, “billion US dollars” → “$3 billion”. */
export class Quantities {
  readonly #lang: string;
  // Words of the language and of English, in small letters. Made when first used: that takes milliseconds.
  #scales: ReadonlyMap<string, number> | undefined;
  #currencies: ReadonlyMap<string, string> | undefined;

  constructor(lang: string) {
    this.#lang = lang;
  }

  /** A value that is no plain number, and a unit that is not known, stay as they are written. */
  of(value: string, unit: string | undefined): Quantity {
    const [, number, words = ""] = /^(\d{1,15}(?:\.\d+)?) (.+)$/.exec(`${value} ${unit}`) ?? [];
    if (unit === undefined || number === undefined) return { value, unit };
    this.#scales ??= scaleWords(this.#lang);
    this.#currencies ??= currencyWords(this.#lang);
    const [first = "", ...others] = words.split(" ");
    const scale = this.#scales.get(first.toLowerCase());
    const counted = scale === undefined ? words : others.join(" ");
    const amount = Number((Number(number) * (scale ?? 1)).toPrecision(15));
    const currency = this.#currencies.get(counted.toLowerCase());
    if (currency) return { value: this.#money(amount, currency, scale !== undefined) };
    const measure = SIGNS[counted] ?? counted;
    if (Intl.supportedValuesOf("unit").includes(measure))
      return { value: this.#format({ style: "unit", unit: measure, ...longIf(scale) }).format(amount) };
    if (scale === undefined || !unit.endsWith(counted)) return { value, unit };
    return { value: this.#format(longIf(scale)).format(amount), unit: counted || undefined };
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

/** “billion”, “bn”, “Milliarden” → 10⁹. */
function scaleWords(lang: string): ReadonlyMap<string, number> {
  const words = new Map(SHORT_SCALES);
  for (const language of new Set(["en", lang]))
    for (const scale of SCALES)
      for (const count of [1, 2, 5]) {
        const format = new Intl.NumberFormat(latin(language), LONG);
        const word = format.formatToParts(count * scale).find(({ type }) => type === "compact")?.value;
        // In some languages, a thousand millions have no word of their own.
        if (word && format.formatToParts(count * scale).some(({ value }) => value === `${count}`))
          words.set(word.toLowerCase(), scale);
      }
  return words;
}

/** “US dollars”, “$”, “USD” → USD. */
function currencyWords(lang: string): ReadonlyMap<string, string> {
  const words = new Map(Intl.supportedValuesOf("currency").map((code) => [code.toLowerCase(), code]));
  for (const language of new Set(["en", lang]))
    for (const currency of NAMED)
      for (const currencyDisplay of ["name", "symbol"] as const) {
        const format = new Intl.NumberFormat(latin(language), {
          style: "currency",
          currency,
          currencyDisplay,
        });
        for (const amount of [1, 5])
          words.set(currencyIn(format.formatToParts(amount)).toLowerCase(), currency);
      }
  return words;
}

const currencyIn = (parts: Parts): string => parts.find(({ type }) => type === "currency")?.value ?? "";
