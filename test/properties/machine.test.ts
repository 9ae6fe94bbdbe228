import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestSite } from "../support/site.ts";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);

const workshop = mkdtempSync(join(tmpdir(), "briefgen-machine-"));
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

/** briefgen as it is installed, in a folder of its own. */
beforeAll(() => {
  for (const name of ["bin", "lib", "templates", "package.json"])
    cpSync(join(REPOSITORY, name), join(workshop, name), { recursive: true });
  symlinkSync(join(REPOSITORY, "node_modules"), join(workshop, "node_modules"));
}, 60_000);

interface Machine {
  readonly env?: Readonly<Record<string, string>>;
  /** The program that runs it; default: the one of the tests. */
  readonly node?: string;
  readonly umask?: string;
  /** Whether it is run in the site's folder, and told nothing. */
  readonly inside?: boolean;
  readonly now?: string;
  /** Whether its files were written in the opposite order, which is the order in which many systems list them. */
  readonly backwards?: boolean;
}

/** The site “everything”, built by a process of its own on such a machine. */
async function builtOn(name: string, machine: Machine): Promise<Record<string, string>> {
  const {
    env,
    node = process.execPath,
    umask = "022",
    inside,
    now = "2026-11-23T12:00Z",
    backwards,
  } = machine;
  const site = new TestSite(join(workshop, name));
  const files = Object.entries(new TestSite(join(REPOSITORY, "test/sites/everything")).tree("."));
  for (const [path, bytes] of backwards ? files.reverse() : files)
    if (!path.startsWith("expected/")) site.write(path, Buffer.from(bytes, "latin1"));
  const program = [
    node,
    join(workshop, "bin/briefgen.js"),
    "build",
    "--now",
    now,
    ...(inside ? [] : [site.root]),
  ];
  await run("sh", ["-c", `umask ${umask}; exec "$@"`, "sh", ...program], {
    env: { PATH: process.env.PATH ?? "", TZ: "UTC", LANG: "C", ...env },
    cwd: inside ? site.root : tmpdir(),
  });
  return site.tree();
}

/** The next Node.js that is supported for long, from the npm package `node`; undefined where it cannot be had. */
async function otherNode(): Promise<string | undefined> {
  const wanted = process.version.startsWith("v24.") ? "20" : "24";
  try {
    const args = ["exec", "--yes", `--package=node@${wanted}`, "--", "node", "-p", "process.execPath"];
    const { stdout } = await run("npm", args, { cwd: tmpdir(), timeout: 120_000 });
    return stdout.trim();
  } catch (error) {
    if (process.env.CI) throw error;
    process.stderr.write(
      `\n!!! SKIPPING a test: Node.js ${wanted} cannot be had from the npm package \`node\`\n\n`,
    );
    return undefined;
  }
}

let plain: Record<string, string>;
beforeAll(async () => {
  plain = await builtOn("plain", {});
  expect(Object.keys(plain).length).toBeGreaterThan(20);
});

test.each<[what: string, machine: Machine]>([
  [
    "another time zone, language and home",
    { env: { TZ: "Pacific/Chatham", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", HOME: workshop } },
  ],
  ["a third", { env: { TZ: "America/St_Johns", LANG: "ar_EG.UTF-8", HOME: "/nowhere" } }],
  [
    "a terminal, colours, a proxy",
    { env: { TERM: "xterm-256color", FORCE_COLOR: "1", COLUMNS: "40", HTTPS_PROXY: "http://localhost:1" } },
  ],
  ["files that nobody else may read", { umask: "077" }],
  ["the site's own folder", { inside: true }],
  ["files written in the opposite order", { backwards: true }],
  ["the parsers of record", { env: { BRIEFGEN_PARSER: "reference" } }],
])("under %s the site has the same bytes", async (what, machine) => {
  expect(await builtOn(what, machine)).toEqual(plain);
});

test("at any later time the site has the same bytes, once nothing in it is news or in the future", async () => {
  const [a, b] = [
    await builtOn("2030", { now: "2030-01-01" }),
    await builtOn("2041", { now: "2041-06-30T23:59+14:00" }),
  ];
  expect(b).toEqual(a);
});

test("under another Node.js the site has the same bytes", async () => {
  const node = await otherNode();
  if (node !== undefined) expect(await builtOn("other node", { node })).toEqual(plain);
}, 180_000);

test("nothing says where it was built", () => {
  for (const [path, text] of Object.entries(plain)) expect(text.includes(workshop), path).toBe(false);
});
