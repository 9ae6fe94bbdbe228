import { printable, printableJson } from "../diagnostics/printable.ts";
import type { SiteSummary } from "../site/summary.ts";

type Due = SiteSummary["due"][number];

const WORDS: Readonly<Partial<Record<Due["what"], string>>> = {
  story: "a story",
  question: "a question",
  edition: "an edition",
  correction: "a correction",
  "correction-week": "the end of a correction's week",
  lead: "the end of a lead",
};

/** “next build due: 2026-11-27 16:00 +09:00 for an edition; …”: what only time brings. Empty if nothing is known. */
export function dueLine(due: readonly Due[]): string[] {
  const parts = due.flatMap(({ what, at, path }) => {
    if (WORDS[what] === undefined) return [];
    return [`${timeOf(at)} for ${nameOf({ what, path })}`];
  });
  return parts.length > 0 ? [`next build due: ${parts.join("; ")}`] : [];
}

/** The same for programs: an object on each line, `{"next": "edition", "at": "2026-11-27T16:00:00+09:00"}`. */
export const dueJson = (due: readonly Due[]): string =>
  due
    .filter(({ what }) => WORDS[what] !== undefined)
    .map(({ what, at, path }) => `${printableJson({ next: what, at, path })}\n`)
    .join("");

/** “a story (briefings/a.md) is due”: what has become due by now. Undefined if nothing has. */
export function dueBy(now: number, due: readonly Due[]): string | undefined {
  const over = due.filter(({ at }) => Date.parse(at) <= now);
  if (over.length === 0) return undefined;
  const named = over.find(({ what }) => WORDS[what] !== undefined);
  return named ? `${nameOf(named)} is due` : "time has passed";
}

const nameOf = ({ what, path }: Omit<Due, "at">): string =>
  `${WORDS[what]}${path === undefined ? "" : ` (${printable(path)})`}`;

/** `2026-11-27T16:00:00+09:00` → `2026-11-27 16:00 +09:00` */
const timeOf = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} ${iso.slice(19)}`;
