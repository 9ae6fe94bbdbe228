import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { expect, test } from "vitest";
import { balance } from "../../src/text/direction.ts";
import { hostileSite } from "../support/hostile-site.ts";
import { newSite } from "../support/site.ts";

/** A right-to-left override, and an isolate and an embedding that nobody closes. */
const TURNED = ["\u202eevil", "\u2067evil", "evil \u202b\u2069"];

/** Every piece of text and every attribute of a page. */
function* textsOf(node: DefaultTreeAdapterTypes.Node): Generator<string> {
  if ("value" in node) yield node.value;
  if ("attrs" in node) for (const { value } of node.attrs) yield value;
  if ("childNodes" in node) for (const child of node.childNodes) yield* textsOf(child);
}

/** The texts of a file, each of which stands beside others. */
function texts(path: string, text: string): Iterable<string> {
  if (path.endsWith(".html")) return textsOf(parse(text));
  if (/\.(?:xml|opml)$/.test(path)) return text.split(/[<>]|="|" /);
  return path.endsWith(".json") ? text.split(/(?<!\\)"/) : text.split("\n");
}

test("no text of the front matter turns what stands beside it, in any file of the site", async () => {
  const files = Object.entries(hostileSite(TURNED)).map(([path, text]) => [
    path,
    text.replace(/\n---\n[\s\S]*/, "\n---\n\nText.\n"),
  ]);
  const site = newSite(Object.fromEntries(files));
  const { published, diagnostics } = await site.build();
  expect(published).toBeDefined();
  expect(diagnostics.filter(({ code }) => code === "BG0120").length).toBeGreaterThan(100);
  const turning = Object.entries(site.tree()).flatMap(([path, bytes]) =>
    [...texts(path, Buffer.from(bytes, "latin1").toString())].flatMap((text) =>
      balance(text).problem === undefined ? [] : `${path}: ${JSON.stringify(text)}`,
    ),
  );
  expect(turning).toEqual([]);
});

test("what is taken from a text for lists and descriptions is balanced, even where it is cut", async () => {
  const long = `An isolate \u2067that is ${"very ".repeat(80)}long\u2069.`;
  const site = newSite({
    "briefings/a.md": `---\ntitle: A\ndate: 2026-11-20\n---\n\n${long}\n\n## A \u202eheading\n\nText.\n\n## Go deeper\n\n- \u202bDeeper\n`,
    "briefings/b.md": "---\ntitle: B\ndate: 2026-11-20\n---\n\nA short \u202etext.\n",
  });
  await site.build();
  const page = site.page("stories/a/");
  const description = /<meta name="description" content="([^"]*)"/.exec(page)?.[1];
  expect(description).toMatch(/^An isolate \u2067that is very [^\u2069]*…\u2069$/);
  expect(page).toContain("A heading</a>");
  expect(site.page("stories/b/")).toContain('<meta name="description" content="A short text."');
});
