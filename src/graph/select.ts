import type { Document, PlainPageDocument, QuestionDocument, StoryDocument } from "../content/document.ts";

/** How long a story counts as news: two days, in milliseconds (Google's rule for news sitemaps). */
export const NEWS_AGE = 2 * 24 * 3_600_000;

/** How long a story shows what was corrected without being asked: a week, in milliseconds. */
export const CORRECTION_AGE = 7 * 24 * 3_600_000;

/**
 * The first moment after `now` that changes which documents are on the site, when they were updated, which
 * corrections readers see and which are new, which stories are news, or which one leads; undefined if none is known.
 */
export function nextMoment(documents: readonly Document[], now: number): number | undefined {
  let next = Number.POSITIVE_INFINITY;
  for (const document of documents)
    for (const epoch of momentsOf(document)) if (epoch > now) next = Math.min(next, epoch);
  return next === Number.POSITIVE_INFINITY ? undefined : next;
}

/** The moments at which time changes a document's role on the site, in any order. */
function momentsOf(document: Document): readonly number[] {
  if (document.kind === "question") return [document.front.date.epoch, document.front.updated?.epoch ?? 0];
  if (document.kind !== "story") return [];
  const { date, updated, corrections, lead_until: leads } = document.front;
  const always = [
    date.value.epoch,
    date.value.epoch + NEWS_AGE,
    updated?.epoch ?? 0,
    leads?.value.epoch ?? 0,
  ];
  return corrections.length === 0
    ? always
    : [...always, ...corrections.flatMap(({ at }) => [at.epoch, at.epoch + CORRECTION_AGE])];
}

export interface Selection {
  readonly drafts: boolean;
  readonly future: boolean;
  /** Milliseconds since 1970; anything dated later is in the future. */
  readonly now: number;
}

/** Why a document is left out of the site. */
export type HeldBack = {
  readonly document: StoryDocument | QuestionDocument | PlainPageDocument;
  readonly why: "draft" | "future";
};

/** Splits off drafts and documents dated in the future, before anything else can see them. */
export function select(
  documents: readonly Document[],
  { drafts, future, now }: Selection,
): { chosen: Document[]; heldBack: HeldBack[] } {
  const chosen: Document[] = [];
  const heldBack: HeldBack[] = [];
  for (const document of documents) {
    const { kind } = document;
    if ((kind === "story" || kind === "page") && !drafts && document.front.status === "draft")
      heldBack.push({ document, why: "draft" });
    else if (kind === "story" && !future && document.front.date.value.epoch > now)
      heldBack.push({ document, why: "future" });
    else if (kind === "question" && !future && document.front.date.epoch > now)
      heldBack.push({ document, why: "future" });
    else chosen.push(document);
  }
  return { chosen, heldBack };
}
