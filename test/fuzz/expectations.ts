import { expect } from "vitest";
import { renderGithub, renderJson } from "../../src/diagnostics/machine.ts";
import type { BuildResult } from "../../src/site/request.ts";
import { faultsOf } from "../support/output.ts";
import { hasXmllint } from "../support/readers.ts";
import { reportOf, type TestSite } from "../support/site.ts";

/**
 * What holds of every build, whatever was written: there is a site or an error, never both; every file of the site is
 * read by its readers; every message can be shown; and nothing outside the output and the state has changed.
 */
export async function expectSound(site: TestSite, build: () => Promise<BuildResult>): Promise<BuildResult> {
  const before = sources(site);
  const result = await build();
  expect(sources(site)).toEqual(before);
  const errors = result.diagnostics.filter(({ severity }) => severity === "error");
  expect(result.published === undefined).toBe(errors.length > 0);
  // CommonMark reads a reference to what is no character, such as `&#0;`, as U+FFFD.
  const lost = Object.values(before).some((text) => text.includes("&#")) ? / holds$/ : /$^/;
  if (result.published)
    expect(faultsOf(site.tree(), hasXmllint).filter((fault) => !lost.test(fault))).toEqual([]);
  else expect(site.has("dist")).toBe(false);
  expectShown(result);
  return result;
}

/** Control characters but line ends, half characters, and what turns the direction of a text. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u00ad\u200b-\u200d\ufeff]/u;

/** What a terminal obeys is in no message, and every message for machines can be read by them. */
function expectShown(result: BuildResult): void {
  const text = reportOf(result);
  expect(UNSEEN.exec(text)?.[0]).toBeUndefined();
  for (const line of renderJson(result.diagnostics, result.sourceOf).split("\n").filter(Boolean)) {
    expect(UNSEEN.exec(line)?.[0]).toBeUndefined();
    expect(JSON.parse(line)).toMatchObject({ code: expect.stringMatching(/^BG\d{4}$/) });
  }
  for (const line of renderGithub(result.diagnostics, result.sourceOf).split("\n").filter(Boolean)) {
    expect(UNSEEN.exec(line)?.[0]).toBeUndefined();
    expect(line).toMatch(/^::(?:error|warning|notice) [^:]*::./);
  }
  for (const { at } of result.diagnostics) {
    const length = at && result.sourceOf(at.path)?.length;
    if (at?.span && length !== undefined) expect(at.span.start).toBeLessThanOrEqual(length);
  }
}

const sources = (site: TestSite): Record<string, string> =>
  Object.fromEntries(Object.entries(site.everything()).filter(([path]) => !path.startsWith("dist/")));
