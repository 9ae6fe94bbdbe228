import { nodeDisk } from "../disk/disk.ts";
import { type ReadSite, readSite } from "../read-site.ts";
import { countProblems } from "./counts.ts";
import type { Io } from "./io.ts";
import { buildRequest } from "./options.ts";
import { siteFolder } from "./site-folder.ts";

/** Options of commands that look at a site and write nothing. */
export interface ReadingOptions {
  readonly baseUrl?: string;
  readonly drafts?: boolean;
  readonly future?: boolean;
  readonly now?: string;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** The site in a folder, for a command that looks at it. */
export async function readFor(root: string, options: ReadingOptions, io: Io): Promise<ReadSite> {
  siteFolder(root, io);
  return readSite(buildRequest(root, { ...options, out: "dist", format: "pretty" }, io), nodeDisk);
}

/** Says that what was shown may lack something, where there are errors. */
export function noteErrors({ diagnostics }: ReadSite, io: Io): void {
  const errors = countProblems(diagnostics.filter(({ severity }) => severity === "error"));
  if (errors)
    io.err(`${errors} in the site, so something may be missing here: \`briefgen check\` tells more\n`);
}
