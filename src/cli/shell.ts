import type { Io } from "./io.ts";

/** What a group of commands needs. */
export interface Shell {
  readonly io: Io;
  /** The package's version. */
  readonly version: string;
  /** Receives the exit code. */
  readonly done: (code: number) => void;
}

/** Examples below a command's help, one per line; comments after `#` are aligned. */
export const examples = (...lines: readonly string[]): string => {
  const rows = lines.map((line) => line.split(/ +# /));
  const width = Math.max(...rows.filter(([, why]) => why).map(([line = ""]) => line.length), 0);
  return `\nExamples:\n${rows
    .map(([line = "", why]) => (why ? `  ${line.padEnd(width)}    ${why}` : `  ${line}`))
    .join("\n")}`;
};
