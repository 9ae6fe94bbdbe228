import { join, resolve } from "node:path";
import { nodeDisk } from "../disk/disk.ts";
import { type ReadSite, readSite } from "../read-site.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { buildRequest } from "./options.ts";
import { countProblems } from "./report.ts";

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
  if (!nodeDisk.info(join(resolve(io.cwd, root), "briefings")))
    throw new UsageError("there is no site here; `briefgen init` begins one");
  return readSite(buildRequest(root, { ...options, out: "dist", format: "pretty" }, io), nodeDisk);
}

/** Says that what was shown may lack something, where there are errors. */
export function noteErrors({ diagnostics }: ReadSite, io: Io): void {
  const errors = countProblems(diagnostics.filter(({ severity }) => severity === "error"));
  if (errors)
    io.err(`${errors} in the site, so something may be missing here: \`briefgen check\` tells more\n`);
}
