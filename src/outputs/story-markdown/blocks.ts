import { type ChartTable, tableIn } from "../../markdown/charts/chart.ts";
import { type Attributes, type RichElement, type RichNode, textIn } from "../../markdown/rich-text.ts";
import { escapeLines, escapeMarkdown, inlineMarkdown } from "./inline.ts";

/** Elements on lines of their own; everything else is running text. */
const BLOCKS = new Set([
  ...["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr", "table", "div"],
  ...["section", "figure", "figcaption", "details", "summary", "dl", "dt", "dd", "caption", "alert", "chart"],
]);

/**
 * A text as Markdown, without a line end at its end. Of elements that Markdown has no markup for, only the content is
 * written.
 */
export const blockMarkdown = (nodes: readonly RichNode[]): string => blocksOf(nodes).join("\n\n");

/** The content of an entry of a list without empty lines. */
export const blocksInItem = (nodes: readonly RichNode[]): string => blocksOf(nodes).join("\n");

function blocksOf(nodes: readonly RichNode[]): string[] {
  const blocks: string[] = [];
  let running: RichNode[] = [];
  const flush = () => {
    const paragraph = escapeLines(inlineMarkdown(running)).trim();
    if (paragraph !== "") blocks.push(paragraph);
    running = [];
  };
  let last: RichElement | undefined;
  for (const node of nodes) {
    if (typeof node === "string" || !BLOCKS.has(node.name)) {
      running.push(node);
      continue;
    }
    flush();
    // Two lists in a row would be read as one if their signs were the same.
    const again = last?.name === node.name && blocks.length > 0;
    const block = blockOf(node, again);
    if (block !== "") blocks.push(block);
    last = again ? undefined : node;
  }
  flush();
  return blocks;
}

function blockOf({ name, attributes, children }: RichElement, again: boolean): string {
  switch (name) {
    case "h1":
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6":
      return `${"#".repeat(Number(name[1]))} ${headingMarkdown(children)}`.trim();
    case "ul":
      return listOf(children, () => (again ? "* " : "- "));
    case "ol": {
      const start = Number(attributes.start ?? 1);
      return listOf(children, (index) => `${start + index}${again ? ")" : "."} `);
    }
    case "blockquote":
      return quoted(blockMarkdown(children));
    case "alert":
      return quoted(`[!${String(attributes.kind).toUpperCase()}]\n${blockMarkdown(children)}`);
    case "chart":
      return [chartTable(tableIn(attributes.data), attributes.unit), blockMarkdown(children)]
        .filter((part) => part !== "")
        .join("\n\n");
    case "pre":
      return fenced(children);
    case "hr":
      // Not `---`, which would end a list of dashes.
      return "***";
    case "table":
      return tableOf(children);
    default:
      return blockMarkdown(children);
  }
}

const quoted = (markdown: string): string => markdown.replace(/^(?=.)/gm, "> ").replace(/^$/gm, ">");

/** The numbers of a chart. */
function chartTable(table: ChartTable | undefined, counted: Attributes[string]): string {
  if (!table) return "";
  const { heading, series, rows } = table;
  const unit = table.unit ?? (counted === "%" ? "%" : "");
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => escapeMarkdown(cell).replace(/\n/g, " ")).join(" | ")} |`;
  return [
    line([heading, ...series]),
    `| --- |${series.map(() => " --: |").join("")}`,
    ...rows.map(({ label, values }) =>
      line([label, ...values.map((value) => (value === null ? "" : `${value}${unit}`))]),
    ),
  ].join("\n");
}

/** A heading's text: a `#` at its end would not be shown (CommonMark 0.31, section 4.2). */
export const headingMarkdown = (nodes: readonly RichNode[]): string =>
  onOneLine(nodes).replace(/(?<!\\)(#+)$/, "\\$1");

const onOneLine = (nodes: readonly RichNode[]): string =>
  inlineMarkdown(nodes)
    .replace(/\\?\s*\n\s*/g, " ")
    .trim();

function listOf(children: readonly RichNode[], signOf: (index: number) => string): string {
  const items = children.filter((child): child is RichElement => typeof child === "object");
  const loose = items.some((item) =>
    item.children.some((child) => typeof child === "object" && child.name === "p"),
  );
  const written = items.map((item, index) => {
    const sign = signOf(index);
    const text = blocksOf(item.children).join(loose ? "\n\n" : "\n");
    return `${sign}${text.replace(/\n(?=[^\n])/g, `\n${" ".repeat(sign.length)}`)}`.trimEnd();
  });
  return written.join(loose ? "\n\n" : "\n");
}

/** Between fences that are longer than any run of backticks in the code. */
function fenced(children: readonly RichNode[]): string {
  const [code] = children;
  const kind = typeof code === "object" ? String(code.attributes.class ?? "") : "";
  const text = children.map(textIn).join("").replace(/\n$/, "");
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${kind.replace(/^language-/, "")}\n${text}${text === "" ? "" : "\n"}${fence}`;
}

const SIDES: Readonly<Record<string, string>> = {
  left: ":--",
  center: ":-:",
  right: "--:",
};

/** A table as on GitHub: the first row is the head, and every cell is on one line. */
function tableOf(children: readonly RichNode[]): string {
  const rows = rowsIn(children).map((row) =>
    row.children.filter((cell): cell is RichElement => typeof cell === "object"),
  );
  const [head = []] = rows;
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns === 0) return "";
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: columns }, (_, column) => cells[column] ?? "").join(" | ")} |`;
  const cellText = ({ children: content }: RichElement) =>
    onOneLine(
      content.flatMap((part) => (typeof part === "object" && part.name === "p" ? part.children : part)),
    )
      // Code is not escaped, but tables are split into cells before code is read.
      .replace(/(?<!\\)\|/g, "\\|");
  const sides = Array.from(
    { length: columns },
    (_, column) => SIDES[String(head[column]?.attributes.align)] ?? "---",
  );
  const caption = children.find((child) => typeof child === "object" && child.name === "caption");
  const table = [
    line(head.map(cellText)),
    line(sides),
    ...rows.slice(1).map((row) => line(row.map(cellText))),
  ];
  return [...(caption ? [onOneLine([caption]), ""] : []), ...table].join("\n");
}

const rowsIn = (nodes: readonly RichNode[]): RichElement[] =>
  nodes.flatMap((node) => {
    if (typeof node === "string") return [];
    return node.name === "tr" ? [node] : rowsIn(node.children);
  });
