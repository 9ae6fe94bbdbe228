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

/** briefgen as it is installed: compiled to a folder of its own, so that no other test's build is in the way. */
beforeAll(async () => {
  const tsc = join(REPOSITORY, "node_modules/typescript/bin/tsc");
  await run(process.execPath, [tsc, "--outDir", join(workshop, "lib"), "--noEmit", "false"], {
    cwd: REPOSITORY,
  });
  for (const name of ["bin", "templates", "package.json"])
    cpSync(join(REPOSITORY, name), join(workshop, name), { recursive: true });
  symlinkSync(join(REPOSITORY, "node_modules"), join(workshop, "node_modules"));
}, 60_000);

/** The site “everything”, built by a process of its own in another environment. */
async function builtUnder(name: string, env: Record<string, string>): Promise<Record<string, string>> {
  const site = new TestSite(join(workshop, name));
  cpSync(join(REPOSITORY, "test/sites/everything"), site.root, { recursive: true });
  site.remove("expected");
  await run(
    process.execPath,
    [join(workshop, "bin/briefgen.js"), "build", site.root, "--now", "2026-11-23T12:00Z"],
    {
      env: { PATH: process.env.PATH ?? "", ...env },
      cwd: tmpdir(),
    },
  );
  return site.tree();
}

test("the same site under another time zone, language and home has the same bytes", async () => {
  const plain = await builtUnder("plain", { TZ: "UTC", LANG: "C" });
  const other = await builtUnder("other", {
    TZ: "Pacific/Chatham",
    LANG: "tr_TR.UTF-8",
    LC_ALL: "tr_TR.UTF-8",
    HOME: workshop,
  });
  const third = await builtUnder("third", { TZ: "America/St_Johns", LANG: "ar_EG.UTF-8", HOME: "/nowhere" });
  expect(Object.keys(plain).length).toBeGreaterThan(20);
  expect(other).toEqual(plain);
  expect(third).toEqual(plain);
  for (const [path, text] of Object.entries(plain)) expect(text.includes(workshop), path).toBe(false);
});
