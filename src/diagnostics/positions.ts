/** Line and column of an offset. Both are 1-based; the column counts Unicode code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
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
    const before = this.#text.slice(this.#starts[low], offset);
    return { line: low + 1, column: [...before].length + 1 };
  }

  /** The text of a 1-based line, without its line end. */
  text(line: number): string {
    const end = this.#starts[line];
    return this.#text.slice(this.#starts[line - 1], end === undefined ? undefined : end - 1);
  }
}
