import type { Document } from "../content/document.ts";
import { endOf } from "./ahead.ts";
import type { EditionSchedule } from "./edition-schedule.ts";
import { CORRECTION_AGE, NEWS_AGE } from "./select.ts";

/** What time alone changes about a site. */
export type DueKind =
  | "story"
  | "question"
  | "edition"
  | "update"
  | "correction"
  | "correction-week"
  | "ahead"
  | "lead"
  | "news";

/** The next moment at which a build comes out otherwise, though no file was changed. */
export interface Due {
  readonly what: DueKind;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The file; absent for an edition that the schedule makes. */
  readonly path?: string | undefined;
}

/** The next moment of each kind after `now`, the soonest first. */
export function dueAfter(documents: readonly Document[], now: number, schedule: EditionSchedule): Due[] {
  const next = new Map<DueKind, Due>();
  const note = (what: DueKind, at: number, path?: string) => {
    if (at > now && at < (next.get(what)?.at ?? Number.POSITIVE_INFINITY)) next.set(what, { what, at, path });
  };
  for (const document of documents) noteMoments(document, note, schedule);
  const cut = nextCut(documents, now, schedule);
  if (cut !== undefined) note("edition", cut);
  return [...next.values()].sort((a, b) => a.at - b.at);
}

/** The moments at which time changes a document's role on the site. Nobody waits for those of a draft. */
function noteMoments(
  { kind, path, front }: Document,
  noteOf: (what: DueKind, at: number, path: string) => void,
  schedule: EditionSchedule,
): void {
  const isDraft = "status" in front && front.status === "draft";
  const note = (what: DueKind, at = 0) => noteOf(isDraft ? "update" : what, at, path);
  if (kind === "edition") note("edition", front.date.epoch);
  if ("ahead" in front) for (const entry of front.ahead) note("ahead", endOf(entry, schedule));
  if (kind === "question") {
    note("question", front.date.epoch);
    note("update", front.updated?.epoch);
  }
  if (kind !== "story") return;
  note("story", front.date.value.epoch);
  note("news", front.date.value.epoch + NEWS_AGE);
  note("update", front.updated?.epoch);
  note("lead", front.lead_until?.value.epoch);
  for (const { at } of front.corrections) {
    note("correction", at.epoch);
    note("correction-week", at.epoch + CORRECTION_AGE);
  }
}

/** When the schedule makes the next edition of stories that are published by now. */
function nextCut(documents: readonly Document[], now: number, schedule: EditionSchedule): number | undefined {
  const last = schedule.cutBefore(now)?.epoch;
  if (last === undefined) return undefined;
  let first = Number.POSITIVE_INFINITY;
  for (const document of documents) {
    if (document.kind !== "story" || document.front.date.value.epoch > now) continue;
    const end = schedule.endOf(document.front.date.value);
    if (end > last) first = Math.min(first, end);
  }
  return first === Number.POSITIVE_INFINITY ? undefined : schedule.cutAfter(first)?.epoch;
}
