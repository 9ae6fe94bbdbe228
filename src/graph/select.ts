import type { Document, QuestionDocument, StoryDocument } from "../content/document.ts";

/** How long a story is news: two days in milliseconds (Google's rule for news sitemaps). */
export const NEWS_AGE = 2 * 24 * 3_600_000;

/**
 * The first moment after `now` that changes which documents are in the site, when they were updated,
 * which corrections readers are told of, or which stories are news; undefined where none is known.
 */
export function nextMoment(documents: readonly Document[], now: number): number | undefined {
  let next = Number.POSITIVE_INFINITY;
  for (const document of documents)
    for (const epoch of momentsOf(document)) if (epoch > now) next = Math.min(next, epoch);
  return next === Number.POSITIVE_INFINITY ? undefined : next;
}

/** When the clock changes what a document is to the site, in any order. */
function momentsOf({ kind, front }: Document): readonly number[] {
  if (kind === "question") return [front.date.epoch, front.updated?.epoch ?? 0];
  if (kind !== "story") return [];
  const date = front.date.value.epoch;
  const corrections = front.corrections.map(({ at }) => at.epoch);
  return [date, date + NEWS_AGE, front.updated?.epoch ?? 0, ...corrections];
}

export interface Selection {
  readonly drafts: boolean;
  readonly future: boolean;
  /** Milliseconds since 1970; what is dated later is in the future. */
  readonly now: number;
}

/** Why a document is left out of the site. */
export type HeldBack = {
  readonly document: StoryDocument | QuestionDocument;
  readonly why: "draft" | "future";
};

/** Splits off drafts and what is dated in the future, before anything else can see them. */
export function select(
  documents: readonly Document[],
  { drafts, future, now }: Selection,
): { chosen: Document[]; heldBack: HeldBack[] } {
  const chosen: Document[] = [];
  const heldBack: HeldBack[] = [];
  for (const document of documents) {
    if (document.kind === "story" && document.front.status === "draft" && !drafts)
      heldBack.push({ document, why: "draft" });
    else if (document.kind === "story" && document.front.date.value.epoch > now && !future)
      heldBack.push({ document, why: "future" });
    else if (document.kind === "question" && document.front.date.epoch > now && !future)
      heldBack.push({ document, why: "future" });
    else chosen.push(document);
  }
  return { chosen, heldBack };
}
