import type { SectionKind } from "../content/section-kinds.ts";
import type { SectionNames } from "../content/sections.ts";

/** A text in the house format, split into its parts. */
export interface HouseText {
  /** YAML of the front matter, if the text is Markdown and has one; else empty. */
  readonly frontMatter: string;
  /** A `# Title` above the sections. */
  readonly title: string | undefined;
  readonly sections: readonly HouseSection[];
}

export interface HouseSection {
  /** Undefined for headings that are not part of the house format. */
  readonly kind: SectionKind | undefined;
  readonly heading: string;
  /** The section's text as Markdown. */
  readonly markdown: string;
  /** The entries of a list, separated by lines with only `-`, lines that start with `- `, or third-level headings. */
  readonly items: readonly string[][];
}

/** Splits a text at the headings of the house format. Turns plain text into Markdown. */
export function readHouseText(text: string, names: SectionNames, isMarkdown: boolean): HouseText {
  const fence = isMarkdown ? /^---[^\S\n]*\n([\s\S]*?)\n---[^\S\n]*(?:\n|$)/.exec(text) : null;
  const lines = text.slice(fence?.[0].length ?? 0).split("\n");
  const markdown =
    isMarkdown || lines.some((line) => /^#{1,2} /.test(line) && names.kindOf(line.replace(/^#+ /, "")));
  const sections: { kind: SectionKind | undefined; heading: string; lines: string[] }[] = [];
  let title: string | undefined;
  for (const line of lines) {
    const heading = headingOf(line, names, markdown);
    if (heading?.level === 1 && heading.kind === undefined && sections.length === 0) title ??= heading.text;
    else if (heading) sections.push({ kind: heading.kind, heading: heading.text, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return {
    frontMatter: fence?.[1] ?? "",
    title,
    sections: sections.map(({ kind, heading, lines: body }) => ({
      kind,
      heading,
      markdown: markdown ? body.join("\n").trim() : toMarkdown(body),
      items: itemsOf(body),
    })),
  };
}

function headingOf(
  line: string,
  names: SectionNames,
  markdown: boolean,
): { text: string; level: number; kind: SectionKind | undefined } | undefined {
  const match = markdown ? /^(#{1,2})\s+(.*?)\s*#*$/.exec(line) : null;
  const text = match ? match[2]! : line.trim().replace(/^\*\*(.*)\*\*$/, "$1");
  const kind = text.length <= 80 ? names.kindOf(text) : undefined;
  if (match) return { text, level: match[1]!.length, kind };
  return kind && !markdown ? { text, level: 2, kind } : undefined;
}

function itemsOf(lines: readonly string[]): string[][] {
  const items: string[][] = [];
  for (const line of lines) {
    const start = /^\s*(?:[-*•–](?:\s+(.*))?|###\s+(.*))$/.exec(line);
    if (start) items.push([start[1] ?? start[2] ?? ""].filter(Boolean));
    else if (line.trim() !== "") items.at(-1)?.push(line.trim());
  }
  return items.filter((item) => item.length > 0);
}

/** Every line of plain text is a paragraph; lines that start with a dash form a list. */
function toMarkdown(lines: readonly string[]): string {
  const blocks: string[] = [];
  for (const line of lines.map((each) => each.trim()).filter(Boolean)) {
    const bullet = /^[-*•–]\s+(.*)$/.exec(line)?.[1];
    const text = bullet === undefined ? escapeMarkdown(line) : `- ${escapeMarkdown(bullet)}`;
    if (bullet !== undefined && blocks.at(-1)?.startsWith("- ")) blocks.push(`${blocks.pop()}\n${text}`);
    else blocks.push(text);
  }
  return blocks.join("\n\n");
}

/** Plain text as Markdown that renders the same text. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*~<[\]]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/^(?:[#>+~|=-]|(?=\d+[.)](?:\s|$)))/, "\\$&")
    .replace(/^\\(\d+)([.)])/, "$1\\$2");
