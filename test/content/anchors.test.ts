import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { isTemplateAnchor } from "../../src/content/anchors.ts";

const TEMPLATES = fileURLToPath(new URL("../../templates/", import.meta.url));

/** Pages that show no text of an author: there nothing can be in the way of their ids. */
const WITHOUT_TEXTS = /^pages\/(?:search|questions|graph|index|404)\.eta$/;

test("the router knows every anchor that a template of the theme writes", () => {
  const templates = readdirSync(TEMPLATES, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".eta"),
  );
  const ids = templates
    .filter((path) => !WITHOUT_TEXTS.test(path))
    .flatMap((path) => [...readFileSync(join(TEMPLATES, path), "utf8").matchAll(/\sid="([\w-]+)"/g)])
    .map(([, id]) => id!);
  expect(ids.length).toBeGreaterThan(5);
  expect(ids.filter((id) => !isTemplateAnchor(id))).toEqual([]);
});
