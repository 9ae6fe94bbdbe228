import { dirname, join } from "node:path";
import type { Disk } from "../disk/disk.ts";
import type { SiteSummary } from "../site/summary.ts";
import { isSafePath } from "../store/build-record.ts";
import { readShare, type Share } from "../text/share.ts";
import { whyEmpty } from "./refusal.ts";

/**
 * A share of the finished site:
 *
 *     part.json   what the part was made from, and its files
 *     site/       the files
 *     state/      what the next build of the part uses; not needed to merge
 */
export const PART_FILE = "part.json";
export const PART_SITE = "site";
export const PART_STATE = "state";

/** Where `build` puts the indexes of a part that are given to nobody else. */
export const PART_INDEXES = "indexes";

/** Why a folder cannot be the folder of a part; undefined if it can. */
export function foreignTo(folder: string, disk: Disk): string | undefined {
  const isThere = disk.info(folder) !== undefined;
  const why = isThere ? whyEmpty(folder, disk) : undefined;
  if (why !== undefined) return why;
  const own = [PART_FILE, `${PART_FILE}.tmp`, PART_SITE, PART_STATE, PART_INDEXES];
  const isOwn = (name: string) => own.includes(name) || name.startsWith(".");
  if (isThere && !disk.list(folder).every(({ name }) => isOwn(name))) return "it holds other files";
  for (let above = dirname(folder); above !== dirname(above); above = dirname(above))
    if (disk.info(join(above, PART_FILE))) return "it is in another part";
  return undefined;
}

/** What a part was made from. Only parts for which all of this is the same are parts of one site. */
export interface PartOrigin {
  /** The code and the platform; see `stamp`. */
  readonly version: string;
  /** Options of the build, as JSON. */
  readonly options: string;
  /** A digest of the configuration and the templates. */
  readonly theme: string;
  /** The names of all indexes; they contain digests. */
  readonly indexes: readonly string[];
}

export interface Part extends PartOrigin {
  readonly share: Share;
  /** See `BuildRecord`. */
  readonly from: number;
  readonly until: number | undefined;
  readonly summary: SiteSummary;
  readonly files: readonly PartFile[];
}

/** A file of the site. Its path is relative to the output, with `/`. */
export type PartFile = readonly [path: string, size: number, digest: string];

/** Changes with the format. */
const FORM = 1;

export const encodePart = ({ share: { number, of }, ...part }: Part): string =>
  JSON.stringify({ form: FORM, share: `${number}/${of}`, ...part });

/** The part in a folder; undefined if there is none that can be read. */
export function readPart(folder: string, disk: Disk): Part | undefined {
  try {
    const { form, share, ...part } = JSON.parse(new TextDecoder().decode(disk.read(join(folder, PART_FILE))));
    const known = form === FORM ? readShare(share) : undefined;
    const isSafe = (part.files as PartFile[]).every(([path]) => isSafePath(path));
    return known && isSafe ? { ...part, share: known } : undefined;
  } catch {
    return undefined;
  }
}
