import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { validator } from "../support/validator.ts";
import { builtSample, PAGES } from "./sample.ts";

let dist: string;
beforeAll(async () => {
  dist = await builtSample("/");
});

const files = (ending: string) =>
  readdirSync(dist, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith(ending));
const compressed = (path: string) => gzipSync(readFileSync(join(dist, path))).length;

test("every page of the sample is valid HTML by html-validate's recommended rules", async () => {
  const found: string[] = [];
  // E-mails are written for other programs; test/outputs/email.test.ts looks at them.
  for (const path of files(".html").filter((one) => !one.endsWith("email.html"))) {
    const { results } = await validator.validateString(readFileSync(join(dist, path), "utf8"));
    for (const { messages } of results)
      for (const { ruleId, message, line } of messages) found.push(`${path}:${line} ${ruleId}: ${message}`);
  }
  expect(found).toEqual([]);
});

test("a story's page and its style sheet are under 20 KB compressed, and need no script", () => {
  const page = `${decodeURI(PAGES.story)}index.html`;
  const sheets = files(".css").filter((path) => path.startsWith("assets"));
  expect(sheets).toHaveLength(1);
  expect(compressed(page) + compressed(sheets[0]!)).toBeLessThan(20 * 1024);
  expect(readFileSync(join(dist, page), "utf8")).not.toMatch(/<script(?! type="application\/ld\+json")/);
});
