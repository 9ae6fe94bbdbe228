import { join } from "node:path";
import { digestOf } from "../disk/digest.ts";
import type { Disk, FolderEntry } from "../disk/disk.ts";
import type { PublishedFile, PublishedFiles } from "../store/build-record.ts";
import { COPY_FILE } from "./move.ts";

/** How to recognise a site's files without a record. */
export interface OwnFiles {
  /** Text in every page that this site's builds made. */
  readonly mark: string;
  /** The same for `graph.json` and its further parts. */
  readonly graphMark: string;
  /** A regular expression for the names of files beside a page that cannot contain a mark; the page's mark counts for them, too. */
  readonly companions: string;
  /** Folders, ending in `/`, that belong to the page above them: with its mark, all that is in them is ours. */
  readonly folders: readonly string[];
}

const UNKNOWN: PublishedFile = { digest: "", size: -1, modified: 0 };

/** The files of an output that only this site's builds can have written, as files about which nothing else is known. */
export const recognised = (folder: string, own: OwnFiles, disk: Disk): PublishedFiles =>
  new Map(Array.from(ownIn(folder, own, disk), (path) => [path, UNKNOWN]));

/** Everything in an output but folders, hidden files and what hosts and file systems put there. */
export function* foundIn(folder: string, disk: Disk, path = ""): Generator<string> {
  for (const { name, kind } of visible(folder, path, disk))
    if (kind === "folder") yield* foundIn(folder, disk, `${path}${name}/`);
    else yield path + name;
}

/** The files below a folder of the output; `path` ends in `/`, or is empty. Links are not followed. */
export function* filesBelow(folder: string, path: string, disk: Disk): Generator<string> {
  if (disk.info(join(folder, path))?.kind !== "folder") return;
  for (const { name, kind } of disk.list(join(folder, path)))
    if (kind === "folder") yield* filesBelow(folder, `${path}${name}/`, disk);
    else if (kind === "file") yield `${path}${name}`;
}

/** At the top of an output: a domain for GitHub Pages, and what a volume of its own has there, which may be unreadable. */
const NOT_OURS = ["CNAME", "lost+found"];

const visible = (folder: string, path: string, disk: Disk): FolderEntry[] =>
  disk
    .list(join(folder, path))
    .filter(({ name }) => !name.startsWith(".") && !(path === "" && NOT_OURS.includes(name)));

/** `path` ends in `/`, or is empty. */
function* ownIn(folder: string, own: OwnFiles, disk: Disk, path = ""): Generator<string> {
  const read = (name: string) => disk.read(join(folder, path, name));
  const has = (name: string, mark: string) => new TextDecoder().decode(read(name)).includes(mark);
  const entries = visible(folder, path, disk);
  const isThere = (wanted: string) => entries.some(({ name, kind }) => name === wanted && kind === "file");
  const hasPage = isThere("index.html") && has("index.html", own.mark);
  const companions = new RegExp(own.companions);
  const isOwn = (name: string) =>
    (hasPage && (name === "index.html" || companions.test(name))) ||
    (name.endsWith(".html") && has(name, own.mark)) ||
    (path === "" && GRAPH.test(name) && has(name, own.graphMark)) ||
    isNamedByDigest(name, () => read(name));
  for (const { name, kind } of entries)
    if (kind === "file" && isOwn(name)) yield path + name;
    else if (kind === "folder")
      yield* hasPage && own.folders.includes(`${path}${name}/`)
        ? filesBelow(folder, `${path}${name}/`, disk)
        : ownIn(folder, own, disk, `${path}${name}/`);
  if (disk.info(join(folder, path, COPY_FILE))?.kind === "file") yield path + COPY_FILE;
}

const GRAPH = /^graph(?:-\d+)?\.json$/;

/** Whether a name contains a digest of the file's own bytes, as the theme's assets do: `style-1a2b3c4d.css`. */
function isNamedByDigest(name: string, read: () => Uint8Array): boolean {
  const digest = /-([0-9a-f]{8})(?:\.[^.]+)?$/.exec(name)?.[1];
  return digest !== undefined && digestOf(read()).startsWith(digest);
}
