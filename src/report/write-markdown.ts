import { printable } from "../diagnostics/printable.ts";
import { blockPlots, trendOf } from "./plots.ts";
import { type Cell, type Column, percent, type Sheet, type Table } from "./sheet.ts";

/** A report in Markdown (GFM), with at most `most` rows of each table. */
export function writeMarkdown({ title, intro, sections }: Sheet, most: number): string {
  const blocks = [
    `# ${escaped(title)}`,
    ...intro.map(escaped),
    ...sections.flatMap((section) => [
      `## ${section.title}`,
      ...section.intro,
      ...section.tables.flatMap((table) => tableBlocks(table, most)),
    ]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function tableBlocks({ title, note, empty, columns, rows }: Table, most: number): string[] {
  if (rows.length === 0) return [`### ${title}`, empty];
  const heads = columns.map(({ head }) => head);
  const rules = columns.map(({ form }) => (form === "number" || form === "share" ? "---:" : "---"));
  const hasLines = rows.some(({ lines = [] }) => lines.length > 0);
  const extra = hasLines ? [""] : [];
  const body = rows.slice(0, most).map(({ cells, lines = [] }) => {
    const below = hasLines ? [lines.map(code).join("<br>")] : [];
    return [...cells.map((cell, index) => markdownCell(cell, columns[index]!)), ...below];
  });
  const table = [[...heads, ...extra], [...rules, ...extra.map(() => "---")], ...body].map(
    (cells) => `| ${cells.join(" | ")} |`,
  );
  const more = rows.length - most;
  return [
    `### ${title}`,
    ...(note === undefined ? [] : [note]),
    table.join("\n"),
    ...(more > 0 ? [`And ${more.toLocaleString("en")} more.`] : []),
  ];
}

function markdownCell(cell: Cell, { form }: Column): string {
  if (typeof cell === "string") return escaped(cell);
  if (typeof cell === "number") return form === "share" ? percent(cell) : cell.toLocaleString("en");
  return `\`${blockPlots.trend(trendOf(cell))}\``;
}

/** Text that means itself, also in a cell of a table. */
const escaped = (text: string): string => printable(text).replace(/[\\`*_[\]<>|~#&]/g, "\\$&");

/** A backquote in it would end it, so there the text is escaped. */
const code = (text: string): string =>
  text.includes("`") ? escaped(text) : `\`${printable(text).replaceAll("|", "\\|")}\``;
