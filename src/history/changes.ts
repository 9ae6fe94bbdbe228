import type { NamedWords, StoryWords } from "../content/canonical.ts";
import { isTypo, shared } from "./typing.ts";

/** Something that readers may have relied on, and that is now different or gone. */
export interface Change {
  /** “the figure “People put on the list””. */
  readonly what: string;
  readonly was: string;
  /** Undefined if it is gone. */
  readonly now: string | undefined;
}

/** A block with fewer of its words elsewhere was taken out, not rewritten. */
const SAME = 0.5;

/** What a correction should say of an edit: changed titles, figures, quotes and claims, and blocks that are gone. */
export function changesBetween(before: StoryWords, after: StoryWords): Change[] {
  return [
    ...(isTypo(before.title, after.title)
      ? []
      : [{ what: "the title", was: before.title, now: after.title }]),
    ...namedChanges("figure", before.figures, after.figures),
    ...namedChanges("quote", before.quotes, after.quotes),
    ...claimChanges(before.claims, after.claims),
    ...withdrawn(before.blocks, after.blocks),
  ];
}

/** Entries with one name are compared in their order. */
function namedChanges(kind: string, before: readonly NamedWords[], after: readonly NamedWords[]): Change[] {
  const left = [...after];
  return before.flatMap(({ name, words }): Change[] => {
    const exact = left.findIndex((entry) => entry.name === name && isTypo(entry.words, words));
    const index = exact >= 0 ? exact : left.findIndex((entry) => entry.name === name);
    const found = index < 0 ? undefined : left.splice(index, 1)[0];
    if (found && isTypo(words, found.words)) return [];
    const what = kind === "quote" ? `a quote of ${name}` : `the figure “${name}”`;
    return [{ what, was: words, now: found?.words }];
  });
}

function claimChanges(before: readonly string[], after: readonly string[]): Change[] {
  const gone = before.filter((claim) => !after.some((other) => isTypo(claim, other)));
  const added = after.filter((claim) => !before.some((other) => isTypo(claim, other)));
  return gone.map((was) => ({
    what: "a claim",
    was,
    now: added.find((claim) => shared(was, claim) >= SAME),
  }));
}

/** Blocks that no block of the new text has most of. */
function withdrawn(before: readonly string[], after: readonly string[]): Change[] {
  const kept = new Set(after);
  const gone = before.filter((block) => !kept.has(block) && !block.startsWith("## "));
  const rewritten = after.filter((block) => !before.includes(block));
  return gone
    .filter((block) => !rewritten.some((other) => shared(block, other) >= SAME))
    .map((was) => ({ what: "a paragraph", was, now: undefined }));
}
