/** Line and column of an offset. Both are 1-based; the column counts Unicode code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The number of code points from `start` to `end`. A line may be as long as a file, so this builds no array. */
export function countPoints(text: string, start: number, end: number): number {
  let count = Math.min(end, text.length) - start;
  for (let at = start + 1; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xdc00 && unit <= 0xdfff) count -= 1;
  }
  return count;
}

/** The code points from the `from`th to the `to`th, 0-based, exclusive end. */
export function pointsBetween(text: string, from: number, to: number): string[] {
  const points: string[] = [];
  for (let at = 0, index = 0; at < text.length && index < to; index += 1) {
    const length = text.codePointAt(at)! > 0xffff ? 2 : 1;
    if (index >= from) points.push(text.slice(at, at + length));
    at += length;
  }
  return points;
}

/** Finds lines in one text. The text has `\n` line ends (see `decodeText`). */
export class Lines {
  readonly #text: string;
  /** Offsets at which lines start: [0, 12, 31, …]. */
  readonly #starts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    this.#text = text;
    this.#starts = starts;
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: countPoints(this.#text, this.#starts[low]!, offset) + 1 };
  }

  /** The text of a 1-based line, without its line end. */
  text(line: number): string {
    const end = this.#starts[line];
    return this.#text.slice(this.#starts[line - 1], end === undefined ? undefined : end - 1);
  }
}
