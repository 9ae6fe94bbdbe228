import { homedir } from "node:os";

/** What a command sees of the world. Tests pass their own. */
export interface Io {
  readonly cwd: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For what was asked for: reports in machine formats, explanations. */
  readonly out: (text: string) => void;
  /** For people: diagnostics and summaries. */
  readonly err: (text: string) => void;
  /** Columns of the terminal behind `err`; undefined where there is none. */
  readonly columns: number | undefined;
  /** Whether a person sits there who can be asked. */
  readonly isInteractive: boolean;
  /** The system's clock: milliseconds since 1970. */
  readonly clock: () => number;
}

export const processIo = (): Io => ({
  cwd: process.cwd(),
  home: homedir(),
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  columns: process.stderr.isTTY ? process.stderr.columns : undefined,
  isInteractive: Boolean(process.stdin.isTTY && process.stdout.isTTY) && !process.env.CI,
  clock: Date.now,
});

/** Whether to colour: `--no-color` and `NO_COLOR` (no-color.org) say no, `FORCE_COLOR` says yes, else a terminal does. */
export function wantsColor({ env, columns }: Io, option: boolean): boolean {
  if (!option || env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return columns !== undefined && env.TERM !== "dumb";
}
