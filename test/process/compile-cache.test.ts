import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import module from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { privateFolder } from "../../src/process/compile-cache.ts";
import { PACKAGE } from "../support/documents.ts";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "briefgen-cache-"));
  folders.push(folder);
  return folder;
}

const folderIn = (XDG_CACHE_HOME: string) => privateFolder({ XDG_CACHE_HOME });

test("compiled code is kept in a folder that only its user can write to", () => {
  const base = newFolder();
  expect(folderIn(base)).toBe(join(base, "briefgen/compiled"));
  expect(existsSync(join(base, "briefgen/compiled"))).toBe(true);
});

test.each<[string, (base: string) => void]>([
  ["the cache folder can be written by others", (base) => chmodSync(base, 0o777)],
  [
    "ours can be written by its group",
    (base) => {
      mkdirSync(join(base, "briefgen"));
      chmodSync(join(base, "briefgen"), 0o770);
    },
  ],
  [
    "a link is in its place",
    (base) => {
      mkdirSync(join(base, "elsewhere"));
      symlinkSync(join(base, "elsewhere"), join(base, "briefgen"));
    },
  ],
  ["a file is in its place", (base) => writeFileSync(join(base, "briefgen"), "x")],
])("there is no cache if %s", (_, spoil) => {
  const base = newFolder();
  spoil(base);
  expect(folderIn(base)).toBeUndefined();
});

test("there is no cache beside the site if HOME is empty", () => {
  const before = process.env.HOME;
  process.env.HOME = "";
  try {
    expect(privateFolder({})).toBeUndefined();
  } finally {
    process.env.HOME = before;
  }
});

test.runIf("enableCompileCache" in module)("the program fills it, and says the same with it", () => {
  const base = newFolder();
  const run = (env: NodeJS.ProcessEnv) =>
    execFileSync(process.execPath, [join(PACKAGE, "bin/briefgen.js"), "--version"], {
      env: { ...process.env, XDG_CACHE_HOME: base, ...env },
      encoding: "utf8",
    });
  const first = run({});
  expect(existsSync(join(base, "briefgen/compiled"))).toBe(true);
  expect(run({})).toBe(first);
  expect(run({ NODE_DISABLE_COMPILE_CACHE: "1" })).toBe(first);
});
