import { diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import type { TextContext } from "./text-context.ts";

/** Reports comments that are text, because they are never closed. `written`: the text as it stands in the file, at `span`. */
export function checkComments(written: string, span: Span, { path, report }: TextContext): void {
  for (const { index } of written.matchAll(/(?<!\\)<!--/g)) {
    const isInFile = span.end - span.start === written.length;
    const place = isInFile ? { start: span.start + index, end: span.start + index + "<!--".length } : span;
    const label = "readers see it; end it with `-->`, or write `\\<!--` if you mean the signs";
    report(diagnostic("BG0218", "the comment is never closed", { at: { path, span: place }, label }));
  }
}
