/** A number of things or of a currency: “3 billion US dollars”. */
export interface Amount {
  /** What the digits may mean: `1.234` is 1.234 in one country and 1234 in another. */
  readonly readings: readonly number[];
  /** The unit in small letters, without words for the size of numbers; the same for all names of a currency. */
  readonly unit: string;
  /** How many digits it is precise to: 2 for 1,200. */
  readonly precision: number;
}

/** Words for the size of numbers, in the languages of the theme. */
const SCALES: Readonly<Record<string, number>> = {
  ...{ thousand: 1e3, tausend: 1e3, mil: 1e3, тысяч: 1e3 },
  ...{ million: 1e6, millions: 1e6, millionen: 1e6, millones: 1e6, millón: 1e6, milhões: 1e6, milhão: 1e6 },
  ...{ mn: 1e6, mio: 1e6, миллионов: 1e6, млн: 1e6 },
  ...{ billion: 1e9, billions: 1e9, bn: 1e9, milliarde: 1e9, milliarden: 1e9, milliard: 1e9, milliards: 1e9 },
  ...{ mrd: 1e9, bilhões: 1e9, bilhão: 1e9, миллиардов: 1e9, млрд: 1e9 },
  ...{ trillion: 1e12, trillions: 1e12, tn: 1e12 },
};

/** Letters that mean the same behind a sum: `£5m`. Alone, `5 m` are metres. */
const LETTERS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 };

/** Names of units that texts write in several ways. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  usd: ["us$", "$", "us dollars", "u.s. dollars", "us dollar", "dollars", "dollar", "us-dollar", "dólares"],
  eur: ["€", "euros", "euro"],
  gbp: ["£", "pounds", "pound", "pounds sterling"],
  "%": ["percent", "per cent", "prozent", "pour cent", "por ciento", "por cento", "per cento", "процентов"],
};

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(UNITS).flatMap(([unit, names]) => [unit, ...names].map((name) => [name, unit] as const)),
);

const DIGITS = /\d{1,15}(?:[.,\u00a0\u202f’']\d{1,15})*/g;
const SIGN_BEFORE = /(?:US)?\$[ \u00a0]?$|[€£%][ \u00a0]?$/;
const FIRST_WORD = /^[ \u00a0-]?([\p{L}$%€£][\p{L}\p{M}.$]*)/u;

/** The value and unit of a figure as an amount; undefined if the value is no number, or has no unit. */
export function amountOf(value: string, unit: string): Amount | undefined {
  const text = `${value} ${unit}`.trim();
  const found = amountsIn(text, (rest) => rest.trim().toLowerCase());
  const [first] = [...found];
  return first && first.at === text.search(/\d/) && first.at <= 4 && first.unit !== "" ? first : undefined;
}

/** The amounts of a text that have one of these units, with their places in it. */
export function* amountsWith(
  text: string,
  units: ReadonlySet<string>,
): Generator<Amount & { readonly at: number; readonly end: number }> {
  yield* amountsIn(text, (rest) => unitAtStart(rest, units));
}

function* amountsIn(
  text: string,
  unitOf: (rest: string) => string | undefined,
): Generator<Amount & { readonly at: number; readonly end: number }> {
  for (const { 0: digits, index: at } of text.matchAll(DIGITS)) {
    const end = at + digits.length;
    const before = text.slice(Math.max(0, at - 5), at);
    const sign = SIGN_BEFORE.exec(before)?.[0].trim().toLowerCase();
    if ((!sign && /[\p{L}\d.,-]$/u.test(before)) || isYear(digits)) continue;
    const { scale, rest } = scaleAt(text.slice(end, end + 60), sign !== undefined);
    const unit = sign ?? unitOf(rest);
    if (unit === undefined) continue;
    const readings = readingsOf(digits).map((number) => number * scale);
    yield { readings, unit: NAMES.get(unit) ?? unit, precision: precisionOf(digits), at, end };
  }
}

/** The word for the size of a number behind its digits, as a factor, and what follows it. */
function scaleAt(after: string, isSum: boolean): { readonly scale: number; readonly rest: string } {
  const [found, word = ""] = FIRST_WORD.exec(after) ?? [];
  const name = word.toLowerCase().replace(/\.$/, "");
  const scale = Object.hasOwn(SCALES, name) ? SCALES[name] : isSum ? LETTERS[name] : undefined;
  return scale === undefined || found === undefined
    ? { scale: 1, rest: after }
    : { scale, rest: after.slice(found.length) };
}

/** The unit that a text begins with. */
function unitAtStart(rest: string, units: ReadonlySet<string>): string | undefined {
  const words = rest.replace(/^[ \u00a0-]/, "").toLowerCase();
  for (const unit of units)
    for (const name of [unit, ...(UNITS[unit] ?? [])])
      if (words.startsWith(name) && !/^[\p{L}\p{M}\d]/u.test(words.slice(name.length))) return unit;
  return undefined;
}

/** A number that is rather a year. */
const isYear = (digits: string): boolean => /^(?:1[5-9]|20)\d\d$/.test(digits);

/** `1,234`: 1234 and 1.234; `1,234.5`: 1234.5. */
function readingsOf(digits: string): number[] {
  const signs = digits.match(/[.,]/g) ?? [];
  const bare = digits.replace(/[\u00a0\u202f’']/g, "");
  const grouped = Number(bare.replace(/[.,]/g, ""));
  const decimalAt = Math.max(bare.lastIndexOf("."), bare.lastIndexOf(","));
  if (signs.length === 0) return [grouped];
  const decimal = Number(`${bare.slice(0, decimalAt).replace(/[.,]/g, "")}.${bare.slice(decimalAt + 1)}`);
  if (signs.length > 1 && new Set(signs).size === 1) return [grouped];
  if (signs.length > 1) return [decimal];
  return bare.length - decimalAt === 4 ? [grouped, decimal] : [decimal];
}

const precisionOf = (digits: string): number =>
  Math.max(1, digits.replace(/\D/g, "").replace(/^0+|0+$/g, "").length);

/** Whether two amounts may be the same number: one may be rounded, as 1,200 is for 1,234. */
export const agree = (a: Amount, b: Amount): boolean => {
  const digits = Math.min(a.precision, b.precision);
  const rounded = (number: number) => Number(number.toPrecision(digits));
  return a.readings.some((one) => b.readings.some((other) => rounded(one) === rounded(other)));
};
