import type { PublishReport } from "./publication.ts";

export const CHANGE_KINDS = ["added", "changed", "removed"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Path of a file, relative to the output → how the output differs there from an earlier one. */
export type Changes = ReadonlyMap<string, ChangeKind>;

/**
 * How an output will differ from the one before `earlier`, once a publication is done. Files that came and went since then are
 * left out. `earlier` may list what a build that died never did: what counts is which files are there.
 */
export function mergeChanges(earlier: Changes, { added, written, removed, files }: PublishReport): Changes {
  const first = new Map<string, ChangeKind>([
    ...written.map((path) => [path, "changed"] as const),
    ...added.map((path) => [path, "added"] as const),
    ...removed.map((path) => [path, "removed"] as const),
    ...earlier,
  ]);
  const merged = new Map<string, ChangeKind>();
  for (const [path, kind] of first) {
    const isNew = kind === "added";
    if (files.has(path)) merged.set(path, isNew ? "added" : "changed");
    else if (!isNew) merged.set(path, "removed");
  }
  return merged;
}
