import { rounded, svg } from "../charts/svg.ts";
import { escapeHtml } from "../text/html.ts";
import { PAGE_STYLE } from "./page-style.ts";
import { type Cell, type Column, percent, type Row, type Section, type Sheet, type Table } from "./sheet.ts";

/** By this, briefgen recognises a report that it may replace. It is within the first kilobyte of the page. */
export const REPORT_MARK = '<meta name="generator" content="briefgen report">';

/** Rows of a table that show without being asked for. */
const SHOWN = 10;

/** A report as one page that needs no other file, runs nothing and asks no server. */
export const writeHtml = ({ title, intro, sections }: Sheet): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${REPORT_MARK}
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<h1 dir="auto">${escapeHtml(title)}</h1>
${paragraphs(intro)}${contents(sections)}</header>
<main>
${sections.map(sectionHtml).join("")}</main>
</body>
</html>
`;

const paragraphs = (texts: readonly string[]): string =>
  texts.map((text) => `<p>${marked(text)}</p>\n`).join("");

const contents = (sections: readonly Section[]): string =>
  sections.length === 0
    ? ""
    : `<nav aria-label="Contents"><ul>${sections
        .map(({ title }, index) => `<li><a href="#part-${index + 1}">${escapeHtml(title)}</a></li>`)
        .join("")}</ul></nav>\n`;

const sectionHtml = ({ title, intro, tables }: Section, index: number): string =>
  `<section id="part-${index + 1}">
<h2>${escapeHtml(title)}</h2>
${paragraphs(intro)}<div class="tables">
${tables.map((table, nth) => tableHtml(table, `table-${index + 1}-${nth + 1}`)).join("")}</div>
</section>
`;

function tableHtml(table: Table, id: string): string {
  const { title, note, empty, columns, rows } = table;
  const head = `<article>\n<h3 id="${id}">${escapeHtml(title)}</h3>\n`;
  if (rows.length === 0) return `${head}<p>${marked(empty)}</p>\n</article>\n`;
  const rest = rows.slice(SHOWN);
  const more =
    rest.length === 0
      ? ""
      : `<details><summary>${rest.length.toLocaleString("en")} more</summary>\n${rowsHtml(rest, columns, `${id} ${id}-more`)}<span hidden id="${id}-more">more</span></details>\n`;
  return `${head}${note === undefined ? "" : `<p>${marked(note)}</p>\n`}${rowsHtml(rows.slice(0, SHOWN), columns, id)}${more}</article>\n`;
}

function rowsHtml(rows: readonly Row[], columns: readonly Column[], labels: string): string {
  const hasHead = columns.some(({ head }) => head !== "");
  const heads = columns.map(({ head, form }) =>
    head === "" ? "<td></td>" : `<th scope="col" class="${form}">${escapeHtml(head)}</th>`,
  );
  const top = hasHead ? `<thead><tr>${heads.join("")}</tr></thead>\n` : "";
  return `<table aria-labelledby="${labels}">\n${top}<tbody>\n${rows.map((row) => rowHtml(row, columns)).join("")}</tbody>\n</table>\n`;
}

function rowHtml({ cells, lines = [] }: Row, columns: readonly Column[]): string {
  const below = lines.map((line) => `<div class="line"><code>${escapeHtml(line)}</code></div>`).join("");
  const [name = "", ...others] = cells;
  const first = `<th scope="row"><bdi>${escapeHtml(String(name))}</bdi>${below}</th>`;
  const rest = others.map((cell, index) => cellHtml(cell, columns[index + 1]!));
  return `<tr>${first}${rest.join("")}</tr>\n`;
}

function cellHtml(cell: Cell, { form }: Column): string {
  if (typeof cell === "string") {
    const isDate = /^\d{4}-\d{2}-\d{2}$/.test(cell);
    return `<td class="${isDate ? "date" : "text"}"><bdi>${escapeHtml(cell)}</bdi></td>`;
  }
  if (typeof cell === "number")
    return form === "share"
      ? `<td class="share">${barSvg(cell)} <span>${percent(cell).replace("<", "&lt;").replace(">", "&gt;")}</span></td>`
      : `<td class="number">${cell.toLocaleString("en")}</td>`;
  return `<td class="trend">${trendSvg(cell)}</td>`;
}

/** The percentage beside it says the same. */
const barSvg = (share: number): string =>
  svg(
    "svg",
    { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "rail", width: 100, height: 10 }),
    svg("rect", { class: "fill", width: share > 0 ? Math.max(1, share * 100) : 0, height: 10 }),
  );

/** Numbers over time as a line, with a dot at the last one. */
function trendSvg(numbers: readonly number[]): string {
  const most = Math.max(1, ...numbers);
  const points = numbers.map((number, index) => [
    2 + (index / Math.max(1, numbers.length - 1)) * 116,
    22 - (number / most) * 20,
  ]);
  const [x = 0, y = 0] = points.at(-1) ?? [];
  return svg(
    "svg",
    { class: "line", viewBox: "0 0 120 24", role: "img", "aria-label": numbers.join(", ") },
    svg("polyline", { points: points.map(([px, py]) => `${rounded(px!)},${rounded(py!)}`).join(" ") }),
    svg("circle", { cx: x, cy: y, r: 2 }),
  );
}

/** A sentence of ours, whose code is in backquotes. */
const marked = (text: string): string => escapeHtml(text).replace(/`([^`]*)`/g, "<code>$1</code>");
