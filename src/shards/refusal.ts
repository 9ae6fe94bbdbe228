import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";

/** A problem of indexes or parts that do not fit together. */
export const refusal = (message: string, help: string[]): Diagnostic =>
  diagnostic("BG0710", message, { help });

/** At most so many things are named. */
const MOST_NAMED = 10;

/** `shard 2/8`, or `shards 2/8, 5/8 and 12 more`. */
export function listed(things: readonly string[], what: string): string {
  const named = things.slice(0, MOST_NAMED).join(", ");
  const more = things.length - MOST_NAMED;
  return `${what}${things.length === 1 ? "" : "s"} ${named}${more > 0 ? ` and ${more} more` : ""}`;
}
