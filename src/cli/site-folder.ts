import { dirname, join, resolve } from "node:path";
import { CONFIG_FILE } from "../config/file.ts";
import { nodeDisk } from "../disk/disk.ts";
import { hasBriefings } from "../source/scan.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";

type IsSite = (folder: string) => boolean;

const isSite: IsSite = (folder) => hasBriefings(folder, nodeDisk);

/** Whether a folder is a site, or will be one when it has its first briefing. */
export const isConfigured: IsSite = (folder) =>
  isSite(folder) || nodeDisk.info(join(folder, CONFIG_FILE)) !== undefined;

/**
 * The absolute folder of the site that a command works on, with links resolved. Throws a `UsageError` if there is no
 * site.
 */
export function siteFolder(root: string, io: Pick<Io, "cwd">, accepts = isSite): string {
  const folder = findSite(root, io, accepts);
  if (folder === undefined)
    throw new UsageError(
      "there is no site here; run `briefgen init` to create one, or give the site's folder",
    );
  return folder;
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
