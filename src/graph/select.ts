import type {
  Document,
  EditionDocument,
  PlainPageDocument,
  QuestionDocument,
  StoryDocument,
} from "../content/document.ts";

/** How long a story counts as news: two days, in milliseconds (Google's rule for news sitemaps). */
export const NEWS_AGE = 2 * 24 * 3_600_000;

/** How long a story shows what was corrected without being asked: a week, in milliseconds. */
export const CORRECTION_AGE = 7 * 24 * 3_600_000;

export interface Selection {
  readonly drafts: boolean;
  readonly future: boolean;
  /** Milliseconds since 1970; anything dated later is in the future. */
  readonly now: number;
}

/** Why a document is left out of the site. */
export type HeldBack = {
  readonly document: StoryDocument | QuestionDocument | PlainPageDocument | EditionDocument;
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
    if (
      (kind === "story" || kind === "page" || kind === "edition") &&
      !drafts &&
      document.front.status === "draft"
    )
      heldBack.push({ document, why: "draft" });
    else if (kind === "story" && !future && document.front.date.value.epoch > now)
      heldBack.push({ document, why: "future" });
    else if ((kind === "question" || kind === "edition") && !future && document.front.date.epoch > now)
      heldBack.push({ document, why: "future" });
    else chosen.push(document);
  }
  return { chosen, heldBack };
}
