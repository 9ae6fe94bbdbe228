import type { Code } from "../diagnostics/codes.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Context } from "./context.ts";
import type { Value } from "./value.ts";

/** Reports a value, and returns what a schema returns for a value that it does not accept. */
export function refuse(
  written: Pick<Value, "span">,
  { path, report }: Context,
  code: Code,
  message: string,
  help: readonly string[] = [],
): undefined {
  report(diagnostic(code, message, { at: { path, span: written.span }, help }));
  return undefined;
}

/** The same for a text with more than `most` UTF-16 units. */
export const refuseLong = (written: Pick<Value, "span">, context: Context, most: number): undefined =>
  refuse(written, context, "BG0121", `the text has more than ${most.toLocaleString("en")} characters`);
