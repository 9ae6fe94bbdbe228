import { expect, test } from "vitest";
import { byClass, byId, elements, linksOf, parseHtml, textOf } from "../support/html.ts";
import { newSite, story } from "../support/site.ts";

/** A story that cites three outlets, with claims: `a: supports, b: disputes`. */
const claiming = (title: string, ...claims: string[]): string =>
  story(
    title,
    `sources: [{key: a, source: AP}, {key: b, source: BBC}, {key: c, source: CNN}]\nclaims: [${claims
      .map((by) => `{claim: It works., by: {${by}}}`)
      .join(", ")}]`,
  );

/** What an outlet's page says about others: “BBC agrees on 1 claim”, and where the claims are. */
async function agreementOn(path: string, files: Readonly<Record<string, string>>) {
  const site = newSite(files);
  await site.clean();
  const page = site.page(path);
  if (!page.includes('id="claims"')) return undefined;
  const section = byId(parseHtml(page), "claims");
  const [outlets, stories] = byClass(section, "links");
  return { outlets: elements(outlets!, "li").map(textOf), stories: linksOf(stories!) };
}

test("an outlet's page counts over which claims it agrees and disagrees with others, most first", async () => {
  const files = {
    "briefings/one.md": claiming("One", "a: supports, b: supports, c: disputes", "a: disputes, b: disputes"),
    "briefings/two.md": claiming("Two", "a: supports, b: disputes"),
  };
  expect(await agreementOn("sources/ap/", files)).toEqual({
    outlets: ["BBC agrees on 2 claims · disagrees on 1 claim", "CNN disagrees on 1 claim"],
    stories: [
      ["One", "/stories/one/#claims"],
      ["Two", "/stories/two/#claims"],
    ],
  });
});

test("silence is neither; nor is an outlet that says both in two articles; alone there is nothing to compare", async () => {
  const both = story(
    "Both",
    "sources: [{key: a, source: AP}, {key: b, source: BBC, title: One}, {key: b2, source: BBC, title: Two}]\nclaims: [{claim: It works., by: {a: supports, b: supports, b2: disputes}}]",
  );
  const files = {
    "briefings/one.md": claiming("One", "a: supports, b: silent", "a: disputes"),
    "briefings/both.md": both,
  };
  expect(await agreementOn("sources/ap/", files)).toBeUndefined();
});

test("an edit of a claim in one story changes what the pages of its outlets count over all stories", async () => {
  const site = newSite({
    "briefings/one.md": claiming("One", "a: supports, b: supports"),
    "briefings/two.md": claiming("Two", "a: supports, b: supports"),
  });
  const said = () =>
    elements(byClass(byId(parseHtml(site.page("sources/bbc/")), "claims"), "links")[0]!, "li").map(textOf);
  await site.clean();
  expect(said()).toEqual(["AP agrees on 2 claims"]);
  site.write("briefings/two.md", claiming("Two", "a: supports, b: disputes"));
  await site.clean();
  expect(said()).toEqual(["AP agrees on 1 claim · disagrees on 1 claim"]);
  const built = site.tree();
  site.remove("dist").remove(".briefgen");
  await site.clean();
  expect(site.tree()).toEqual(built);
});
