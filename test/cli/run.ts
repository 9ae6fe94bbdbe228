import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import pkg from "../../package.json" with { type: "json" };
import { main } from "../../src/cli/main.ts";

export const BIN = fileURLToPath(new URL("../../bin/briefgen.js", import.meta.url));

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const environment = ({ env }: Surroundings) => ({
  PATH: process.env.PATH,
  HOME: "/nowhere",
  SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 23, 12) / 1000),
  ...env,
});

/**
 * Does what `run` does, without starting a process, which takes longer than most commands: for what a command says and
 * writes. Use `run` for what needs a process: signals, streams, the time zone, what is loaded.
 */
export async function runHere(args: readonly string[], options: Surroundings = {}): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await main(args, pkg.version, {
    cwd: options.cwd ?? process.cwd(),
    home: "/nowhere",
    env: environment(options),
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    columns: undefined,
    isInteractive: false,
    clock: Date.now,
  });
  return { code, out: out.join(""), err: err.join("") };
}

/** Runs the real program, compiled, as a shell would: no terminal, no colours, a fixed clock unless the test sets its own. */
export function run(args: readonly string[], options: Surroundings = {}): Promise<Ran> {
  const env = environment(options);
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
