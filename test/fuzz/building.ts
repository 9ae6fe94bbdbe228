import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BuildResult } from "../../src/site/request.ts";
import { TestSite } from "../support/site.ts";

type Look = (site: TestSite, build: () => Promise<BuildResult>) => Promise<unknown>;

/** Milliseconds from which on a long run says what took so long. */
const SLOW = 2000;

/**
 * Builds a site of these files in a folder that is gone afterwards: thousands are made in one test. No file holds
 * U+FFFD, so that any in the output is a character that was lost.
 */
export async function building(files: Readonly<Record<string, string>>, look: Look): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), "briefgen-fuzz-"));
  try {
    const site = new TestSite(root);
    for (const [path, text] of Object.entries(files))
      site.write(path, text.toWellFormed().replaceAll("\ufffd", "?"));
    const start = performance.now();
    await look(site, () => site.build());
    if (process.env.FUZZ && performance.now() - start > SLOW)
      process.stderr.write(`slow: ${Math.round(performance.now() - start)} ms: ${JSON.stringify(files)}\n`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
