import { type RichText, readRichText } from "./rich-text.ts";

/** A text cut after each of its outermost elements: paragraphs, lists, tables, figures. Joined, they are the text. */
export function piecesOf(text: RichText): RichText[] {
  const ends: number[] = [];
  let depth = 0;
  let at = 0;
  const next = (sign: string) => {
    at = text.indexOf(sign, at) + 1;
  };
  readRichText(text, {
    text: () => {},
    open: () => {
      next("\u0003");
      depth += 1;
    },
    close: () => {
      next("\u0004");
      depth -= 1;
      if (depth === 0) ends.push(at);
    },
  });
  if (ends.at(-1) !== text.length) ends.push(text.length);
  return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end) as RichText);
}

/** Whether a text cites the source with this key. */
export const cites = (text: RichText, key: string): boolean =>
  ["\u0002", "\u0003"].some((end) => text.includes(`\u0001citation\u0002key=${key}${end}`));
