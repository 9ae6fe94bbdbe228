import { byCodePoint, grouped } from "../text/order.ts";
import { codes } from "./codes.ts";
import { bySeverity, type Diagnostic } from "./diagnostic.ts";

/** So many diagnostics of one code are all shown; of more, of advice, or if there are many in all, only the first few. */
const MOST = 20;
const FEW = 5;
const MANY = 100;

/** The diagnostics of one code. */
export interface Flood {
  readonly first: Diagnostic;
  /** What the code is about. */
  readonly title: string;
  readonly count: number;
  readonly shown: number;
}

/**
 * The diagnostics to show, in their order. If those of a code are too many to read, only the first few are among them, and
 * there is a total for each code, errors first, then the largest; otherwise there are no totals.
 */
export function foldFloods(diagnostics: readonly Diagnostic[]): {
  readonly shown: readonly Diagnostic[];
  readonly floods: readonly Flood[];
} {
  const floods = [...grouped(diagnostics, ({ code }) => code).values()].map((all): Flood => {
    const first = all[0]!;
    const count = all.length;
    const most = diagnostics.length > MANY || first.severity === "advice" ? FEW : MOST;
    return { first, title: codes[first.code].title, count, shown: count > most ? FEW : count };
  });
  if (floods.every(({ shown, count }) => shown === count)) return { shown: diagnostics, floods: [] };
  const left = new Map(floods.map(({ first, shown }) => [first.code, shown]));
  const shown = diagnostics.filter(({ code }) => {
    const more = left.get(code)!;
    left.set(code, more - 1);
    return more > 0;
  });
  return {
    shown,
    floods: floods.sort(
      (a, b) => bySeverity(a.first, b.first) || b.count - a.count || byCodePoint(a.first.code, b.first.code),
    ),
  };
}
