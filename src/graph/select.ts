import type { Document, QuestionDocument, StoryDocument } from "../content/document.ts";

/** The first moment after `now` that changes which documents are in the site, or when they were updated; undefined where none is known. */
export function nextMoment(documents: readonly Document[], now: number): number | undefined {
  let next = Number.POSITIVE_INFINITY;
  for (const { kind, front } of documents) {
    if (kind !== "story" && kind !== "question") continue;
    const date = "epoch" in front.date ? front.date : front.date.value;
    for (const epoch of [date.epoch, front.updated?.epoch ?? 0])
      if (epoch > now) next = Math.min(next, epoch);
  }
  return next === Number.POSITIVE_INFINITY ? undefined : next;
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
