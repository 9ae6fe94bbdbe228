/** A report in words and tables, for every writer that people read. */
export interface Sheet {
  readonly title: string;
  /** Sentences below the title. */
  readonly intro: readonly string[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly title: string;
  readonly intro: readonly string[];
  readonly tables: readonly Table[];
}

export interface Table {
  readonly title: string;
  /** How it is counted, or what to do. */
  readonly note?: string | undefined;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What to say if there are no rows. */
  readonly empty: string;
}

export interface Column {
  /** Empty if the title says it. */
  readonly head: string;
  /** `share`: 0 to 1, with a bar; `trend`: numbers over time. The first column is a text. */
  readonly form: "text" | "number" | "share" | "trend";
}

/** By the form of its column. */
export type Cell = string | number | readonly number[];

export interface Row {
  readonly cells: readonly Cell[];
  /** Paths, and commands and lines to paste, one below the other. */
  readonly lines?: readonly string[] | undefined;
}

/** A part of 1 as people read it: `34%`. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return "<1%";
  if (share < 1 && share > 0.99) return ">99%";
  return `${Math.round(share * 100)}%`;
}

export const counted = (count: number, noun: string, many = `${noun}s`): string =>
  `${count.toLocaleString("en")} ${count === 1 ? noun : many}`;

/** A word of a command, for a POSIX shell. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
