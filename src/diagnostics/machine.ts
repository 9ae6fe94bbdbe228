import type { Diagnostic, Place } from "./diagnostic.ts";
import { Lines } from "./positions.ts";
import type { SourceOf } from "./pretty.ts";
import { printable, printableJson } from "./printable.ts";

/** A place for machines: 1-based lines and columns, exclusive end. */
interface MachinePlace {
  path: string;
  line?: number;
  column?: number;
  endLine?: number;
  endColumn?: number;
}

/** One JSON object per line, so that a report can be read as a stream (https://jsonlines.org). */
export function renderJson(diagnostics: readonly Diagnostic[], sourceOf: SourceOf): string {
  const locate = locator(sourceOf);
  return diagnostics
    .map(({ code, severity, message, at, label, also, help }) =>
      printableJson({
        code,
        severity,
        message,
        ...(at && locate(at)),
        label,
        also: also?.map((other) => ({ ...locate(other.at), label: other.label })),
        help: help?.length ? help : undefined,
      }),
    )
    .map((line) => `${line}\n`)
    .join("");
}

/**
 * GitHub's workflow commands, which annotate the changed lines of a pull request. Data and
 * properties are escaped in the way that the runner unescapes them (`%` and line ends; also `:` and `,` in properties).
 */
export function renderGithub(diagnostics: readonly Diagnostic[], sourceOf: SourceOf): string {
  const locate = locator(sourceOf);
  return diagnostics
    .map((found) => {
      const level = found.severity === "advice" ? "notice" : found.severity;
      const place = found.at && locate(found.at);
      const properties = {
        file: place?.path,
        line: place?.line,
        endLine: place?.endLine,
        col: place?.column,
        endColumn: place?.endLine === place?.line ? place?.endColumn : undefined,
        title: found.code,
      };
      const list = Object.entries(properties).flatMap(([key, value]) =>
        value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`],
      );
      const lines = [found.message, found.label, ...(found.help ?? [])].filter((line) => line !== undefined);
      const text = lines.map(printable).join("\n");
      return `::${level} ${list.join(",")}::${escapeData(text)}\n`;
    })
    .join("");
}

const escapeData = (text: string) => text.replaceAll("%", "%25").replaceAll("\n", "%0A");
const escapeProperty = (text: string) =>
  escapeData(printable(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");

function locator(sourceOf: SourceOf): (at: Place) => MachinePlace {
  const lines = new Map<string, Lines | undefined>();
  return ({ path, span, position }) => {
    if (!span) return { path, ...position };
    if (!lines.has(path)) {
      const text = sourceOf(path);
      lines.set(path, text === undefined ? undefined : new Lines(text));
    }
    const from = lines.get(path)?.position(span.start);
    const to = lines.get(path)?.position(span.end);
    return {
      path,
      line: from?.line,
      column: from?.column,
      endLine: to?.line,
      endColumn: to?.column,
    } as MachinePlace;
  };
}
