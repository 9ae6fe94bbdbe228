import { expect, test } from "vitest";
import { byId, elements, linksOf, parseHtml, textOf } from "../support/html.ts";
import { newSite, story } from "../support/site.ts";

const URL = "https://herald.example/a";
const COPY = "https://web.archive.org/web/2025/https://herald.example/a";
const site = (more: string) =>
  newSite({
    "briefings/a.md": story(
      "A",
      `sources: [{key: one, source: Herald, title: The article, url: "${URL}", access: gone${more}}]`,
      "Text [@one].",
    ),
  });

test("a source that is gone leads to its archived copy, and says so, wherever it is linked", async () => {
  const made = site(`, archive: "${COPY}"`);
  await made.build();
  const page = made.page("stories/a/");
  const source = byId(parseHtml(page), "source-one");
  expect(linksOf(source)[0]).toEqual(["The article", COPY]);
  expect(textOf(source)).toContain("archived copy; the original address no longer works");
  expect(textOf(source)).toContain(URL);
  const outlet = parseHtml(made.page("sources/herald/"));
  expect(linksOf(outlet)).toContainEqual(["The article", COPY]);
  expect(textOf(outlet)).toContain("the original address no longer works");
  expect(made.read("dist/stories/a/index.md")).toContain(
    `[The article](${COPY}), Herald, archived copy; the original address no longer works`,
  );
  expect(made.read("dist/rss.xml")).toContain(`the original address no longer works: ${URL}`);
  expect(JSON.parse(made.read("dist/feed.json")).items[0].content_html).toContain(`href="${COPY}"`);
  const [data = ""] = elements(parseHtml(page), "script").map(textOf);
  expect(data).toContain(`"url":"${COPY}","identifier":"${URL}"`);
  expect(data).toContain(`"isBasedOn":["${COPY}"]`);
  expect(data).not.toContain("isAccessibleForFree");
  for (const text of Object.values(made.tree())) expect(text).not.toContain(`href="${URL}"`);
});

test("without a copy nothing links to the address, which stays readable; an editor is advised to look for one", async () => {
  const made = site("");
  const { diagnostics } = await made.build({ audit: true });
  expect(diagnostics.map(({ code, message }) => [code, message])).toContainEqual([
    "BG0830",
    "this source from Herald is gone, and has no archived copy",
  ]);
  const source = byId(parseHtml(made.page("stories/a/")), "source-one");
  expect(linksOf(source).map(([text]) => text)).toEqual(["Herald", "↩"]);
  expect(textOf(source)).toContain(`the address no longer works · ${URL}`);
  for (const text of Object.values(made.tree())) expect(text).not.toContain(`href="${URL}"`);
});

test.each(["ar", "de", "es", "fr", "hi", "ja", "ko", "pt", "ru", "zh"])(
  "%s says it in its own words",
  async (lang) => {
    const made = site(`, archive: "${COPY}"`);
    made.write("briefgen.config.yaml", `site: {title: T, url: https://example.org/, language: ${lang}}\n`);
    await made.build();
    const text = textOf(byId(parseHtml(made.page("stories/a/")), "source-one"));
    expect(text).toContain(URL);
    expect(text).not.toMatch(/archived copy|access_gone/);
  },
);
