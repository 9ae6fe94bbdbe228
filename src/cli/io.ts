import { homedir } from "node:os";

/** A command's view of the outside world. Tests pass their own. */
export interface Io {
  readonly cwd: string;
  readonly home: string;
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

export function processIo(): Io {
  // The reader of a pipe may have seen enough: `briefgen list | head`. The rest is written to nobody.
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  return {
    cwd: process.cwd(),
    home: homedir(),
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
