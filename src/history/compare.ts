import { canonicalText, type StoryWords, wordsIn } from "../content/canonical.ts";
import type { StoryDocument } from "../content/document.ts";
import { diagnostic, type Place, type Report } from "../diagnostics/diagnostic.ts";
import { printableJson } from "../diagnostics/printable.ts";
import { shorten } from "../text/shorten.ts";
import { type Change, changesBetween } from "./changes.ts";
import { isTypo } from "./typing.ts";

/** A longer wording is cut in an entry to paste. */
const LONGEST = 300;

/** What is needed to compare the versions of a story. */
export interface Comparing {
  /** Today, as the site writes days: `2026-11-27`. */
  readonly today: string;
  /** The digest of a canonical text, as corrections have it. */
  readonly digestOf: (text: string) => string;
  readonly report: Report;
}

/** Reports a published story whose words changed without a word to its readers. */
export function compareStories(before: StoryDocument, after: StoryDocument, comparing: Comparing): void {
  const [old, now] = [wordsIn(before), wordsIn(after)];
  if (isSame(old, now)) return;
  const { report } = comparing;
  const { path, front, slugSpan } = after;
  const at = { path, span: slugSpan };
  if (front.updated?.epoch === before.front.updated?.epoch)
    report(
      diagnostic("BG0821", "the text of this story has changed, and `updated` has not", {
        at,
        help: [`write \`updated: ${comparing.today}\`; a time can follow the day`],
      }),
    );
  const told = new Set(before.front.corrections.map(entryOf));
  if (front.corrections.some((entry) => !told.has(entryOf(entry)))) return;
  const digest = comparing.digestOf(canonicalText(old));
  for (const change of changesBetween(old, now)) reportChange(change, at, digest, comparing);
}

/** Whether two versions say the same, apart from typing mistakes. */
const isSame = (old: StoryWords, now: StoryWords): boolean => isTypo(canonicalText(old), canonicalText(now));

const entryOf = ({ at, text }: StoryDocument["front"]["corrections"][number]): string => `${at.iso} ${text}`;

function reportChange(
  { what, was, now }: Change,
  at: Place,
  before: string,
  { today, report }: Comparing,
): void {
  const message = now === undefined ? `${what} is gone` : `${what} has changed`;
  const wordings = [["was", was] as const, ...(now === undefined ? [] : [["now", now] as const])];
  const parts = [
    `at: ${today}`,
    "kind: correction",
    `text: ${printableJson(`${message}.`.replace(/^./, (first) => first.toUpperCase()))}`,
    ...wordings.map(([key, words]) => `${key}: ${printableJson(shorten(words, LONGEST))}`),
    `before: ${before}`,
  ];
  report(
    diagnostic("BG0822", `${message}, and \`corrections\` does not say so`, {
      at,
      label: shorten(was, 100),
      help: ["add to `corrections`, and say what was wrong:", `- {${parts.join(", ")}}`],
    }),
  );
}
