import type { ChartTable } from "../markdown/charts/chart.ts";
import type { Attributes } from "../markdown/rich-text.ts";

/** The words and the language of a page. */
export interface ChartWords {
  readonly lang: string;
  readonly t: Readonly<Record<string, string>>;
}

/** A table in a file, as it is written there. */
export interface CsvTable {
  readonly rows: readonly CsvRow[];
  /** What is wrong with the file; `line` is 1-based. */
  readonly problem?: { readonly message: string; readonly line: number } | undefined;
}

export interface CsvRow {
  readonly cells: readonly string[];
  /** 1-based. */
  readonly line: number;
}

/** What draws charts. It is loaded for a site that has any, and for no other. */
export interface ChartTools {
  /** A drawing as HTML for a page with the theme's style sheet. */
  readonly draw: (table: ChartTable, chart: Attributes, words: ChartWords) => string;
  /** The table as HTML. */
  readonly table: (table: ChartTable, chart: Attributes, words: ChartWords) => string;
  /** Reads values between commas, semicolons or tabs. */
  readonly csv: (text: string) => CsvTable;
}
