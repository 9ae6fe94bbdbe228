import { tableIn } from "./charts/chart.ts";
import { type Attributes, type RichText, readRichText } from "./rich-text.ts";

/** Elements with lines of their own. */
const LINES: ReadonlySet<string> = new Set([
  ...[
    "br",
    "hr",
    "p",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "dl",
    "dt",
    "dd",
  ],
  ...["table", "caption", "tr", "td", "th", "div", "section", "figure", "figcaption", "details", "summary"],
  ...["alert", "chart"],
]);

/** A chart's table, row by row; nothing if its numbers are in a file. */
function plainTable({ data, alt }: Attributes): string {
  const table = tableIn(data);
  const rows = table?.rows.map(({ label, values }) =>
    [label, ...values.map((value) => value ?? "–")].join(" "),
  );
  return [alt ?? "", table?.series.join(", ") ?? "", ...(rows ?? [])]
    .filter((line) => line !== "")
    .join("\n");
}

/**
 * The words of a text, each block on lines of its own, and what its images show: no citations, and no numbers of
 * footnotes.
 */
export function writePlain(text: RichText): string {
  let plain = "";
  /** How many open elements are not shown. */
  let hidden = 0;
  readRichText(text, {
    text(source, start, end) {
      if (hidden === 0) plain += source.slice(start, end);
    },
    open(name, attributes) {
      if (hidden > 0 || name === "cites" || "data-footnote-ref" in attributes) hidden += 1;
      else if (LINES.has(name)) plain += "\n";
      else if (name === "img") plain += attributes.alt ?? "";
      if (hidden === 0 && name === "chart") plain += plainTable(attributes);
    },
    close(name) {
      if (hidden > 0) hidden -= 1;
      else if (LINES.has(name)) plain += "\n";
    },
  });
  return plain.replace(/\n\s*\n/g, "\n").trim();
}
