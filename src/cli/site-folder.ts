import { dirname, join, resolve } from "node:path";
import { CONFIG_FILE } from "../config/file.ts";
import { printable } from "../diagnostics/printable.ts";
import { nodeDisk } from "../disk/disk.ts";
import { hasBriefings } from "../source/scan.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";

/** Folders of a site that briefgen reads, publishes or keeps for itself. */
export const SITE_FOLDERS = ["briefings", "pages", "static", "templates", "dist", ".briefgen"];

type IsSite = (folder: string) => boolean;

const isSite: IsSite = (folder) => hasBriefings(folder, nodeDisk);

/** Whether a folder is a site, or will be one when it has its first briefing. */
export const isConfigured: IsSite = (folder) =>
  isSite(folder) || nodeDisk.info(join(folder, CONFIG_FILE)) !== undefined;

/** Whether a folder is a site that was begun: it has something that only sites have. */
export const isBegun: IsSite = (folder) =>
  isConfigured(folder) || nodeDisk.info(join(folder, "pages")) !== undefined;

/** Whether a word of the command line names a site's folder. */
export const namesSite = (word: string, { cwd }: Pick<Io, "cwd">): boolean => isBegun(resolve(cwd, word));

/**
 * The absolute folder of the site that a command works on, with links resolved. Throws a `UsageError` if there is no
 * site.
 */
export function siteFolder(root: string, io: Pick<Io, "cwd">, accepts = isSite): string {
  const folder = findSite(root, io, accepts);
  if (folder !== undefined) return folder;
  if (nodeDisk.info(resolve(io.cwd, root))?.kind === undefined)
    throw new UsageError(`there is no folder \`${printable(root)}\``);
  const where = root === "." ? "here" : `in \`${printable(root)}\``;
  throw new UsageError(
    `there is no site ${where}; run \`briefgen init\` to create one, or give the site's folder`,
  );
}

/** The site in a folder. Without a folder (`.`), also a site that the current folder is part of. */
export function findSite(root: string, { cwd }: Pick<Io, "cwd">, accepts = isSite): string | undefined {
  const start = nodeDisk.follow(resolve(cwd, root));
  if (start === undefined) return undefined;
  for (let folder = start; ; folder = dirname(folder)) {
    if (accepts(folder)) return folder;
    if (root !== "." || folder === dirname(folder)) return undefined;
  }
}

/** A path with its links resolved, or as it is if nothing is there. */
export const followed = (path: string): string => nodeDisk.follow(path) ?? path;
