import { CONFIG_FILE } from "../config/file.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";

export const EXIT = { fine: 0, content: 1, usage: 2, bug: 70, interrupted: 130, terminated: 143 } as const;

/** Wrong usage: the message is for the user. */
export class UsageError extends Error {}

/** The exit code for a report. */
export function exitCode(diagnostics: readonly Diagnostic[], strict: boolean): number {
  const bad = diagnostics.filter(
    ({ severity }) => severity === "error" || (strict && severity === "warning"),
  );
  if (bad.length === 0) return EXIT.fine;
  const usage = bad.some(
    ({ code, at }) => ["BG0701", "BG0702", "BG0704", "BG0711"].includes(code) || at?.path === CONFIG_FILE,
  );
  return usage ? EXIT.usage : EXIT.content;
}
