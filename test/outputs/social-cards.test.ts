import sharp from "sharp";
import { expect, test } from "vitest";
import { socialCardTools } from "../../src/assets/card-tools.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { attribute, elements, parseHtml } from "../support/html.ts";
import { newSite, story, type TestSite } from "../support/site.ts";

const CONFIG = "site: {title: The Brief, url: https://example.org/news/}\nimages: {cards: true}\n";

const meta = (site: TestSite, path: string, property: string): string | undefined => {
  const all = elements(parseHtml(site.page(path)), "meta");
  const found = all.find((element) => attribute(element, "property") === property);
  return found && attribute(found, "content");
};

const cardsOf = (site: TestSite) => Object.keys(site.tree()).filter((path) => /card-\w+\.png$/.test(path));

test("a story has a card of 1200×630 pixels with its title, which is what links to it show", async () => {
  const site = newSite({
    "briefgen.config.yaml": CONFIG,
    "briefings/a.md": story("Talks resume, Ελλάδα & Москва"),
    "briefings/b.md": story("A title ".repeat(24)),
  });
  await site.clean();
  expect(cardsOf(site)).toHaveLength(2);
  const url = meta(site, "stories/a/", "og:image") ?? "";
  expect(url).toMatch(/^https:\/\/example\.org\/news\/stories\/a\/card-\w+\.png$/);
  expect(meta(site, "stories/a/", "og:image:width")).toBe("1200");
  const bytes = Buffer.from(site.tree()[url.replace("https://example.org/news/", "")]!, "latin1");
  expect(await sharp(bytes).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
  const { entropy } = await sharp(bytes).stats();
  expect(entropy, "something is drawn").toBeGreaterThan(0.1);
});

test("a title in letters that the font does not have gets no card", async () => {
  const site = newSite({ "briefgen.config.yaml": CONFIG, "briefings/a.md": story("회담 재개") });
  await site.clean();
  expect(cardsOf(site)).toEqual([]);
  expect(meta(site, "stories/a/", "og:image")).toBeUndefined();
});

test("a card follows its title, and goes with the wish for it", async () => {
  const site = newSite({ "briefgen.config.yaml": CONFIG, "briefings/a.md": story("One") });
  await site.clean();
  const [before] = cardsOf(site);
  await site.write("briefings/a.md", story("Two")).clean();
  const [after] = cardsOf(site);
  expect(after).not.toBe(before);
  expect(meta(site, "stories/a/", "og:image")).toBe(`https://example.org/news/${after}`);
  await site.write("briefgen.config.yaml", CONFIG.replace("cards: true", "cards: false")).clean();
  expect(cardsOf(site)).toEqual([]);
});

test("what is missing to draw cards is named", () => {
  const found: Diagnostic[] = [];
  const installed = (name: string) => (name === "satori" ? "1.0.0" : undefined);
  expect(socialCardTools(true, (problem) => found.push(problem), installed)).toBeUndefined();
  expect(found.map(({ code, message }) => [code, message])).toEqual([
    ["BG0502", "social cards need @resvg/resvg-js and @fontsource/noto-serif"],
  ]);
  expect(socialCardTools(false, (problem) => found.push(problem), installed)).toBeUndefined();
  expect(found).toHaveLength(1);
});
