/** Where a text stands in a file. */
export interface Alignment {
  /** The offset in the file for an offset in the text; both in UTF-16 units. */
  offset(inText: number): number;
}

interface Piece {
  readonly inText: number;
  readonly inFile: number;
  readonly length: number;
}

/** White space and signs of quotes, at the start of a line. */
const LEAD = /[\s>]*/y;

/**
 * Finds the lines of `text` in `written`, which is at `start` of the file, has the same words, and may indent its lines
 * otherwise, or put the signs of quotes before them. Undefined if it has other words: escapes stand for some of them.
 */
export function alignLines(text: string, written: string, start: number): Alignment | undefined {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: line, index } of written.matchAll(/[^\n]+/g)) {
    const lead = leadAt(line, 0);
    const words = line.slice(lead).trimEnd();
    if (words === "") continue;
    const inText = end + leadAt(text, end);
    if (!text.startsWith(words, inText)) return undefined;
    pieces.push({ inText, inFile: start + index + lead, length: words.length });
    end = inText + words.length;
  }
  if (pieces.length === 0 || end + leadAt(text, end) < text.length) return undefined;
  return {
    offset(at) {
      const piece = pieces.findLast(({ inText }) => inText <= at);
      return piece ? piece.inFile + Math.min(at - piece.inText, piece.length) : pieces[0]!.inFile;
    },
  };
}

/** As `alignLines`, for a value of the front matter, at `start` of the file as YAML has it. */
export function alignScalar(value: string, yaml: string, start: number): Alignment | undefined {
  const opening = /^(?:[|>][^\n]*\n|["'])/.exec(yaml)?.[0] ?? "";
  const isQuoted = opening.length === 1;
  return alignLines(value, yaml.slice(opening.length, isQuoted ? -1 : undefined), start + opening.length);
}

function leadAt(text: string, at: number): number {
  LEAD.lastIndex = at;
  return LEAD.exec(text)![0].length;
}
