import { codes, isCode } from "../diagnostics/codes.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { UsageError } from "./exit.ts";
import type { ExplainOptions } from "./explain-file.ts";
import type { Io } from "./io.ts";
import { findSite } from "./site-folder.ts";

/** Explains a diagnostic code, a page or a file of the site; without any, lists all codes. */
export async function explainCommand(
  what: string | undefined,
  options: ExplainOptions,
  io: Io,
): Promise<number> {
  const isCodeLike = what === undefined || /^BG\d*$/i.test(what) || isCode(what.toUpperCase());
  if (isCodeLike || (!/[/.]/.test(what) && findSite(options.root, io) === undefined))
    return explainCode(what, io);
  return (await import("./explain-file.ts")).explainFile(what, options, io);
}

function explainCode(code: string | undefined, io: Io): number {
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
