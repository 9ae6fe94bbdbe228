import pc from "picocolors";
import stringWidth from "string-width";
import type { Diagnostic, Place } from "./diagnostic.ts";
import { Lines, type Position } from "./positions.ts";
import { printable } from "./printable.ts";

/** The text of a file as it was parsed, or undefined where there is none to show. */
export type SourceOf = (path: string) => string | undefined;

export interface PrettyOptions {
  readonly color: boolean;
  /** Columns of the terminal. Source lines are cropped to it; messages are left to the terminal to wrap. */
  readonly width: number;
}

type Colors = ReturnType<typeof pc.createColors>;

/**
 * Renders diagnostics for a person:
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
  return diagnostics.map((found) => renderOne(found, linesOf, colors, options.width)).join("\n");
}

function renderOne(
  found: Diagnostic,
  linesOf: (path: string) => Lines | undefined,
  c: Colors,
  width: number,
): string {
  const paint = found.severity === "error" ? c.red : found.severity === "warning" ? c.yellow : c.cyan;
  const places = [
    ...(found.at ? [{ at: found.at, label: found.label, mark: "^", paint }] : []),
    ...(found.also ?? []).map(({ at, label }) => ({ at, label, mark: "-", paint: c.blue })),
  ].map((place) => ({ ...place, ...locate(place.at, linesOf(place.at.path)) }));
  const gutter = " ".repeat(Math.max(1, ...places.map(({ from }) => (from ? String(from.line).length : 1))));

  const out = [
    `${paint(c.bold(`${found.severity}[${found.code}]`))}${c.bold(`: ${printable(found.message)}`)}`,
  ];
  places.forEach((place, index) => {
    const position = place.from ? `:${place.from.line}:${place.from.column}` : "";
    out.push(`${gutter} ${c.dim(index === 0 ? "╭─" : "├─")} ${printable(place.at.path)}${position}`);
    if (place.from && place.lines) {
      const number = String(place.from.line).padStart(gutter.length);
      const view = excerpt(
        place.lines.text(place.from.line),
        place.from,
        place.to,
        width - gutter.length - 3,
      );
      out.push(`${c.dim(`${number} │`)} ${view.text}`.trimEnd());
      const carets = place.paint(place.mark.repeat(view.length));
      const label = place.label ? ` ${place.paint(printable(place.label))}` : "";
      out.push(`${gutter} ${c.dim("│")} ${" ".repeat(view.indent)}${carets}${label}`);
    } else if (place.label) {
      out.push(`${gutter} ${c.dim("│")} ${place.paint(printable(place.label))}`);
    }
  });
  for (const help of found.help ?? [])
    out.push(`${gutter} ${c.dim("=")} ${c.bold("help:")} ${printable(help)}`);
  return `${out.join("\n")}\n`;
}

function locate(at: Place, lines: Lines | undefined): { lines?: Lines; from?: Position; to?: Position } {
  if (!at.span || !lines) return {};
  return { lines, from: lines.position(at.span.start), to: lines.position(at.span.end) };
}

/**
 * The part of a line that shows the span in `room` columns, how far the carets are indented and
 * how long they are, in columns of the terminal.
 */
function excerpt(line: string, from: Position, to: Position | undefined, room: number) {
  const points = [...line].map(printable);
  const first = from.column - 1;
  const last =
    to && to.line === from.line ? Math.max(to.column - 1, first + 1) : Math.max(points.length, first + 1);
  const widthOf = (a: number, b: number) => stringWidth(points.slice(a, b).join(""));
  let start = 0;
  let end = points.length;
  if (widthOf(start, end) > room && room > 20) {
    while (start < first && widthOf(start, Math.min(last, first + 8)) > room * 0.6) start += 1;
    while (end > start && widthOf(start, end) > room - 2) end -= 1;
  }
  const head = start > 0 ? "…" : "";
  const tail = end < points.length ? "…" : "";
  return {
    text: head + points.slice(start, end).join("") + tail,
    indent: head.length + widthOf(start, first),
    length: Math.max(1, widthOf(first, Math.min(last, Math.max(end, first + 1)))),
  };
}
