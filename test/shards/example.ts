import { execFile } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runHere } from "../cli/run.ts";
import { PACKAGE, page } from "../support/documents.ts";
import { newSite, TestSite } from "../support/site.ts";

/** The clock of all engines, in seconds. */
export const EPOCH = String(Date.UTC(2026, 10, 23, 12) / 1000);

export interface Said {
  readonly code: number;
  /** Both streams. */
  readonly text: string;
}

/** A copy of an example with its site, in a folder of its own, in which the commands are those of this package. */
export function example(engine: string): TestSite {
  const site = newSite({});
  for (const part of ["site", engine])
    cpSync(join(PACKAGE, "examples/sharded", part), site.root, { recursive: true });
  const bin = join(site.root, "node_modules/.bin");
  mkdirSync(bin, { recursive: true });
  symlinkSync(join(PACKAGE, "bin/briefgen.js"), join(bin, "briefgen"));
  for (const [name, program] of [
    ["nx", "nx/dist/bin/nx.js"],
    ["turbo", "turbo/bin/turbo"],
  ] as const) {
    symlinkSync(join(PACKAGE, "node_modules", name), join(bin, "..", name));
    symlinkSync(join("..", program), join(bin, name));
  }
  return site;
}

/** A folder with an `npx` that runs this package, if the command names its version. */
export function npxFolder(): string {
  const { root } = newSite({});
  const { version } = JSON.parse(page("package.json")) as { version: string };
  const path = join(root, "npx");
  const run = `exec "${process.execPath}" "${join(PACKAGE, "bin/briefgen.js")}" "$@"`;
  writeFileSync(path, `#!/bin/sh\n[ "$1 $2" = "--yes briefgen@${version}" ] || exit 127\nshift 2\n${run}\n`);
  chmodSync(path, 0o755);
  return root;
}

/** Runs a program in a folder, as its users would, but without anything that would reach other machines. */
export function say(
  cwd: string,
  [program, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>> = {},
): Promise<Said> {
  const surroundings = {
    ...{ PATH: process.env.PATH, HOME: cwd, SOURCE_DATE_EPOCH: EPOCH },
    ...{ DO_NOT_TRACK: "1", TURBO_TELEMETRY_DISABLED: "1", NX_DAEMON: "false", NX_NO_CLOUD: "true" },
    // In a process of their own, Nx's plugins take longer than all tasks.
    NX_ISOLATE_PLUGINS: "false",
    ...{ npm_config_update_notifier: "false", ...env },
  };
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { cwd, env: surroundings, encoding: "utf8", maxBuffer: 2 ** 26 },
      (error, out, err) => {
        if (error && typeof error.code !== "number") reject(error);
        else resolve({ code: error ? Number(error.code) : 0, text: out + err });
      },
    );
  });
}

const SOURCES = ["briefgen.config.yaml", "briefings", "pages"];

/** What `briefgen build` made of sources, by their texts and the options. */
const built = new Map<string, Promise<Record<string, string>>>();

/** What one `briefgen build` makes of the site as it is now. */
export function wholeSite(site: TestSite, ...options: string[]): Promise<Record<string, string>> {
  const texts = SOURCES.map((name) => (name.includes(".") ? site.read(name) : site.tree(name)));
  const key = JSON.stringify([texts, options]);
  const whole = built.get(key) ?? buildWhole(site, options);
  built.set(key, whole);
  return whole;
}

async function buildWhole(site: TestSite, options: readonly string[]): Promise<Record<string, string>> {
  const { root } = newSite({});
  for (const name of SOURCES) cpSync(join(site.root, name), join(root, name), { recursive: true });
  const { code, err } = await runHere(["build", "-q", ...options], { cwd: root });
  if (code !== 0) throw new Error(err);
  return new TestSite(root).tree();
}

/** How many texts each `index` in an output parsed, the smallest first. */
export const parsed = ({ text }: Said): number[] =>
  [...text.matchAll(/index of shard \d\/3: \d texts?, (\d) parsed/g)]
    .map(([, count]) => Number(count))
    .sort();
