import { join, resolve } from "node:path";
import { printable, printableJson } from "../diagnostics/printable.ts";
import { nodeDisk } from "../disk/disk.ts";
import type { Finding } from "../history/finding.ts";
import { HistoryError } from "../history/git.ts";
import { verifyHistory } from "../history/verify-history.ts";
import { LEDGER, verifyPublished } from "../history/verify-published.ts";
import { plural } from "./counts.ts";
import { EXIT, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { readFor } from "./reading.ts";
import { isBegun } from "./site-folder.ts";

export interface VerifyOptions {
  readonly format: "pretty" | "json";
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Verifies the digests of corrections: in a published site, or in the git history of a site's folder. */
export async function verifyCommand(folder: string, options: VerifyOptions, io: Io): Promise<number> {
  const findings = await findingsIn(folder, options, io);
  const wrong = findings.filter(({ result }) => result === "wrong").length;
  const unknown = findings.filter(({ result }) => result === "unknown").length;
  if (options.format === "json") io.out(findings.map((found) => `${printableJson(found)}\n`).join(""));
  else {
    const shown = options.quiet ? findings.filter(({ result }) => result === "wrong") : findings;
    io.out(
      shown
        .map(({ result, what, why }) => `${result.padEnd(7)}  ${printable(what)}: ${printable(why)}\n`)
        .join(""),
    );
    const parts = [`${findings.length - wrong - unknown} ok`, `${wrong} wrong`, `${unknown} unknown`];
    if (!options.quiet) io.err(`verified ${plural(findings.length, "thing")}: ${parts.join(", ")}\n`);
  }
  return wrong > 0 ? EXIT.content : EXIT.fine;
}

async function findingsIn(folder: string, options: VerifyOptions, io: Io): Promise<Finding[]> {
  const place = resolve(io.cwd, folder);
  const published = verifyPublished(place, nodeDisk);
  if (published) return published;
  if (nodeDisk.info(join(place, LEDGER)))
    throw new UsageError(`\`${printable(folder)}/${LEDGER}\` is no ledger that this version reads`);
  if (!isBegun(place))
    throw new UsageError(
      `\`${printable(folder)}\` has neither ${LEDGER}, as a published site with corrections has, nor briefings/, as a site's folder has`,
    );
  try {
    return await verifyHistory(place, await readFor(folder, options, io));
  } catch (error) {
    if (error instanceof HistoryError)
      throw new UsageError(`cannot read the history: ${printable(error.message)}`);
    throw error;
  }
}
