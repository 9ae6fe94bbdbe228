/** A cell without a number. */
const MISSING = /^(?:|[-–—−]|\.{1,3}|…|n\/?a|null)$/i;

export interface CellNumber {
  /** Null if it is missing. */
  readonly value: number | null;
  readonly isPercent: boolean;
}

/** What is wrong with a cell. */
export type NotANumber = "no number" | "ambiguous";

/**
 * The number in a cell: `1234.5`, `1 234,5`, `1,234,567`, `-3`, `12 %`. A single comma before three digits may mean a
 * thousand or a decimal, depending on the language, so it is refused.
 */
export function numberIn(cell: string): CellNumber | NotANumber {
  const text = cell
    .normalize("NFKC")
    .replace(/[−–](?=\s*[\d.])/g, "-")
    .trim();
  if (MISSING.test(text)) return { value: null, isPercent: false };
  const isPercent = /\d\s*[%٪]$/.test(text);
  const digits = text.replace(/\s*[%٪]$/, "").replace(/^\+/, "");
  const plain = digits.replace(/(?<=\d)[\s'’_](?=\d{3}(?!\d))/g, "");
  if (/^-?\d{1,3},\d{3}$/.test(plain) && !/^-?0,/.test(plain)) return "ambiguous";
  const decimal = plainForm(plain);
  const value = Number(decimal);
  return Number.isFinite(value) ? { value, isPercent } : "no number";
}

/** A number as JavaScript writes it. */
function plainForm(written: string): string | undefined {
  if (/^-?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,2})?$/i.test(written)) return written;
  if (/^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(written)) return written.replaceAll(",", "");
  if (/^-?[1-9]\d{0,2}(?:\.\d{3})+,\d+$/.test(written) || /^-?[1-9]\d{0,2}(?:\.\d{3}){2,}$/.test(written))
    return written.replaceAll(".", "").replace(",", ".");
  return /^-?\d+,\d+$/.test(written) ? written.replace(",", ".") : undefined;
}
