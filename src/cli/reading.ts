import { nodeDisk } from "../disk/disk.ts";
import type { BuiltSite } from "../site/built-site.ts";
import type { BuildResult } from "../site/request.ts";
import { Site } from "../site/site.ts";
import { countProblems } from "./counts.ts";
import type { Io } from "./io.ts";
import { buildRequest } from "./options.ts";
import { siteFolder } from "./site-folder.ts";

/** Options of commands that read a site and write nothing. */
export interface ReadingOptions {
  readonly state?: string;
  readonly baseUrl?: string;
  readonly drafts?: boolean;
  readonly future?: boolean;
  readonly now?: string;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** A site as it is now, read and planned, with nothing made or written. */
export type ReadSite = Pick<BuildResult, "diagnostics" | "sourceOf"> &
  Pick<BuiltSite, "graph" | "plan" | "scan" | "sources"> & {
    /** The time that was asked for: milliseconds since 1970. */
    readonly now: number;
  };

/** The site in a folder, for a command that looks at it. */
export async function readFor(root: string, options: ReadingOptions, io: Io): Promise<ReadSite> {
  siteFolder(root, io);
  const request = buildRequest(root, { ...options, out: "dist", format: "pretty" }, io);
  const site = new Site(nodeDisk);
  const only = { out: undefined, audit: false, search: false, threads: false };
  const result = await site.update({ ...request, ...only }, { planOnly: true });
  return { ...result, ...site.built!, now: request.now };
}

/** If the site has errors, warns that the output may be incomplete. */
export function noteErrors({ diagnostics }: ReadSite, io: Io): void {
  const errors = countProblems(diagnostics.filter(({ severity }) => severity === "error"));
  if (errors)
    io.err(`${errors} in the site, so this list may be incomplete; run \`briefgen check\` for details\n`);
}
