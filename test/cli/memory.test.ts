import { expect, test } from "vitest";
import { memoryLine } from "../../src/cli/memory.ts";

test("before a build that may run out of memory, it says how to get more, or how to need less", () => {
  expect(memoryLine(10_000, 4.3e9)).toBeUndefined();
  const line = memoryLine(100_000, 4.3e9);
  expect(line).toContain("100,000 texts may need 4.5 GB of memory, and Node.js allows 4.3 GB.");
  expect(line).toContain("NODE_OPTIONS=--max-old-space-size=7000");
  expect(line).toContain("docs/large-sites.md");
});
