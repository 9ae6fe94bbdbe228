import { convert, type DomNode, type FormatCallback, type HtmlToTextOptions } from "html-to-text";
import { wrapTo } from "../text/cells.ts";

/** The columns of a line, as in RFC 3676, section 4.2, less a few for quoting. */
export const COLUMNS = 72;

/** See `MailTools`. */
export function plainText(html: string): string {
  const addresses: string[] = [];
  const text = convert(html, { ...OPTIONS, formatters: { link: linkTo(addresses), citation, note } });
  const list = addresses.map((address, index) => `[${index + 1}] ${address}`);
  return `${wrapped(text)}${list.length > 0 ? `\n\n${list.join("\n")}` : ""}\n`;
}

/** The text of a link, then its number among the addresses. */
const linkTo =
  (addresses: string[]): FormatCallback =>
  (element, walk, builder) => {
    walk(element.children ?? [], builder);
    const { href = "" } = element.attribs ?? {};
    if (!/^(?:https?|mailto):/.test(href)) return;
    const known = addresses.indexOf(href);
    builder.addInline(` [${known < 0 ? addresses.push(href) : known + 1}]`);
  };

/** The numbers of sources, without links: their list names them. */
const citation: FormatCallback = (element, _, builder) =>
  builder.addInline(` (${textOf(element).trim().replace(/^, /, "")})`);

/** The mark of a footnote, `^1`. */
const note: FormatCallback = (element, _, builder) => builder.addInline(`^${textOf(element).trim()}`);

const textOf = ({ data, children = [] }: DomNode): string => data ?? children.map(textOf).join("");

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  selectors: [
    { selector: "a", format: "link" },
    { selector: "a.mention", format: "inline" },
    { selector: "sup.citation", format: "citation" },
    { selector: "sup.common-knowledge", format: "skip" },
    { selector: "a[data-footnote-ref]", format: "note" },
    { selector: "a[data-footnote-backref]", format: "skip" },
    { selector: "img", format: "skip" },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: "table", format: "dataTable", options: { uppercaseHeaderCells: false } },
    { selector: "ul", options: { itemPrefix: "- " } },
    ...["audio", "video"].map((selector) => ({ selector, format: "block" })),
  ],
};

/** Every line in lines of at most so many columns, those of lists and quotes under their beginning. */
const wrapped = (text: string): string =>
  text
    .split("\n")
    .flatMap((line) => {
      const [start = ""] = /^(?:> )*\s*(?:- |\d+\. )?/.exec(line) ?? [];
      const indent = /^(?:> )+/.exec(start)?.[0] ?? " ".repeat(start.length);
      const lines = wrapTo(line.slice(start.length), COLUMNS - start.length);
      return lines.map((one, index) => (index === 0 ? start : indent) + one);
    })
    .map((line) => line.trimEnd())
    .join("\n");
