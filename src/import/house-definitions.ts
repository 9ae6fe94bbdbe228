import type { HouseLine } from "./house-items.ts";

/** Definitions of links and footnotes: `[label]` or `[^label]`, in small letters → as written. */
export type Definitions = ReadonlyMap<string, string>;

const START = /^ {0,3}(\[\^?[^[\]]+\]):\s*\S/;
const FENCE = /^ {0,3}(?:`{3}|~{3})/;

/**
 * Takes the definitions out of a Markdown text: they count for all of it, wherever they stand, and not only for the
 * section that they happen to end.
 */
export function takeDefinitions(lines: readonly HouseLine[]): {
  readonly rest: HouseLine[];
  readonly definitions: Definitions;
} {
  const rest: HouseLine[] = [];
  const definitions = new Map<string, string>();
  let isCode = false;
  let label: string | undefined;
  for (const line of lines) {
    if (FENCE.test(line.text)) isCode = !isCode;
    const isInParagraph = label === undefined && (rest.at(-1)?.text.trim() ?? "") !== "";
    const found = isCode || isInParagraph ? undefined : START.exec(line.text)?.[1]?.toLowerCase();
    // The lines of a footnote are indented.
    const goesOn = label?.startsWith("[^") && /^(?: {2,}|\t)\S/.test(line.text);
    if (found !== undefined && !definitions.has(found)) {
      label = found;
      definitions.set(found, line.text);
    } else if (goesOn) definitions.set(label!, `${definitions.get(label!)}\n${line.text}`);
    else {
      rest.push(line);
      if (line.text.trim() !== "") label = undefined;
    }
  }
  return { rest, definitions };
}

/** Those definitions that a text, or one of them, refers to. */
export function usedIn(text: string, definitions: Definitions): Set<string> {
  const used = new Set<string>();
  let all = text.toLowerCase();
  for (let before = -1; before < used.size; ) {
    before = used.size;
    for (const [label, definition] of definitions)
      if (!used.has(label) && all.includes(label)) {
        used.add(label);
        all += definition.toLowerCase();
      }
  }
  return used;
}

/** A text with some definitions below it. */
export const withDefinitions = (text: string, labels: Iterable<string>, definitions: Definitions): string =>
  [text, ...[...labels].map((label) => definitions.get(label)!)].filter(Boolean).join("\n\n");
