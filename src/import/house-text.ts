import type { SectionKind } from "../content/section-kinds.ts";
import type { SectionNames } from "../content/sections.ts";
import { type Definitions, takeDefinitions } from "./house-definitions.ts";
import { houseFrontMatter } from "./house-front-matter.ts";
import { HouseHeadings } from "./house-headings.ts";
import { type HouseItem, type HouseLine, listOf } from "./house-items.ts";

/** A text in the house format, split into its parts. Every line of it is in one of them. */
export interface HouseText {
  /** YAML of the front matter, if the text is Markdown and has one; else empty. */
  readonly frontMatter: string;
  /** A `# Title` or a line above the sections that looks like one. */
  readonly title: string | undefined;
  /** What else stands above the sections, as Markdown. */
  readonly lead: string;
  readonly sections: readonly HouseSection[];
  /** Definitions of the whole text; empty if it is plain. */
  readonly definitions: Definitions;
  /** Whether the parts of its entries are Markdown, or plain text. */
  readonly isMarkdown: boolean;
}

export interface HouseSection {
  /** Undefined for headings that are not part of the house format. */
  readonly kind: SectionKind | undefined;
  /** As a build recognises it. */
  readonly heading: string;
  /** The line of the heading. */
  readonly line: HouseLine;
  /** The section's text as Markdown. */
  readonly markdown: string;
  /** What stands before the first entry, as Markdown. */
  readonly intro: string;
  /** The entries of a list. */
  readonly items: readonly HouseItem[];
}

interface Block {
  readonly kind: SectionKind | undefined;
  readonly heading: string;
  readonly line: HouseLine;
  readonly lines: HouseLine[];
}

/** Splits a text at the headings of the house format. Turns plain text into Markdown. */
export function readHouseText(text: string, names: SectionNames, isMarkdownFile: boolean): HouseText {
  const front = isMarkdownFile ? houseFrontMatter(text) : { yaml: "", end: 0 };
  const headings = new HouseHeadings(names);
  const lines = linesFrom(text, front.end);
  const isMarkdown =
    isMarkdownFile ||
    lines.some(({ text: line }) => /^#{1,2} /.test(line) && headings.of(line.replace(/^#+ /, "")));
  const { rest: own, definitions } = isMarkdown
    ? takeDefinitions(lines)
    : { rest: lines, definitions: new Map() };
  const { above, blocks } = isMarkdown ? splitMarkdown(own, headings) : splitPlain(own, headings);
  const { title, rest } = titleIn(above, isMarkdown);
  const write = (part: readonly HouseLine[]) =>
    isMarkdown
      ? part
          .map(({ text: line }) => line)
          .join("\n")
          .replace(/^\s*\n|\s+$/g, "")
      : toMarkdown(part);
  return {
    frontMatter: front.yaml,
    title,
    lead: write(rest),
    sections: blocks.map((block) => {
      const { intro, items } = listOf(block.lines, block.kind, isMarkdown);
      const bulleted = block.kind === "deeper" && !isMarkdown ? block.lines.map(asBullet) : block.lines;
      const { kind, heading, line } = block;
      return { kind, heading, line, markdown: write(bulleted), intro: write(intro), items };
    }),
    definitions,
    isMarkdown,
  };
}

function linesFrom(text: string, start: number): HouseLine[] {
  let at = start;
  return text
    .slice(start)
    .split("\n")
    .map((line) => {
      const found = { text: line, at };
      at += line.length + 1;
      return found;
    });
}

interface Split {
  readonly above: HouseLine[];
  readonly blocks: Block[];
}

/** A block with what the writer added to the heading as its first line. */
const blockOf = (line: HouseLine, heading: ReturnType<HouseHeadings["of"]>, text: string): Block => ({
  ...{ kind: heading?.kind, heading: heading?.text ?? text, line },
  lines: heading?.aside
    ? [
        { text: heading.aside, at: line.at },
        { text: "", at: line.at },
      ]
    : [],
});

function splitPlain(lines: readonly HouseLine[], headings: HouseHeadings): Split {
  const split: Split = { above: [], blocks: [] };
  for (const line of lines) {
    const heading = /^\s*[-*•–+]\s/.test(line.text) ? undefined : headings.of(line.text);
    if (heading) split.blocks.push(blockOf(line, heading, line.text));
    else (split.blocks.at(-1)?.lines ?? split.above).push(line);
  }
  return split;
}

/** Headings with signs (`##`), underlined ones, and house headings in bold; none of them in code. */
function splitMarkdown(lines: readonly HouseLine[], headings: HouseHeadings): Split {
  const split: Split = { above: [], blocks: [] };
  const deepest = deepestHeading(lines, headings);
  let fence: string | undefined;
  for (const [index, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line.text)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence)))
      fence = fence === undefined ? mark : undefined;
    const found = fence === undefined && mark === undefined ? headingAt(lines, index) : undefined;
    const house = found && found.level <= deepest ? headings.of(found.text) : undefined;
    const isTitle = found?.level === 1 && !house && split.blocks.length === 0;
    if (found?.isUnderline) continue;
    if (found && !isTitle && (house || (found.level <= 2 && found.level > 0)))
      split.blocks.push(blockOf(line, house, found.text));
    else {
      const text = isTitle ? `# ${found.text}` : line.text;
      (split.blocks.at(-1)?.lines ?? split.above).push({ text, at: line.at });
    }
  }
  return split;
}

