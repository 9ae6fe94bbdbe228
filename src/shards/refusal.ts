import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Disk } from "../disk/disk.ts";

/** A folder, as somebody named it, and where it is: an absolute path, without links. */
export interface NamedFolder {
  readonly name: string;
  readonly path: string;
}

/** Why there can be nothing in a folder; undefined if there can. */
export function whyEmpty(folder: string, disk: Disk): string | undefined {
  const kind = disk.info(folder)?.kind;
  if (kind === undefined) return "there is no such folder";
  return kind === "folder" ? undefined : "it is no folder";
}

/** A problem of indexes or parts that do not fit together. */
export const refusal = (message: string, help: string[]): Diagnostic =>
  diagnostic("BG0710", message, { help });

/** At most so many things are named. */
const MOST_NAMED = 10;

/** `shard 2/8`, `shards 2/8 and 5/8`, or `shards 1/99, … and 12 more`. */
export function listed(things: readonly string[], what: string): string {
  if (things.length === 1) return `${what} ${things[0]}`;
  const rest = things.length - MOST_NAMED;
  const [named, last] =
    rest > 0 ? [things.slice(0, MOST_NAMED), `${rest} more`] : [things.slice(0, -1), things.at(-1)];
  return `${what}s ${named.join(", ")} and ${last}`;
}

/** What to do about parts of shares such as `2/8`. */
export const renderAgain = (shares: readonly string[]): string =>
  `run \`briefgen render\` again for ${listed(shares, "shard")}`;
