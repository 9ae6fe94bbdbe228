import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { digestOf } from "../disk/digest.ts";
import type { Disk } from "../disk/disk.ts";
import { isWithin } from "../source/walk.ts";
import type { Output } from "./output.ts";

/** The folder for everything briefgen keeps about a site; it may be deleted at any time. */
export const STATE_FOLDER = ".briefgen";

export const stateFolder = ({ root, state }: Pick<OutputRequest, "root" | "state">, disk: Disk): string =>
  state ?? join(disk.follow(root) ?? root, STATE_FOLDER);

/**
 * Where `watch` builds what it serves: the only outputs that may be in the state folder. They contain drafts, so they
 * must be folders that nobody would deploy. `state`: the state folder, if it is not the usual one. `number`: from 1, for watches
 * that go on at the same time.
 */
export const previewIn = (state: string = STATE_FOLDER, number = 1): string =>
  `${state}/preview${number === 1 ? "" : `-${number}`}`;

/** Whether a folder is one of these. Both are absolute, with links resolved. */
export const isPreview = (folder: string, states: string): boolean =>
  dirname(folder) === states && /^preview(?:-\d+)?$/.test(basename(folder));

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
  const states = followExisting(stateFolder(request, disk), disk);
  const realHome = home === undefined ? undefined : (disk.follow(home) ?? home);
  const danger = isPreview(folder, states)
    ? undefined
    : (dangerOf(folder, realRoot, realHome) ?? dangerNear(folder, states));
  if (danger)
    return {
      problem: diagnostic("BG0701", `\`${out}\` must not be the output folder: ${danger}`, {
        help: ["choose a separate folder, such as dist"],
      }),
    };
  // The way from one to the other stays the same if both are moved, or the folder around them is renamed.
  const way = relative(states, folder).split(sep).join("/");
  const state = join(states, digestOf(way).slice(0, 12));
  return { folder, state, staging: stagingFor(folder, state, disk) };
}

/** Why a folder is not for what builds write; undefined if it may be. All are absolute, with links resolved. */
export function dangerOf(folder: string, root: string, home: string | undefined): string | undefined {
  if (isWithin(root, folder))
    return folder === root ? "it is the site's own folder" : "it contains the site's own folder";
  if (home !== undefined && isWithin(home, folder)) return "it is or contains your home folder";
  const source = SOURCES.find((name) => isWithin(folder, join(root, name)));
  return source && `it is in ${source}/`;
}

/** What is published must not be among what is kept, nor contain it. */
function dangerNear(folder: string, states: string): string | undefined {
  if (isWithin(folder, states)) return "briefgen keeps its caches there";
  return isWithin(states, folder) ? "it contains the folder for briefgen's caches" : undefined;
}

/**
 * Where files of an output wait: in the state, or beside an output on another file system, so that renaming them is enough.
 * Beside the root of a file system, there is another one.
 */
function stagingFor(folder: string, state: string, disk: Disk): string {
  const own = join(state, "staging");
  const deviceOf = (path: string) => disk.info(path)?.device;
  const device = deviceOf(nearestExisting(folder, disk));
  if (device === deviceOf(nearestExisting(state, disk))) return own;
  const around = nearestExisting(dirname(folder), disk);
  const isBeside = device === deviceOf(around) && disk.isWritable(around);
  return isBeside ? join(dirname(folder), `.${basename(folder)}.briefgen-staging`) : own;
}

/** The path, with links in its existing part resolved. */
export function followExisting(path: string, disk: Disk): string {
  const existing = nearestExisting(path, disk);
  const real = disk.follow(existing);
  return real === undefined ? path : join(real, path.slice(existing.length));
}

function nearestExisting(path: string, disk: Disk): string {
  let folder = path;
  while (!disk.info(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
