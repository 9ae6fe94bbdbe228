import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** “2 errors and 1 warning”; undefined if there are none. */
export function countProblems(diagnostics: readonly Diagnostic[]): string | undefined {
  const counts = (["error", "warning"] as const).flatMap((severity) => {
    const count = diagnostics.filter((found) => found.severity === severity).length;
    return count === 0 ? [] : [plural(count, severity)];
  });
  return counts.length === 0 ? undefined : counts.join(" and ");
}

export const plural = (count: number, noun: string, many = `${noun}s`): string =>
  `${count.toLocaleString("en")} ${count === 1 ? noun : many}`;
