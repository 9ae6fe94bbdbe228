import stringWidth from "fast-string-width";

/** Text filled with spaces to a width in columns of a terminal. Longer text stays as it is. */
export const padTo = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - stringWidth(text)));

/** The same, with the spaces before it. */
export const padBefore = (text: string, width: number): string =>
  " ".repeat(Math.max(0, width - stringWidth(text))) + text;

/** Text of at most a width in columns of a terminal; `…` stands for what is cut off. */
export function cutTo(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let short = "";
  for (const char of text) {
    if (stringWidth(`${short}${char}…`) > width) break;
    short += char;
  }
  return `${short}…`;
}

/**
 * The words of a text in lines of at most a width; a longer word has a line of its own. Text that is written without spaces,
 * as Chinese and Japanese are, may be broken between any two characters.
 */
export function wrapTo(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ").flatMap((one) => piecesOf(one, width))) {
    const line = lines.at(-1);
    if (line !== undefined && stringWidth(`${line} ${word}`) <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Letters of scripts without spaces between words. */
const UNSPACED = /[\u2e80-\u9fff\uff00-\uffef]/;

function piecesOf(word: string, width: number): string[] {
  if (stringWidth(word) <= width || !UNSPACED.test(word)) return [word];
  const pieces = [""];
  for (const char of word) {
    const piece = pieces.at(-1)! + char;
    if (stringWidth(piece) <= width) pieces[pieces.length - 1] = piece;
    else pieces.push(char);
  }
  return pieces;
}
