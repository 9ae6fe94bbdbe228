import { join } from "node:path";
import type { Disk } from "../disk/disk.ts";
import { changedGuids, entriesIn, type FormerIds } from "../outputs/feeds/changed-guids.ts";
import type { Identity } from "../outputs/feeds/guids.ts";

/** Compares what feed readers know a site's stories by with the feeds in its output; `folder` is absolute. */
export function comparedGuids(
  identity: Identity,
  former: FormerIds,
  folder: string,
  disk: Disk,
): ReturnType<typeof changedGuids> {
  const before = identity.feeds.flatMap(({ folder: page, path }) => {
    const file = join(folder, path);
    if (disk.info(file)?.kind !== "file") return [];
    return entriesIn(new TextDecoder().decode(disk.read(file)), page);
  });
  return changedGuids(identity, before, former);
}
