import stringWidth from "fast-string-width";
import pc from "picocolors";
import type { Diagnostic, Place } from "./diagnostic.ts";
import { Lines, type Position, pointsBetween } from "./positions.ts";
import { printable } from "./printable.ts";

/** The text of a file as it was parsed, or undefined if there is none to show. */
export type SourceOf = (path: string) => string | undefined;

export interface PrettyOptions {
  readonly color: boolean;
  /** Columns of the terminal. Source lines are cropped to this width; the terminal wraps messages. */
  readonly width: number;
}

type Colors = ReturnType<typeof pc.createColors>;

/**
 * Renders diagnostics for people:
 *
 *     error[BG0102]: unknown key `sorces`
 *       ╭─ briefings/2026/11/23.md:7:1
 *     7 │ sorces: [reuters]
 *       │ ^^^^^^ did you mean `sources`?
 */
export function renderPretty(
  diagnostics: readonly Diagnostic[],
  sourceOf: SourceOf,
  options: PrettyOptions,
): string {
  const colors = pc.createColors(options.color);
  const lines = new Map<string, Lines | undefined>();
  const linesOf = (path: string) => {
    if (!lines.has(path)) {
      const text = sourceOf(path);
      lines.set(path, text === undefined ? undefined : new Lines(text));
    }
    return lines.get(path);
  };
  return diagnostics
    .map((found) => renderOne(found, linesOf, { c: colors, width: options.width }))
    .join("\n");
}

interface Style {
  readonly c: Colors;
  readonly width: number;
}

/** One place of a diagnostic, located in its text. */
interface Spot {
  readonly at: Place;
  readonly label: string | undefined;
  /** The character that underlines it. */
  readonly mark: "^" | "-";
  readonly paint: (text: string) => string;
  readonly lines: Lines | undefined;
  readonly from: Position | undefined;
  readonly to: Position | undefined;
}

function renderOne(found: Diagnostic, linesOf: (path: string) => Lines | undefined, style: Style): string {
  const { c } = style;
  const paint = found.severity === "error" ? c.red : found.severity === "warning" ? c.yellow : c.cyan;
  const spot = (at: Place, label: string | undefined, mark: "^" | "-", color: Spot["paint"]): Spot => ({
    ...{ at, label, mark, paint: color },
    ...locate(at, linesOf(at.path)),
  });
  const spots = [
    ...(found.at ? [spot(found.at, found.label, "^", paint)] : []),
    ...(found.also ?? []).map(({ at, label }) => spot(at, label, "-", c.blue)),
  ];
  const gutter = " ".repeat(Math.max(1, ...spots.map(({ from }) => (from ? String(from.line).length : 1))));
  const title = `${paint(c.bold(`${found.severity}[${found.code}]`))}${c.bold(`: ${printable(found.message)}`)}`;
  const drawn = spots.flatMap((one, index) => drawSpot(one, index === 0, gutter, style));
  const helps = (found.help ?? []).map(
    (help) => `${gutter} ${c.dim("=")} ${c.bold("help:")} ${printable(help)}`,
  );
  return `${[title, ...drawn, ...helps].join("\n")}\n`;
}

/** The path, and the line with carets and their label below it. */
function drawSpot(
  { at, label, mark, paint, lines, from, to }: Spot,
  first: boolean,
  gutter: string,
  { c, width }: Style,
): string[] {
  const position = from ? `:${from.line}:${from.column}` : "";
  const head = `${gutter} ${c.dim(first ? "╭─" : "├─")} ${printable(at.path)}${position}`;
  const margin = `${gutter} ${c.dim("│")} `;
  const text = printable(label ?? "");
  if (!from || !lines) return text ? [head, margin + paint(text)] : [head];

  const room = width - gutter.length - 3;
  const view = excerpt(lines.text(from.line), from, to, room);
  const number = c.dim(`${String(from.line).padStart(gutter.length)} │`);
  const carets = `${margin}${" ".repeat(view.indent)}${paint(mark.repeat(view.length))}`;
  const shown = [head, `${number} ${view.text}`.trimEnd()];
  if (!text) return [...shown, carets];
  // A label that does not fit after its carets goes below them.
  if (view.indent + view.length + 1 + stringWidth(text) <= room)
    return [...shown, `${carets} ${paint(text)}`];
  const indent = Math.max(0, Math.min(view.indent, room - stringWidth(text)));
  return [...shown, carets, `${margin}${" ".repeat(indent)}${paint(text)}`];
}

function locate({ span, position }: Place, lines: Lines | undefined): Pick<Spot, "lines" | "from" | "to"> {
  if (position) return { lines: undefined, from: position, to: undefined };
  return { lines, from: span && lines?.position(span.start), to: span && lines?.position(span.end) };
}

/**
 * The part of a line that shows the span in `room` columns, how far the carets are indented and
 * how long they are, in columns of the terminal.
 */
function excerpt(line: string, from: Position, to: Position | undefined, room: number) {
  // Only the part of a long line near the span is shown.
  const skipped = Math.max(0, from.column - 1 - room);
  const beyond = from.column + 2 * room;
  const points = pointsBetween(line, skipped, beyond).map(printable);
  const hasMore = pointsBetween(line, beyond, beyond + 1).length > 0;
  const first = from.column - 1 - skipped;
  const last =
    to && to.line === from.line
      ? Math.min(Math.max(to.column - 1 - skipped, first + 1), points.length + 1)
      : Math.max(points.length, first + 1);
  const widthOf = (a: number, b: number) => stringWidth(points.slice(a, b).join(""));
  let start = 0;
  let end = points.length;
  if (widthOf(start, end) > room && room > 20) {
    while (start < first && widthOf(start, Math.min(last, first + 8)) > room * 0.6) start += 1;
    while (end > start && widthOf(start, end) > room - 2) end -= 1;
  }
  const head = start + skipped > 0 ? "…" : "";
  const tail = end < points.length || hasMore ? "…" : "";
  return {
    text: head + points.slice(start, end).join("") + tail,
    indent: head.length + widthOf(start, first),
    length: Math.max(1, widthOf(first, Math.min(last, Math.max(end, first + 1)))),
  };
}
