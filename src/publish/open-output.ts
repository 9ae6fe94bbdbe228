import { basename, dirname, join, resolve } from "node:path";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { digestOf } from "../disk/digest.ts";
import type { Disk } from "../disk/disk.ts";
import { isWithin } from "../source/walk.ts";
import type { PublishedFile } from "../store/build-record.ts";
import { readJournal } from "./journal.ts";
import type { Output } from "./output.ts";

/** The folder for everything briefgen keeps about a site; it may be deleted at any time. */
export const STATE_FOLDER = ".briefgen";

export const stateFolder = ({ root, state }: Pick<OutputRequest, "root" | "state">, disk: Disk): string =>
  state ?? join(disk.follow(root) ?? root, STATE_FOLDER);

/**
 * Where `watch` builds what it serves: the only output that may be in the state folder. It contains drafts, so it
 * must be a folder that nobody would deploy.
 */
export const PREVIEW = `${STATE_FOLDER}/preview`;

/** A site's folders of sources. */
const SOURCES = ["briefings", "pages", "templates", "static", STATE_FOLDER, ".git"];

export interface OutputRequest {
  /** The site's folder; absolute. */
  readonly root: string;
  /** Relative to `root`, or absolute. */
  readonly out: string;
  /** See `BuildRequest`. */
  readonly home: string | undefined;
  /** See `BuildRequest`. */
  readonly state?: string | undefined;
}

/** Finds out where to publish a site, or why it must not be published there. */
export function locateOutput(request: OutputRequest, disk: Disk): Output | { problem: Diagnostic } {
  const { root, out, home } = request;
  const realRoot = disk.follow(root) ?? root;
  const folder = followExisting(resolve(realRoot, out), disk);
  const danger = dangerOf(folder, realRoot, home === undefined ? undefined : (disk.follow(home) ?? home));
  if (danger)
    return {
      problem: diagnostic("BG0701", `\`${out}\` must not be the output folder: ${danger}`, {
        help: ["choose a separate folder, such as dist"],
      }),
    };

  const state = join(stateFolder(request, disk), digestOf(folder).slice(0, 12));
  const device = disk.info(nearestExisting(folder, disk))?.device;
  const sameDevice = device !== undefined && device === disk.info(nearestExisting(state, disk))?.device;
  const staging = sameDevice
    ? join(state, "staging")
    : join(dirname(folder), `.${basename(folder)}.briefgen-staging`);
  return { folder, state, staging };
}

/** How to recognise a site's files without a record. */
export interface OwnFiles {
  /** Text in every page that this site's builds made. */
  readonly mark: string;
  /** Names of files beside a page that cannot contain a mark; the page's mark counts for them, too. */
  readonly companions: readonly string[];
  /** Folders, ending in `/`, that belong to the page above them: with its mark, all that is in them is ours. */
  readonly folders: readonly string[];
}

/**
 * Finds out whether a site may be published there: the folder must be empty, or its files ours. `hasRecord`: whether
 * a build has left a record of them.
 */
export function openOutput(
  output: Output,
  { out, own, hasRecord }: { readonly out: string; readonly own: OwnFiles; readonly hasRecord: boolean },
  disk: Disk,
): Output | { problem: Diagnostic } {
  const { folder, state } = output;
  const info = disk.info(folder);
  if (!info || hasRecord || readJournal(state, disk)) return output;
  if (info.kind !== "folder") {
    const help = ["choose another folder with --out"];
    return { problem: diagnostic("BG0701", `\`${out}\` is a file`, { help }) };
  }
  if (disk.list(folder).every(({ name }) => name.startsWith(".") || name === "CNAME")) return output;
  const adopted = new Map(markedPages(folder, own, disk));
  for (const path of own.folders)
    if (adopted.has(`${dirname(path)}/index.html`))
      for (const file of filesBelow(folder, path, disk)) adopted.set(file, UNKNOWN);
  if (adopted.has("index.html")) return { ...output, adopted };
  const help = ["choose another folder with --out, or empty this one yourself"];
  return { problem: diagnostic("BG0702", `\`${out}\` holds files that briefgen did not write`, { help }) };
}

function dangerOf(folder: string, root: string, home: string | undefined): string | undefined {
  if (isWithin(root, folder))
    return folder === root ? "it is the site's own folder" : "it contains the site's own folder";
  if (home !== undefined && isWithin(home, folder)) return "it is or contains your home folder";
  if (folder === join(root, PREVIEW)) return undefined;
  const source = SOURCES.find((name) => isWithin(folder, join(root, name)));
  return source && `it is in ${source}/`;
}

const UNKNOWN: PublishedFile = { digest: "", size: -1, modified: 0 };

/** Pages below a folder with the site's mark, and their companions, as files about which nothing else is known. */
function* markedPages(
  folder: string,
  own: OwnFiles,
  disk: Disk,
  path = "",
): Generator<[string, PublishedFile]> {
  const entries = disk.list(join(folder, path));
  const pathOf = (name: string) => (path === "" ? name : `${path}/${name}`);
  const companions = entries
    .filter(({ name }) => own.companions.includes(name))
    .map(({ name }) => pathOf(name));
  for (const { name, kind } of entries) {
    const child = pathOf(name);
    if (kind === "folder") yield* markedPages(folder, own, disk, child);
    if (kind !== "file" || !name.endsWith(".html")) continue;
    const text = new TextDecoder().decode(disk.read(join(folder, child)));
    if (!text.includes(own.mark)) continue;
    yield [child, UNKNOWN];
    if (name === "index.html") yield* companions.map((other): [string, PublishedFile] => [other, UNKNOWN]);
  }
}

/** The files below a folder of the output; `path` ends in `/`, or is empty. Links are not followed. */
export function* filesBelow(folder: string, path: string, disk: Disk): Generator<string> {
  if (disk.info(join(folder, path))?.kind !== "folder") return;
  for (const { name, kind } of disk.list(join(folder, path)))
    if (kind === "folder") yield* filesBelow(folder, `${path}${name}/`, disk);
    else if (kind === "file") yield `${path}${name}`;
}

/** The path, with links in its existing part resolved. */
function followExisting(path: string, disk: Disk): string {
  const existing = nearestExisting(path, disk);
  const real = disk.follow(existing);
  return real === undefined ? path : join(real, path.slice(existing.length));
}

function nearestExisting(path: string, disk: Disk): string {
  let folder = path;
  while (!disk.info(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
