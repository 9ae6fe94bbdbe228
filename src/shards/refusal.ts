import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";

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
