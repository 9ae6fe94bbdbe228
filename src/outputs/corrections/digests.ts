import { canonicalText, wordsIn } from "../../content/canonical.ts";
import type { StoryDocument } from "../../content/document.ts";
import type { StoryNode } from "../../graph/nodes.ts";
import type { PageContext } from "../../pages/context.ts";

export type CorrectionEntry = StoryDocument["front"]["corrections"][number];

/** A correction with the digests of its story's words before and after it: `sha256:` and 64 hex digits. */
export interface DigestedCorrection {
  readonly correction: CorrectionEntry;
  /** Undefined if the entry does not say. */
  readonly before: string | undefined;
  /**
   * What the next correction found, or for the newest one, the digest now. Undefined if the next one does not say, or if the
   * story is withdrawn, so that its words are published no more.
   */
  readonly after: string | undefined;
}

/** A story's corrections, oldest first. Reads the story's text. */
export function digestedCorrections(story: StoryNode, { sha256 }: PageContext): DigestedCorrection[] {
  const entries = [...story.whole.front.corrections].sort((a, b) => a.at.epoch - b.at.epoch);
  const isPublished = entries.length > 0 && story.whole.front.status !== "withdrawn";
  const now = isPublished ? `sha256:${sha256(textOf(story))}` : undefined;
  return entries.map((correction, index) => {
    const next = entries[index + 1];
    return { correction, before: correction.before, after: next ? next.before : now };
  });
}

/** The words of a story that its digest is made of. */
export const textOf = (story: StoryNode): string => canonicalText(wordsIn(story.whole));
