import { homedir } from "node:os";

/** A command's view of the outside world. Tests pass their own. */
export interface Io {
  readonly cwd: string;
  /** The user's home folder; undefined if there is none. */
  readonly home: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For requested output: machine-readable reports, explanations. */
  readonly out: (text: string) => void;
  /** For people: diagnostics and summaries. */
  readonly err: (text: string) => void;
  /** Columns of the terminal behind `err`; undefined if it is not a terminal. */
  readonly columns: number | undefined;
  /** Whether there is a user who can answer questions. */
  readonly isInteractive: boolean;
  /** The system's clock: milliseconds since 1970. */
  readonly clock: () => number;
}

/** A container may run as a user whom no passwd file lists, without `HOME`. */
function homeFolder(): string | undefined {
  try {
    return homedir() || undefined;
  } catch {
    return undefined;
  }
}

export function processIo(): Io {
  return {
    cwd: process.cwd(),
    home: homeFolder(),
    env: process.env,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    columns: process.stderr.isTTY ? process.stderr.columns : undefined,
    isInteractive: Boolean(process.stdin.isTTY && process.stdout.isTTY) && !process.env.CI,
    clock: Date.now,
  };
}

/**
 * Whether to use colours: `--no-color` and `NO_COLOR` (no-color.org) say no, `FORCE_COLOR` says yes; otherwise it
 * depends on the terminal.
 */
export function wantsColor({ env, columns }: Io, option: boolean): boolean {
  if (!option || env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return columns !== undefined && env.TERM !== "dumb";
}
