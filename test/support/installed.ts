import { spawnSync } from "node:child_process";

/**
 * Whether a program is there that reads or serves what we write. `name` says where it comes from. In CI
 * a missing one is a failure; elsewhere the tests that need it are skipped, loudly.
 */
export function installed(name: string, program: string, ...args: string[]): boolean {
  if (spawnSync(program, args).status === 0) return true;
  if (process.env.CI) throw new Error(`${name} is missing; install it, or these tests prove nothing`);
  process.stderr.write(`\n!!! SKIPPING tests: ${name} is not installed\n\n`);
  return false;
}
