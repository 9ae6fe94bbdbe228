import { diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import type { TextContext } from "./text-context.ts";

/** The start of a comment, an instruction, an end tag, or a start tag with an attribute. */
const STARTS = /(?<!\\)<(?:!--|\?[a-z]+|!\[CDATA\[|\/[a-z][a-z0-9]*|[a-z][a-z0-9]*\s+[a-z-]+=)/gi;

/**
 * Reports raw HTML that readers would see, because it has no end. `written`: the text as it stands in the file, at
 * `span`, or in a value of the front matter there.
 */
export function checkTags(written: string, span: Span, { path, report }: TextContext): void {
  for (const { 0: found, index } of written.matchAll(STARTS)) {
    const isInFile = span.end - span.start === written.length;
    const place = isInFile ? { start: span.start + index, end: span.start + index + found.length } : span;
    const isComment = found === "<!--";
    const message = isComment ? "the comment is never closed" : `the tag \`${found}\` is not finished`;
    const label = `readers see it; end it with \`${isComment ? "-->" : ">"}\`, or write \`\\<\` if you mean the sign`;
    report(diagnostic("BG0218", message, { at: { path, span: place }, label }));
  }
}
