/** Where the characters of a text node are written: offsets in UTF-16 units, from the start of what is written. */
export interface WrittenAs {
  offset(inText: number): number;
  /** Whether a backslash or a character reference says that a sign is meant as it is. */
  isMeant(inText: number): boolean;
}

const REFERENCE = /&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]*);/y;
const PUNCTUATION = /[!-/:-@[-`{-~]/;

/** Finds a text in the Markdown that it was read from; undefined if something else is written there. */
export function alignText(value: string, written: string): WrittenAs | undefined {
  if (value === written) return { offset: (at) => at, isMeant: (at) => isBackslash(value, at - 1) };
  const offsets: number[] = [];
  const meant = new Set<number>();
  let at = 0;
  for (let index = 0; index < value.length; index += 1) {
    const sign = value[index]!;
    at = skipSpace(written, at, sign, value[index - 1]);
    const length = lengthOf(written, at, value, index);
    if (length === 0) {
      // White space after it may be another's.
      if (at < written.length || value.slice(index).trim() !== "") return undefined;
      break;
    }
    if (length > 1) meant.add(index);
    offsets.push(at);
    at += length;
  }
  return {
    offset: (inText) => offsets[inText] ?? at,
    isMeant: (inText) => meant.has(inText) || isBackslash(value, inText - 1),
  };
}

const isBackslash = (text: string, at: number): boolean => text[at] === "\\";

/** Skips what a line loses: white space at its end; at its start, also the signs of quotes. */
function skipSpace(written: string, from: number, sign: string, before: string | undefined): number {
  let at = from;
  if (sign === "\n") while (written[at] === " " || written[at] === "\t") at += 1;
  if (before === "\n") while (/[ \t>]/.test(written[at] ?? "") && written[at] !== sign) at += 1;
  return at;
}

/** The number of characters that a character of the text is written with; 0 if another one is written. */
function lengthOf(written: string, at: number, value: string, index: number): number {
  const sign = value[index]!;
  if (written[at] === "\\" && written[at + 1] === sign && PUNCTUATION.test(sign)) return 2;
  REFERENCE.lastIndex = at;
  const reference = written[at] === "&" ? REFERENCE.exec(written)?.[0] : undefined;
  if (reference && !value.startsWith(reference, index)) return reference.length;
  return written[at] === sign ? 1 : 0;
}
