import { type RichText, readRichText } from "./rich-text.ts";

/** Elements after which a line ends. */
const LINES: ReadonlySet<string> = new Set([
  ...["br", "p", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dt", "dd"],
]);

/** The words of a text, each block on lines of its own: no citations, and no numbers of footnotes. */
export function writePlain(text: RichText): string {
  let plain = "";
  /** How many open elements are not shown. */
  let hidden = 0;
  readRichText(text, {
    text(source, start, end) {
      if (hidden === 0) plain += source.slice(start, end);
    },
    open(_, attributes) {
      if (hidden > 0 || "data-footnote-ref" in attributes) hidden += 1;
    },
    close(name) {
      if (hidden > 0) hidden -= 1;
      else if (LINES.has(name)) plain += "\n";
    },
  });
  return plain.replace(/\n\s*\n/g, "\n").trim();
}
