import { byCodePoint } from "../text/order.ts";
import { type Code, codes, type Severity } from "./codes.ts";

/**
 * A stretch of a file's text. Offsets count UTF-16 code units from the start of the text as
 * `decodeText` returns it (no BOM, line ends `\n`), 0-based; `end` is exclusive.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The place of something in a file. `path` is relative to the site's root, with `/`. */
export interface Place {
  readonly path: string;
  /** Absent if the whole file is meant. */
  readonly span?: Span | undefined;
  /** Instead of a span, if the file cannot be read as text; both 1-based. */
  readonly position?: { readonly line: number; readonly column: number };
}

/** One problem, as plain data: it can be cached, sent between threads and printed in any format. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** What happened, in one line without a full stop; names from the user's files are in `backticks`. */
  readonly message: string;
  /** Absent for problems of the run as a whole, such as a full disk. */
  readonly at?: Place;
  /** The text next to the carets. */
  readonly label?: string | undefined;
  /** Other places that the problem involves: two stories that claim one URL name each other. */
  readonly also?: readonly { readonly at: Place; readonly label: string }[];
  /** What to do about it, one line each. */
  readonly help?: readonly string[];
}

/** How every stage reports problems. Problems with content are never thrown. */
export type Report = (diagnostic: Diagnostic) => void;

/** The parts of a diagnostic besides its code and message. */
export type Details = Omit<Diagnostic, "code" | "severity" | "message">;

export function diagnostic(code: Code, message: string, details: Details = {}): Diagnostic {
  return { code, severity: codes[code].severity, message: cropped(message), ...details };
}

/** The most characters in a message, which may quote user text. */
const LONGEST = 600;

const cropped = (message: string): string =>
  message.length <= LONGEST ? message : `${message.slice(0, LONGEST)}…`;

/** The order of a report: by path, place, code, message; problems of the whole run come last. */
function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  if (!a.at || !b.at)
    return Number(!a.at) - Number(!b.at) || byCodePoint(a.code + a.message, b.code + b.message);
  return (
    byCodePoint(a.at.path, b.at.path) ||
    (a.at.span?.start ?? 0) - (b.at.span?.start ?? 0) ||
    (a.at.position?.line ?? 0) - (b.at.position?.line ?? 0) ||
    byCodePoint(a.code, b.code) ||
    lineBeside(a) - lineBeside(b) ||
    byCodePoint(a.message, b.message)
  );
}

/** The line of another file that a problem is about, such as a table of numbers. */
const lineBeside = ({ also }: Diagnostic): number => also?.[0]?.at.position?.line ?? 0;

/** The configured severity of a code, or `off`. */
export type SeverityOverrides = Readonly<Partial<Record<Code, Severity | "off">>>;

/** What a site makes of a code. */
export const levelOf = (code: Code, overrides: SeverityOverrides): Severity | "off" =>
  overrides[code] ?? (codes[code].optIn ? "off" : codes[code].severity);

/** The codes that a site wants to hear nothing of, in their order. */
export const turnedOff = (overrides: SeverityOverrides): Code[] =>
  (Object.keys(codes) as Code[]).filter((code) => levelOf(code, overrides) === "off");

/** Whether a site wants to be warned, or stopped, where others get advice. */
export const takesAdviceSeriously = (overrides: SeverityOverrides): boolean =>
  (Object.keys(overrides) as Code[]).some(
    (code) => codes[code].severity === "advice" && ["error", "warning"].includes(levelOf(code, overrides)),
  );

/** Sorts a run's diagnostics, errors first; drops exact repeats and applies the configured severities. */
export function settle(diagnostics: readonly Diagnostic[], overrides: SeverityOverrides = {}): Diagnostic[] {
  const settled: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const found of [...diagnostics].sort(compareDiagnostics)) {
    const severity = levelOf(found.code, overrides);
    const key = `${found.at?.path}\0${found.at?.span?.start}\0${found.code}\0${found.message}`;
    if (severity === "off" || seen.has(key)) continue;
    seen.add(key);
    settled.push({ ...found, severity });
  }
  return settled.sort(bySeverity);
}

/** Whether a site with these diagnostics, which are settled, is not published. */
export const stops = (settled: readonly Diagnostic[], strict: boolean): boolean =>
  settled.some(({ severity }) => severity === "error" || (strict && severity === "warning"));

/** What stops the site comes first. */
export const bySeverity = (a: Pick<Diagnostic, "severity">, b: Pick<Diagnostic, "severity">): number =>
  RANK[a.severity] - RANK[b.severity];

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, advice: 2 };
