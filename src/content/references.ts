import type { Span } from "../diagnostics/diagnostic.ts";

/** A link definition, up to the end of its line (CommonMark, section 4.7). */
const DEFINITION = /^[ \t>]*\[((?:[^\\[\]]|\\.){1,999})\]:[ \t]*(\S[^\n]*(?:\n[ \t>]*["'(][^\n]*)?)/gm;
const LABEL = /\[((?:[^\\[\]]|\\.){1,999})\]/g;

/**
 * A guard before the parsers. Each reference repeats its definition's address and title, so a long one with thousands of
 * references would turn a small text into gigabytes. Returns the place of the first definition with which the total
 * exceeds `max` characters.
 */
export function tooManyReferences(text: string, max: number): Span | undefined {
  if (!text.includes("]:")) return undefined;
  const definitions = [...text.matchAll(DEFINITION)];
  const longest = definitions.reduce((most, [, , target = ""]) => Math.max(most, target.length), 0);
  if (longest === 0 || longest * text.length <= max) return undefined;
  const uses = new Map<string, number>();
  for (const [, label = ""] of text.matchAll(LABEL))
    uses.set(keyOf(label), (uses.get(keyOf(label)) ?? 0) + 1);
  let sum = 0;
  for (const { 0: all, 1: label = "", 2: target = "", index } of definitions) {
    sum += target.length * (uses.get(keyOf(label)) ?? 0);
    // If a label has several definitions, the first one counts.
    uses.delete(keyOf(label));
    if (sum > max) return { start: index, end: index + Math.min(all.length, 40) };
  }
  return undefined;
}

/** Labels match without regard to case and white space. */
const keyOf = (label: string): string => label.trim().replace(/\s+/g, " ").toLowerCase().toUpperCase();
