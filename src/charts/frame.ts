import { directionOf } from "../theme/words.ts";
import { rounded } from "./svg.ts";

/**
 * The width of the narrowest column, in pixels, on a screen of 320. Drawings have no width of their own: what is across is
 * in percent, what is down in pixels, so that letters are as large on a telephone as on a screen.
 */
export const NARROWEST = 288;

/** The mean width of a letter, and the height of a line, in pixels. */
const LETTER = 7.2;
export const LINE = 17;

/** Letters that take the room of two. */
const WIDE = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]/g;

/** The room that words take, in pixels. */
export const widthOf = (words: string): number =>
  ([...words].length + (words.match(WIDE)?.length ?? 0) * 0.9) * LETTER;

/** The part of the narrowest column that words take, with some space around, in percent. */
export const shareOf = (words: readonly string[], most: number): number =>
  Math.min(most, ((Math.max(0, ...words.map(widthOf)) + 10) / NARROWEST) * 100);

/** Words in lines that fit into the narrowest column. A word that is longer is broken. */
export function wrapped(words: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of words.match(/\s*(?:[\u2e80-\uff60]|[^\s\u2e80-\uff60]{1,36})/g) ?? [words]) {
    if (line !== "" && widthOf(line + piece) > NARROWEST) {
      lines.push(line);
      line = piece.trimStart();
    } else line += line === "" ? piece.trimStart() : piece;
  }
  return line === "" ? lines : [...lines, line];
}

/** How many decimals a number is written with. */
export const decimalsOf = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;

/** The way that a page is read: `x` counts from where lines start. */
export class Side {
  readonly #isLeft: boolean;

  constructor(lang: string) {
    this.#isLeft = directionOf(lang) === "ltr";
  }

  /** A place across, from percent of the way that lines go. */
  x(percent: number): string {
    return `${rounded(this.at(percent))}%`;
  }

  at(percent: number): number {
    return this.#isLeft ? percent : 100 - percent;
  }

  /** The attributes of something that goes from one place to another. */
  span(from: number, to: number): { readonly x: string; readonly width: string } {
    const [start, end] = [Math.min(this.at(from), this.at(to)), Math.max(this.at(from), this.at(to))];
    return { x: `${rounded(start)}%`, width: `${rounded(end - start)}%` };
  }

  /** Pixels along the way that lines go. */
  dx(pixels: number): number {
    return this.#isLeft ? pixels : -pixels;
  }
}

/** What drawing a chart needs besides its numbers. */
export interface Drawing {
  readonly side: Side;
  readonly number: (value: number) => string;
  /** The numbers of a scale, all with as many decimals. */
  readonly scale: (steps: readonly number[]) => string[];
  /** A day, month or year, as short as a scale needs it. */
  readonly date: (partial: string) => string;
  /** What ids in the drawing start with. */
  readonly id: string;
}

export interface Drawn {
  /** In pixels. */
  readonly height: number;
  readonly parts: readonly string[];
  readonly legend: string;
}
