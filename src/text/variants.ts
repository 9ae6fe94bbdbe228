/** Signs that are written in several ways, and the plain ones that they stand for. */
const VARIANTS: Readonly<Record<string, string>> = {
  " ": "\n\t\u00a0\u2002\u2003\u2009\u202f\u3000",
  "'": "‘’ʼ＇",
  '"': "“”„«»＂",
  "-": "‐‑‒–—−－",
};
const plainUnits = new Uint16Array(0x10000);
for (let unit = 0; unit < 0x10000; unit += 1) plainUnits[unit] = unit;
for (const plain in VARIANTS)
  for (const sign of VARIANTS[plain]!) plainUnits[sign.charCodeAt(0)] = plain.charCodeAt(0);

/** A UTF-16 unit, or the plain one that it stands for: apostrophes, quotation marks, dashes and white space. */
export const plainUnit = (unit: number): number => plainUnits[unit]!;

const ANY_VARIANT = new RegExp(`[${Object.values(VARIANTS).join("")}]`, "g");

/** A text with plain signs instead of the ones that stand for them. */
export const withPlainSigns = (text: string): string =>
  text.replace(ANY_VARIANT, (sign) => String.fromCharCode(plainUnit(sign.charCodeAt(0))));
