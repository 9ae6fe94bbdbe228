import stringWidth from "fast-string-width";
import { printable } from "../diagnostics/printable.ts";
import { cutTo, padBefore, padTo, wrapTo } from "../text/cells.ts";
import { type Plots, trendOf } from "./plots.ts";
import { type Cell, type Column, percent, type Row, type Sheet, type Table } from "./sheet.ts";

export interface TextStyle {
  /** Columns of the terminal: no line is longer. Undefined: nothing is cut. */
  readonly width: number | undefined;
  /** Rows of each table. */
  readonly most: number;
  readonly plots: Plots;
  /** Marks a title. */
  readonly bold: (text: string) => string;
}

/** Without a terminal, sentences are as long as this. */
const WIDTH = 100;
const INDENT = "  ";
/** The first column has so much room before plots get any. */
const NAME = 20;

/** A report for a terminal. */
export function writeText(sheet: Sheet, style: TextStyle): string {
  const sections = sheet.sections.flatMap(({ title, intro, tables }) => [
    ["", style.bold(title.toUpperCase()), ...intro.flatMap((line) => wrapped(line, style))],
    ...tables.map((table) => tableLines(table, style)),
  ]);
  const top = [style.bold(printable(sheet.title)), ...sheet.intro.flatMap((line) => wrapped(line, style))];
  return `${[top, ...sections].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const wrapped = (text: string, { width = WIDTH }: TextStyle, indent = ""): string[] =>
  wrapTo(printable(text), width - indent.length).map((line) => indent + line);

function tableLines(table: Table, style: TextStyle): string[] {
  const title = style.bold(table.title);
  if (table.rows.length === 0) return [title, ...wrapped(table.empty, style, INDENT)];
  const note = table.note === undefined ? [] : wrapped(table.note, style, INDENT);
  const rows = table.rows.slice(0, style.most);
  const layout = layoutOf(table.columns, rows, style);
  const more = table.rows.length - rows.length;
  return [
    title,
    ...note,
    ...headLines(table.columns, layout),
    ...rows.flatMap((row) => rowLines(row, table.columns, layout, style)),
    ...(more > 0 ? [`${INDENT}and ${more.toLocaleString("en")} more`] : []),
  ];
}

interface Layout {
  readonly widths: readonly number[];
  /** Columns of a bar, and numbers of a trend. */
  readonly bar: number;
  readonly trend: number;
}

/** How wide each column is: numbers as they are, the first one and then a trend what is left. */
function layoutOf(columns: readonly Column[], rows: readonly Row[], { width }: TextStyle): Layout {
  const room = width ?? WIDTH;
  const bar = room < 72 ? 5 : 10;
  const cellsOf = (index: number) => rows.map(({ cells }) => cells[index]!);
  const widthOf = ({ form, head }: Column, index: number): number => {
    if (form === "share") return bar + 5;
    if (form === "trend") return 0;
    return Math.max(...[head, ...cellsOf(index).map(plainCell)].map((text) => stringWidth(text)));
  };
  const [first = 0, ...rest] = columns.map(widthOf);
  const others = rest.map((one) => Math.min(24, one));
  const left = room - others.reduce((sum, one) => sum + one, 0) - INDENT.length * columns.length;
  const at = columns.findIndex(({ form }) => form === "trend");
  const most = at < 0 ? 0 : (cellsOf(at)[0] as readonly number[]).length;
  const trend = Math.max(0, Math.min(most, left - Math.min(first, NAME)));
  if (at > 0) others[at - 1] = trend;
  const name = width === undefined ? first : Math.min(first, left - trend);
  return { widths: [name, ...others], bar, trend };
}

const plainCell = (cell: Cell): string =>
  typeof cell === "string" ? printable(cell) : typeof cell === "number" ? cell.toLocaleString("en") : "";

function headLines(columns: readonly Column[], { widths }: Layout): string[] {
  if (columns.every(({ head }) => head === "")) return [];
  const heads = columns.map(({ head, form }, index) =>
    form === "number"
      ? padBefore(head, widths[index]!)
      : padTo(stringWidth(head) > widths[index]! ? "" : head, widths[index]!),
  );
  return [INDENT + heads.join(INDENT).trimEnd()];
}

function rowLines(row: Row, columns: readonly Column[], layout: Layout, style: TextStyle): string[] {
  const cells = row.cells.map((cell, index) => {
    const { form } = columns[index]!;
    const width = layout.widths[index]!;
    if (form === "number") return padBefore(plainCell(cell), width);
    if (form === "share")
      return `${style.plots.bar(cell as number, layout.bar)} ${percent(cell as number).padStart(4)}`;
    if (form === "trend") return style.plots.trend(trendOf(lastOf(cell as readonly number[], layout.trend)));
    return padTo(cutTo(plainCell(cell), width), width);
  });
  const lines = row.lines?.map((line) => cutStart(`${INDENT}${INDENT}${printable(line)}`, style)) ?? [];
  return [(INDENT + cells.join(INDENT)).trimEnd(), ...lines];
}

const lastOf = (numbers: readonly number[], count: number) => numbers.slice(numbers.length - count);

/** The end of a path says more than its beginning. */
function cutStart(line: string, { width }: TextStyle): string {
  if (width === undefined || stringWidth(line) <= width) return line;
  const text = line.trimStart();
  const indent = line.length - text.length;
  const letters = [...text];
  while (stringWidth(letters.join("")) + 1 + indent > width) letters.shift();
  return `${" ".repeat(indent)}…${letters.join("")}`;
}
