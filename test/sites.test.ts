import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { afterAll, describe, expect, test } from "vitest";
import { editionSchema } from "../src/content/edition.ts";
import { plainPageSchema } from "../src/content/plain-page.ts";
import {
  authorSchema,
  outletSchema,
  questionSchema,
  storylineSchema,
  topicSchema,
} from "../src/content/records.ts";
import { storySchema } from "../src/content/story.ts";
import type { Shape } from "../src/schema/index.ts";
import { reportOf, TestSite } from "./support/site.ts";

/**
 * Every folder of test/sites is a site, and `expected/` is all of what it is built to. A new folder is
 * a new test; `UPDATE=1 npx vitest run test/sites.test.ts` writes the folders, never in CI.
 *
 * The theme's own style sheets and scripts stand aside for one-line files, so that a change of the look
 * does not change the addresses in every page. Sites without a configuration are at example.org.
 */
const CASES = fileURLToPath(new URL("sites", import.meta.url));
const ASSETS = fileURLToPath(new URL("../templates/assets", import.meta.url));
const UPDATE = process.env.UPDATE === "1" && !process.env.CI;

const workshop = mkdtempSync(join(tmpdir(), "briefgen-sites-"));
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

const cases = readdirSync(CASES).sort();

/** A copy of a case, built without a single complaint. */
async function built(name: string, baseUrl?: string): Promise<TestSite> {
  const root = mkdtempSync(join(workshop, `${name}-`));
  cpSync(join(CASES, name), root, { recursive: true });
  rmSync(join(root, "expected"), { recursive: true, force: true });
  const site = new TestSite(root);
  for (const asset of existsSync(ASSETS) ? readdirSync(ASSETS) : []) {
    const path = `templates/assets/${asset}`;
    // Other comments of style sheets are not published.
    const sign = asset.endsWith(".css") ? "!" : "";
    if (!site.has(path)) site.write(path, `/*${sign} ${asset} of the theme */\n`);
  }
  const address = baseUrl ?? (site.has("briefgen.config.yaml") ? undefined : "https://example.org/");
  const result = await site.build({ baseUrl: address });
  expect(reportOf(result)).toBe("");
  return site;
}

/** Bytes as people read them, so that a difference can be read; bytes that are no text stay different. */
const readable = (latin1: string): string => {
  const bytes = Buffer.from(latin1, "latin1");
  const text = bytes.toString("utf8");
  return Buffer.from(text).equals(bytes) ? text : latin1;
};

describe("the site", () => {
  test.each(cases)("%s", async (name) => {
    const site = await built(name);
    const expected = new TestSite(join(CASES, name));
    if (UPDATE) {
      rmSync(join(expected.root, "expected"), { recursive: true, force: true });
      cpSync(join(site.root, "dist"), join(expected.root, "expected"), { recursive: true });
    }
    const wanted = expected.tree("expected");
    const made = site.tree();
    expect(Object.keys(made)).toEqual(Object.keys(wanted));
    for (const [path, bytes] of Object.entries(made))
      expect(readable(bytes), path).toBe(readable(wanted[path]!));
  });
});

/** `story.sources.url` and so on: every key that a record may have. */
function keysOf(shape: Shape, path: string): string[] {
  if (shape.type === "list") return keysOf(shape.item, path);
  if (shape.type === "either") return shape.of.flatMap((one) => keysOf(one, path));
  if (shape.type !== "object") return [];
  return Object.entries(shape.fields).flatMap(([key, { schema }]) => [
    `${path}.${key}`,
    ...keysOf(schema.shape, `${path}.${key}`),
  ]);
}

test("the site “everything” uses every key of every record", () => {
  const files = {
    story: { schema: storySchema, path: "2026/sanctions.md" },
    outlet: { schema: outletSchema, path: "sources/ap.md" },
    topic: { schema: topicSchema, path: "topics/north-korea.md" },
    author: { schema: authorSchema, path: "authors/mina-park.md" },
    question: { schema: questionSchema, path: "questions/do-sanctions-work.md" },
    storyline: { schema: storylineSchema, path: "storylines/korea-sanctions.md" },
    edition: { schema: editionSchema, path: "editions/2026-11-21.md" },
    page: { schema: plainPageSchema, path: "../pages/ueber-uns.md" },
  };
  const missing = Object.entries(files).flatMap(([kind, { schema, path }]) => {
    const text = readFileSync(join(CASES, "everything/briefings", path), "utf8");
    return keysOf(schema.shape, kind).filter(
      (key) => !new RegExp(`\\b${key.slice(key.lastIndexOf(".") + 1)}:`).test(text),
    );
  });
  expect(missing).toEqual([]);
});

test.each(["DRAFT-", "FUTURE-", "WITHDRAWN-TEXT", "Only Withdrawn"])(
  "nothing of %s leaks into any file of the site",
  async (secret) => {
    const site = await built("everything");
    const leaks = Object.entries(site.tree()).filter(([path, text]) =>
      `${path}\n${text}`.toLowerCase().includes(secret.toLowerCase()),
    );
    expect(leaks.map(([path]) => path)).toEqual([]);
  },
);

describe("below a path of the host", () => {
  const BASE = "https://example.org/sub/path/";

  test("the site is the same but for its addresses", async () => {
    const [root, below] = [await built("everything"), await built("everything", BASE)];
    // A calendar breaks its lines, wherever that is.
    const unfolded = (path: string, text: string) =>
      path.endsWith(".ics") ? text.replaceAll("\r\n ", "") : text;
    const treeOf = (site: TestSite) =>
      Object.fromEntries(
        Object.entries(site.tree()).map(([path, text]) => [
          path,
          unfolded(path, text).replaceAll("/sub/path/", "/"),
        ]),
      );
    expect(treeOf(below)).toEqual(treeOf(root));
  });

  test("every link of every page stays below it", async () => {
    const site = await built("everything", BASE);
    const strays: string[] = [];
    let links = 0;
    for (const [path, html] of Object.entries(site.tree())) {
      if (!path.endsWith(".html")) continue;
      for (const { name, value } of attributesOf(parse(html))) {
        if (!["href", "src", "action", "content"].includes(name)) continue;
        links += 1;
        const ours = value.startsWith("/") || value.startsWith("https://example.org/");
        if (ours && !value.startsWith("/sub/path/") && !value.startsWith(BASE))
          strays.push(`${path}: ${value}`);
      }
    }
    expect(links).toBeGreaterThan(200);
    expect(strays).toEqual([]);
  });
});

function attributesOf(node: DefaultTreeAdapterTypes.Node): { name: string; value: string }[] {
  const own = "attrs" in node ? node.attrs : [];
  return [...own, ...("childNodes" in node ? node.childNodes.flatMap(attributesOf) : [])];
}
