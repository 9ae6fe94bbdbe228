import type { SectionKind } from "../content/section-kinds.ts";

/** A line of a text. */
export interface HouseLine {
  readonly text: string;
  /** Its offset in the whole text. */
  readonly at: number;
}

/** An entry of a list: a question with its answer, a topic with its description. */
export interface HouseItem {
  /** The first line, then paragraphs; in Markdown if the text is. */
  readonly parts: readonly string[];
  /** All its lines, as written. */
  readonly line: HouseLine;
}

/** The entries of a section, and the lines before the first one. */
export interface HouseList {
  readonly intro: readonly HouseLine[];
  readonly items: readonly HouseItem[];
}

/** How an entry may start. The first start in a section decides for all of them. */
const STARTS: Readonly<Record<string, RegExp>> = {
  heading: /^(\s*)#{3,6}\s+(.*?)\s*#*$/,
  dash: /^(\s*)[-*•–+](?:\s+(.*))?$/,
  letter: /^(\s*)(?:Q|Question)\s*\d*\s*[:.]\s+(.*)$/i,
  number: /^(\s*)\d+[.)]\s+(.*)$/,
  bold: /^(\s*)(?:\*\*|__)(\S(?:.*?\S)?)(?:\*\*|__)\s*$/,
};

export function listOf(
  lines: readonly HouseLine[],
  kind: SectionKind | undefined,
  isMarkdown: boolean,
): HouseList {
  const style = styleOf(lines, kind);
  const intro: HouseLine[] = [];
  const items: { line: HouseLine; first: string; rest: HouseLine[] }[] = [];
  let isNew = true;
  for (const line of lines) {
    const first = startOf(line.text, style, isNew);
    if (first !== undefined) items.push({ line, first, rest: [] });
    else (items.at(-1)?.rest ?? intro).push(line);
    // Plain text has a paragraph on every line.
    isNew = !isMarkdown || line.text.trim() === "";
  }
  const made = items.map(({ line, first, rest }) => ({
    line: {
      at: line.at,
      text: [line, ...rest]
        .map(({ text }) => text)
        .join("\n")
        .trimEnd(),
    },
    parts: partsOf(first, rest, style.name, isMarkdown),
  }));
  return { intro, items: made.filter(({ parts }) => parts.length > 0) };
}

interface Style {
  readonly name: string;
  /** Deeper lines belong to the entry. */
  readonly indent: number;
}

function styleOf(lines: readonly HouseLine[], kind: SectionKind | undefined): Style {
  for (const { text } of lines)
    for (const [name, start] of Object.entries(STARTS)) {
      const match = start.exec(text);
      if (match) return { name, indent: match[1]!.length };
    }
  return { name: kind === "topics" ? "paragraph" : "question", indent: 0 };
}

/** The text behind the start of an entry; undefined if the line starts none. */
function startOf(text: string, { name, indent }: Style, isNew: boolean): string | undefined {
  if (name === "paragraph") return isNew && text.trim() !== "" ? text.trim() : undefined;
  if (name === "question") return /[?？؟]\s*$/.test(text) ? text.trim() : undefined;
  const match = STARTS[name]!.exec(text);
  return match && match[1]!.length <= indent ? (match[2] ?? "") : undefined;
}

function partsOf(first: string, rest: readonly HouseLine[], style: string, isMarkdown: boolean): string[] {
  const texts = rest.map(({ text }) => text);
  if (style === "letter") {
    const answer = texts.findIndex((text) => text.trim() !== "");
    if (answer >= 0) texts[answer] = texts[answer]!.replace(/^\s*(?:A|Answer)\s*\d*\s*[:.]\s+/i, "");
  }
  if (!isMarkdown) return [first, ...texts.map((text) => text.trim())].filter(Boolean);
  const indents = texts.filter((text) => text.trim() !== "").map((text) => /^ */.exec(text)![0].length);
  const indent = Math.min(...indents, 4);
  const blocks = texts
    .map((text) => text.slice(Math.min(indent, /^ */.exec(text)![0].length)))
    .join("\n")
    .split(/\n(?:[^\S\n]*\n)+/);
  return [first.trim(), ...blocks.map((block) => block.replace(/^\n+|\s+$/g, ""))].filter(Boolean);
}
