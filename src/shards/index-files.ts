import { join } from "node:path";
import { digestOf } from "../disk/digest.ts";
import type { Disk } from "../disk/disk.ts";
import { type FoundFile, readFound } from "../source/found-file.ts";
import type { SiteFiles } from "../source/scan.ts";
import { type IndexOrigin, readIndexName } from "../store/index-file.ts";
import { stamp } from "../store/stamp.ts";
import { hasOutput, hasSource, type Share } from "../text/share.ts";

export interface FoundIndex {
  readonly path: string;
  readonly share: Share;
}

/** The indexes in a folder, in the order of their names; none if there is no such folder. */
export function indexesIn(folder: string, disk: Disk): FoundIndex[] {
  if (disk.info(folder)?.kind !== "folder") return [];
  return disk.list(folder).flatMap(({ name, kind }) => {
    const share = kind === "file" ? readIndexName(name) : undefined;
    return share ? [{ path: join(folder, name), share }] : [];
  });
}

/** The indexes in a folder and in the folders in it: a build engine may give each shard a folder of its own. */
export function indexesBelow(folder: string, disk: Disk): FoundIndex[] {
  const below = disk.info(folder)?.kind === "folder" ? disk.list(folder) : [];
  const folders = below.filter(({ kind }) => kind === "folder").map(({ name }) => join(folder, name));
  return [folder, ...folders].flatMap((each) => indexesIn(each, disk));
}

/** The sources of a share: its texts, files beside texts, and the files in static/ that its part contains. */
export function sourcesOfShare({ texts, statics, media }: SiteFiles, share: Share) {
  const own = (files: readonly FoundFile[]) => files.filter(({ path }) => hasSource(share, path));
  const copied = statics.filter(({ path }) => hasOutput(share, path.slice("static/".length)));
  return { texts: own(texts), others: [...copied, ...own(media)] };
}

/** What the indexes of a site say about their origin. */
export const originOf = ({ config }: SiteFiles, disk: Disk): IndexOrigin => ({
  version: stamp(),
  config: config ? digestOf(readFound(config, disk)) : "",
});

/** Files with the digests of their bytes. */
export const digestsOf = (files: readonly FoundFile[], disk: Disk): [path: string, digest: string][] =>
  files.map((file) => [file.path, digestOf(readFound(file, disk))]);
