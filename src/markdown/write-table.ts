import type { Nodes, Table, TableRow } from "mdast";
import { NO_ATTRIBUTES } from "./rich-text.ts";
import type { TextWriter } from "./text-writer.ts";

/** A table of GFM; `phrasing` writes what is in a cell. */
export function writeTable(
  { children: [head, ...body], align, position }: Table,
  out: TextWriter,
  phrasing: (nodes: readonly Nodes[]) => void,
): void {
  const group = (name: string, cell: "th" | "td", rows: readonly TableRow[]) => {
    out.open(name, NO_ATTRIBUTES, position);
    for (const row of rows) {
      out.lineEnd();
      writeRow(row, cell);
    }
    out.lineEnd();
    out.close();
  };
  const writeRow = (row: TableRow, cell: "th" | "td") => {
    out.open("tr", NO_ATTRIBUTES, row.position);
    // Each row has as many cells as the table has columns.
    for (let column = 0; column < (align?.length ?? row.children.length); column += 1) {
      const { children = [], position: place = undefined } = row.children[column] ?? {};
      const side = align?.[column];
      out.lineEnd();
      out.open(cell, side ? { align: side } : NO_ATTRIBUTES, place);
      phrasing(children);
      out.close();
    }
    out.lineEnd();
    out.close();
  };
  out.open("table", NO_ATTRIBUTES, position);
  out.lineEnd();
  if (head) group("thead", "th", [head]);
  if (head && body.length > 0) out.lineEnd();
  if (body.length > 0) group("tbody", "td", body);
  out.lineEnd();
  out.close();
}
