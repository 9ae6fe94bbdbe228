import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

export const BIN = fileURLToPath(new URL("../../bin/briefgen.js", import.meta.url));

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the real program, compiled, as a shell would: no terminal, no colours, a fixed clock unless the test sets its own. */
export function run(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string | undefined> } = {},
): Promise<Ran> {
  const env = {
    PATH: process.env.PATH,
    HOME: "/nowhere",
    SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 23, 12) / 1000),
    ...options.env,
  };
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [BIN, ...args],
      { cwd: options.cwd, env, encoding: "utf8" },
      (error, out, err) => {
        if (error && typeof error.code !== "number") reject(error);
        else resolve({ code: error ? Number(error.code) : 0, out, err });
      },
    );
  });
}