/** House headings may be of any level, if none of them has the usual one. */
const deepestHeading = (lines: readonly HouseLine[], headings: HouseHeadings): number =>
  lines.some((_, index) => {
    const found = headingAt(lines, index);
    return found && found.level <= 2 && headings.of(found.text);
  })
    ? 2
    : 6;

interface Heading {
  readonly text: string;
  /** 0 for a line in bold, which counts only if it is a house heading. */
  readonly level: number;
  /** Whether this is the line below an underlined heading. */
  readonly isUnderline: boolean;
}

function headingAt(lines: readonly HouseLine[], index: number): Heading | undefined {
  const { text } = lines[index]!;
  const signed = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/.exec(text);
  if (signed) return { text: signed[2]!, level: signed[1]!.length, isUnderline: false };
  if (isUnderlined(lines, index - 1)) return { text: "", level: 0, isUnderline: true };
  if (isUnderlined(lines, index))
    return { text: text.trim(), level: lines[index + 1]!.text.includes("=") ? 1 : 2, isUnderline: false };
  return /^ {0,3}(\*\*|__)\S.*\S\1[:.?!]?\s*$/.test(text)
    ? { text, level: 0, isUnderline: false }
    : undefined;
}

/** Whether a line is a paragraph of its own with a line of `=` or `-` below. */
function isUnderlined(lines: readonly HouseLine[], index: number): boolean {
  const [before, line, below] = [lines[index - 1], lines[index], lines[index + 1]];
  if (!line || !below || (before && before.text.trim() !== "")) return false;
  return /^ {0,3}(?![-*+>#]|```|~~~|\d+[.)])\S/.test(line.text) && /^ {0,3}(?:=+|-{2,})\s*$/.test(below.text);
}

/** The title above the sections: `# Title`, or in plain text a first line that is no sentence. */
function titleIn(
  above: readonly HouseLine[],
  isMarkdown: boolean,
): { title: string | undefined; rest: HouseLine[] } {
  const index = above.findIndex(({ text }) => (isMarkdown ? /^# /.test(text) : text.trim() !== ""));
  const text = above[index]?.text.replace(isMarkdown ? /^# +/ : /^ +/, "").trim() ?? "";
  const isTitle =
    text !== "" && text.length <= 200 && (isMarkdown || /[^\s.:;,]$/.test(text)) && !/^[-*•–]/.test(text);
  if (!isTitle) return { title: undefined, rest: [...above] };
  return { title: text, rest: above.filter((_, at) => at !== index) };
}

/** In “Go deeper”, numbered lines and questions are entries, too. */
function asBullet({ text, at }: HouseLine): HouseLine {
  const bullet =
    /^\s*\d+[.)]\s+(.*)$/.exec(text)?.[1] ??
    (/^\s*[^-*•–\s].*[?？؟]\s*$/.test(text) ? text.trim() : undefined);
  return { text: bullet === undefined ? text : `- ${bullet}`, at };
}

/** Every line of plain text is a paragraph; lines that start with a dash form a list. */
function toMarkdown(lines: readonly HouseLine[]): string {
  const blocks: string[] = [];
  for (const line of lines.map(({ text }) => text.trim()).filter(Boolean)) {
    const bullet = /^[-*•–]\s+(.*)$/.exec(line)?.[1];
    const text = bullet === undefined ? escapeMarkdown(line) : `- ${escapeMarkdown(bullet)}`;
    if (bullet !== undefined && blocks.at(-1)?.startsWith("- ")) blocks.push(`${blocks.pop()}\n${text}`);
    else blocks.push(text);
  }
  return blocks.join("\n\n");
}

/** Addresses of plain text are links as they stand; between `<` and `>`, too. */
const ADDRESS = /(<https?:\/\/[^\s<>]+>|(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>]+)/iu;

/** Plain text as Markdown that renders the same text, with links for addresses. */
export const escapeMarkdown = (text: string): string =>
  text
    .split(ADDRESS)
    .map((piece, index, pieces) =>
      index % 2 === 1 ? escapeAddress(piece, pieces[index + 1]!.startsWith("<")) : escapePiece(piece),
    )
    .join("");

/** An address that is a link as it stands. Right before a tag, it would take the backslash that escapes the tag. */
function escapeAddress(written: string, isBeforeTag: boolean): string {
  // Brackets would make citations and links of it.
  const address = written.replaceAll("[", "%5B").replaceAll("]", "%5D");
  if (!isBeforeTag || address.startsWith("<")) return address;
  return /^www/i.test(address)
    ? `[${escapePiece(address)}](<http://${address.replaceAll("\\", "%5C")}>)`
    : `<${address}>`;
}

const escapePiece = (text: string): string =>
  text
    .replace(/[\\`*~<[\]]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/^(?:[#>+~|=-]|(?=\d+[.)](?:\s|$)))/, "\\$&")
    .replace(/^\\(\d+)([.)])/, "$1\\$2");
