export const CHART_TYPES = ["bars", "stacked bars", "lines", "dots"] as const;

export type ChartType = (typeof CHART_TYPES)[number];

/** The numbers of a chart. */
export interface ChartTable {
  /** The heading of the labels; may be empty. */
  readonly heading: string;
  /** The names of the series. */
  readonly series: readonly string[];
  readonly rows: readonly ChartRow[];
  /** `%`, if the cells say so. */
  readonly unit?: string | undefined;
}

export interface ChartRow {
  readonly label: string;
  /** One for each series; null if it is missing. */
  readonly values: readonly (number | null)[];
}

/** More series cannot be told apart. */
export const MOST_SERIES = 6;

/** Rows that can be read on a page. */
export const MOST_ROWS: Readonly<Record<ChartType, number>> = {
  bars: 100,
  "stacked bars": 100,
  dots: 100,
  lines: 2000,
};

/** A chart's table, as an attribute has it. */
export const tableIn = (data: string | true | undefined): ChartTable | undefined =>
  typeof data === "string" ? (JSON.parse(data) as ChartTable) : undefined;
