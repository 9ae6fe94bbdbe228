import { basename, dirname, join, resolve } from "node:path";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { escapeHtml } from "../text/html.ts";
import { digestOf } from "./digest.ts";
import type { Disk } from "./disk.ts";
import { readManifest } from "./manifest.ts";
import { isWithin } from "./scan.ts";

/** The folder that holds what briefgen remembers of a site; it may be deleted at any time. */
export const STATE_FOLDER = ".briefgen";

/** Folders of a site that hold sources. */
const SOURCES = ["briefings", "templates", "static", STATE_FOLDER, ".git"];

/** Where a site is published, and where the work on it is done. All absolute, with links followed. */
export interface Output {
  readonly folder: string;
  /** Holds the manifest and the journal of this output. */
  readonly state: string;
  /** On the same file system as the output. */
  readonly staging: string;
  /** Whether the folder is ours without a manifest: then files that are in the way were ours. */
  readonly adopted: boolean;
}

export interface OutputRequest {
  /** The site's folder; absolute. */
  readonly root: string;
  /** Relative to `root`, or absolute. */
  readonly out: string;
  readonly home: string;
  readonly siteId: string;
}

/** Finds out where to publish, or why the folder must not be published into. */
export function openOutput(
  { root, out, home, siteId }: OutputRequest,
  disk: Disk,
): Output | { problem: Diagnostic } {
  const realRoot = disk.follow(root) ?? root;
  const folder = followExisting(resolve(realRoot, out), disk);
  const danger = dangerOf(folder, realRoot, disk.follow(home) ?? home);
  if (danger)
    return {
      problem: diagnostic("BG0701", `\`${out}\` must not be the output folder: ${danger}`, {
        help: ["choose a folder of its own, such as dist"],
      }),
    };

  const state = join(realRoot, STATE_FOLDER, digestOf(folder).slice(0, 12));
  const device = disk.info(nearestExisting(folder, disk))?.device;
  const sameDevice = device !== undefined && device === disk.info(realRoot)?.device;
  const staging = sameDevice
    ? join(state, "staging")
    : join(dirname(folder), `.${basename(folder)}.briefgen-staging`);
  const info = disk.info(folder);
  const known =
    readManifest(state, disk) !== undefined || disk.info(join(state, "journal.json")) !== undefined;
  if (!info || known) return { folder, state, staging, adopted: false };
  if (info.kind !== "folder")
    return {
      problem: diagnostic("BG0701", `\`${out}\` is a file`, { help: ["choose another folder with --out"] }),
    };
  if (disk.list(folder).every(({ name }) => name.startsWith(".") || name === "CNAME"))
    return { folder, state, staging, adopted: false };
  if (isOurs(folder, siteId, disk)) return { folder, state, staging, adopted: true };
  const help = ["choose another folder with --out, or empty this one yourself"];
  return { problem: diagnostic("BG0702", `\`${out}\` holds files that briefgen did not make`, { help }) };
}

function dangerOf(folder: string, root: string, home: string): string | undefined {
  if (isWithin(root, folder))
    return folder === root ? "it is the site's own folder" : "it contains the site's own folder";
  if (isWithin(home, folder)) return "it is or contains your home folder";
  const source = SOURCES.find((name) => isWithin(folder, join(root, name)));
  return source && `it is in ${source}/`;
}

/** Whether the home page says that it is this site's: a lost manifest is no reason to refuse our own output. */
function isOurs(folder: string, siteId: string, disk: Disk): boolean {
  const index = join(folder, "index.html");
  if (disk.info(index)?.kind !== "file") return false;
  return new TextDecoder()
    .decode(disk.read(index))
    .includes(`<meta name="briefgen:site" content="${escapeHtml(siteId)}">`);
}

/** The path with the links of its existing part followed. */
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
