import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { chromiumPath } from "./browser.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder for the sample sites of all processes; it goes when they have ended. */
    readonly samples: string;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => void> {
  // Unpacks it before two processes would do so at once.
  await chromiumPath();
  const folder = mkdtempSync(join(tmpdir(), "briefgen-samples-"));
  provide("samples", folder);
  return () => rmSync(folder, { recursive: true });
}
