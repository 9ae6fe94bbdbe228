import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { type Code, codes } from "../src/diagnostics/codes.ts";
import { nodeDisk } from "../src/disk/disk.ts";
import type { BuildRequest } from "../src/site/request.ts";
import { build } from "../src/site/site.ts";
import { setups } from "./support/invalid-setups.ts";
import { reportOf, requestFor, TestSite } from "./support/site.ts";

/**
 * Every folder of test/invalid is a site with something wrong, and `expected.txt` is the whole report
 * of its build. A new folder is a new test; `UPDATE=1` writes the reports, never in CI.
 *
 * `case.json` may hold options of the build; `"check": true` looks at the finished pages as
 * `briefgen check` does. Without `"baseUrl": null` or a configuration the site is at example.org.
 */
const CASES = fileURLToPath(new URL("invalid", import.meta.url));
const UPDATE = process.env.UPDATE === "1" && !process.env.CI;

/** Codes that no build reports, and the tests that have them instead. */
const ELSEWHERE: Partial<Record<Code, string>> = {
  BG0210: "test/pages/images.test.ts",
  BG0226: "test/pages/images.test.ts",
  BG0502: "test/pages/cards.test.ts",
  BG0703: "test/cli",
  BG0706: "test/faults/lock.test.ts",
  BG0707: "test/outputs/host-limits.test.ts",
  BG0708: "test/outputs/email.test.ts",
  BG0710: "test/shards/misfits.test.ts",
  BG0711: "test/disk/lost-state.test.ts",
  BG0805: "test/site/audit.test.ts",
  BG0806: "test/site/audit.test.ts",
  BG0807: "test/site/audit.test.ts",
  BG0808: "test/site/audit.test.ts",
  BG0809: "test/site/audit.test.ts",
  BG0810: "test/site/audit.test.ts",
  BG0811: "test/site/audit.test.ts",
  BG0508: "test/site/guids.test.ts",
  BG0509: "test/site/guids.test.ts",
  BG0812: "test/site/audit.test.ts",
  BG0813: "test/site/audit.test.ts",
  BG0814: "test/site/audit.test.ts",
  BG0815: "test/site/audit.test.ts",
  BG0816: "test/site/audit.test.ts",
  BG0817: "test/site/audit.test.ts",
  BG0818: "test/site/audit.test.ts",
  BG0819: "test/site/audit.test.ts",
  BG0821: "test/cli/since.test.ts",
  BG0822: "test/cli/since.test.ts",
  BG0823: "test/cli/since.test.ts",
  BG0831: "test/cli/links.test.ts",
  BG0832: "test/cli/links.test.ts",
  BG0901: "test/import",
  BG0902: "test/import",
  BG0903: "test/import",
  BG0904: "test/import",
  BG0905: "test/import",
  BG0906: "test/import",
  BG0907: "test/import",
  BG0908: "test/import",
  BG0909: "test/import",
};

interface Options extends Partial<Omit<BuildRequest, "baseUrl" | "out">> {
  readonly out?: string;
  readonly baseUrl?: string | null;
  readonly check?: boolean;
}

const workshop = mkdtempSync(join(tmpdir(), "briefgen-invalid-"));
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

const cases = readdirSync(CASES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** The report that a case must have; empty while it is pending. */
const expectedOf = (name: string): string => readFileSync(join(CASES, name, "expected.txt"), "utf8");

/** The options of a case, read from its folder. */
const optionsOf = (name: string): Options => {
  const file = join(CASES, name, "case.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
};

/** A copy of the case in a folder of its own, without what is not part of the site. */
function copyOf(name: string): TestSite {
  const root = join(workshop, name, "site");
  cpSync(join(CASES, name), root, { recursive: true });
  for (const file of ["expected.txt", "case.json"]) rmSync(join(root, file), { force: true });
  return new TestSite(root);
}

/** Builds the case, and says what happened to the folder around it. */
async function run(name: string) {
  const site = copyOf(name);
  const disk = setups[name]?.(site.root) ?? nodeDisk;
  const { check = false, baseUrl, ...options } = optionsOf(name);
  const address = baseUrl ?? (site.has("briefgen.config.yaml") ? undefined : "https://example.org/");
  const before = site.everything("..");
  const result = await build(
    requestFor(site.root, {
      baseUrl: baseUrl === null ? undefined : address,
      ...options,
      ...(check ? { out: undefined } : {}),
    }),
    disk,
  );
  const failed = result.diagnostics.some(
    ({ severity }) => severity === "error" || (options.strict && severity === "warning"),
  );
  if (name === "BG0003-vanished") delete before["site/briefings/vanishing.md"];
  return { report: reportOf(result), result, failed, check, before, after: site.everything("..") };
}

describe("the report on", () => {
  test.each(cases)("%s", async (name) => {
    const { report, result, failed, check, before, after } = await run(name);
    const file = join(CASES, name, "expected.txt");
    if (UPDATE) writeFileSync(file, report);
    expect(report).toBe(readFileSync(file, "utf8"));
    expect(result.published === undefined, "nothing was published").toBe(failed || check);
    if (failed) expect(after).toEqual(before);
  });
});

test("every code has a case, or is tested elsewhere", () => {
  const reported = cases.flatMap((name) =>
    [...expectedOf(name).matchAll(/^\w+\[(BG\d{4})\]/gm)].map(([, code]) => code!),
  );
  const covered = new Set([...reported, ...Object.keys(ELSEWHERE)]);
  expect(Object.keys(codes).filter((code) => !covered.has(code))).toEqual([]);
  expect(Object.keys(ELSEWHERE).filter((code) => reported.includes(code))).toEqual([]);
});

test("every case that is named after a code reports it", () => {
  const named = cases.filter((name) => /^BG\d{4}/.test(name));
  expect(named.filter((name) => !expectedOf(name).includes(`[${name.slice(0, 6)}]`))).toEqual([]);
});

test("every setup belongs to a case", () => {
  expect(Object.keys(setups).filter((name) => !cases.includes(name))).toEqual([]);
});

test("the report on ten broken files names all ten, in order, and not the one that is sound", () => {
  const report = readFileSync(join(CASES, "ten-broken-files/expected.txt"), "utf8");
  const files = [...report.matchAll(/╭─ briefings\/(\d\d)-/g)].map(([, number]) => number);
  expect(files).toEqual(["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"]);
});
