import { nodeDisk } from "../disk/disk.ts";
import { type ReadSite, readSite } from "../read-site.ts";
import { countProblems } from "./counts.ts";
import type { Io } from "./io.ts";
import { buildRequest } from "./options.ts";
import { siteFolder } from "./site-folder.ts";

/** Options of commands that read a site and write nothing. */
export interface ReadingOptions {
  readonly baseUrl?: string;
  readonly drafts?: boolean;
  readonly future?: boolean;
  readonly now?: string;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Reads the site in a folder. */
export async function readFor(root: string, options: ReadingOptions, io: Io): Promise<ReadSite> {
  siteFolder(root, io);
  return readSite(buildRequest(root, { ...options, out: "dist", format: "pretty" }, io), nodeDisk);
}

/** If the site has errors, warns that the output may be incomplete. */
export function noteErrors({ diagnostics }: ReadSite, io: Io): void {
  const errors = countProblems(diagnostics.filter(({ severity }) => severity === "error"));
  if (errors)
    io.err(`${errors} in the site, so this list may be incomplete; run \`briefgen check\` for details\n`);
}
