import { codes, isCode } from "../diagnostics/codes.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";

/** Explains a diagnostic code; without a code, lists them all. */
export function explainCommand(code: string | undefined, io: Io): number {
  if (code === undefined) {
    for (const [name, { severity, title }] of Object.entries(codes))
      io.out(`${name}  ${severity.padEnd(7)}  ${title}\n`);
    return 0;
  }
  const name = code.toUpperCase();
  if (!isCode(name))
    throw new UsageError(
      [`there is no code ${code}`, didYouMean(name, Object.keys(codes)), "`briefgen explain` lists them all"]
        .filter(Boolean)
        .join("; "),
    );
  const { severity, title, why, fix, adjustable } = codes[name];
  const note = adjustable
    ? "\nYou can change its severity under `diagnostics:` in briefgen.config.yaml.\n"
    : "";
  io.out(`${severity}[${name}]: ${title}\n\n${why}\n\n${fix}\n${note}`);
  return 0;
}
