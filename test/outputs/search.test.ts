import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeDisk } from "../../src/disk/disk.ts";
import { Site } from "../../src/site/site.ts";
import { newSite, story } from "../support/site.ts";

const INDEX = "search/index/";

const indexOf = (tree: Record<string, string>) =>
  Object.fromEntries(Object.entries(tree).filter(([path]) => path.startsWith(INDEX)));

const shardsOf = (paths: Iterable<string>) =>
  new Set([...paths].flatMap((path) => /^search\/index\/(\w+)\//.exec(path)?.[1] ?? []));

const FILES = {
  "briefings/a.md": story("A", "topics: [Oil]", "About barrels."),
  "briefings/b.md": story("B", "topics: [Gas]", "About pipes."),
};

/** Enough stories for several shards, one a day. */
const MANY = Object.fromEntries(
  Array.from({ length: 1200 }, (_, index) => {
    const day = new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);
    return [`briefings/s${index}.md`, `---\ntitle: Story ${index}\ndate: ${day}\n---\n\nText ${index}.\n`];
  }),
);

test("the index is the same whoever makes it, and is kept until a story changes", async () => {
  const site = newSite(FILES);
  const { published } = await site.clean({ search: true });
  const first = indexOf(site.tree());
  expect(published!.written).toContain(`${INDEX}shards.json`);
  await site.clean({ search: true, out: "other" });
  expect(indexOf(site.tree("other"))).toEqual(first);

  site.write("static/new.txt", "x");
  const kept = await site.clean({ search: true });
  expect(kept.published!.written).toEqual(["new.txt"]);
});

test("an edit makes one shard again, as does a new story of any date; both give what a clean build gives", async () => {
  const site = newSite(MANY);
  const { published } = await site.clean({ search: true });
  const all = shardsOf(published!.written);
  expect(all.size).toBeGreaterThan(2);

  site.write("briefings/s600.md", `${site.read("briefings/s600.md")}\nOne more sentence.\n`);
  const edited = await site.clean({ search: true });
  expect(shardsOf(edited.published!.written).size).toBe(1);
  expect(edited.published!.removed).toEqual([]);

  site.write("briefings/new.md", "---\ntitle: New\ndate: 2020-02-02\n---\n\nText.\n");
  const added = await site.clean({ search: true });
  expect(shardsOf(added.published!.written).size).toBe(1);
  expect(shardsOf(added.published!.removed).size).toBe(1);

  const tree = site.tree();
  site.remove("dist").remove(".briefgen");
  await site.clean({ search: true });
  expect(site.tree()).toEqual(tree);
});

test("a kept site that is told of an edit makes the index as a clean build does", async () => {
  const site = newSite(FILES);
  const kept = new Site(nodeDisk, { keep: true });
  await site.build({ search: true }, kept);
  const path = "briefings/b.md";
  site.write(path, story("B, reworded", "topics: [Gas]", "About valves."));
  const { published } = await site.build({ search: true }, kept, new Set([join(site.root, path)]));
  expect(shardsOf(published!.written).size).toBe(1);
  const tree = site.tree();
  await site.clean({ search: true, out: "other" });
  expect(indexOf(site.tree("other"))).toEqual(indexOf(tree));
});

test("a damaged index is made again", async () => {
  const site = newSite(FILES);
  await site.clean({ search: true });
  const first = site.tree();
  const file = Object.keys(first).find((path) => /^search\/index\/\w+\/0\.json$/.test(path))!;
  site.remove(`dist/${file}`);
  await site.clean({ search: true });
  expect(site.tree()).toEqual(first);
});

test("`search: off` leaves out the page, the link to it and the index", async () => {
  const config = "site: {title: T, url: https://example.org/}\nsearch: off\n";
  const site = newSite({ ...FILES, "briefgen.config.yaml": config });
  await site.clean({ search: true });
  expect(Object.keys(site.tree()).filter((path) => path.startsWith("search/"))).toEqual([]);
  expect(site.page("")).not.toContain("/search/");
});

test("whatever a story's page shows can be found: every field, and each cell and line of a text by itself", async () => {
  const front = `image: {src: /p.png, alt: The walt harbour, credit: Anna Wcredit}
verification: {level: developing, note: Wverified by two}
production: {mode: assisted, note: Wproduced by hand}
storyline: line
questions: [asked]
sources: [{key: k, source: Gazette, via: Wvia Agency, title: Wtitle, stresses: Wstress of prices, url: "https://example.org/a"}]
corrections: [{at: 2026-11-20, kind: correction, text: Wtext, was: Wwas, now: Wnow}]`;
  const body = `<table><tr><td>Wcell</td><td>Wtwo</td></tr></table>

<details><summary>Wsummary</summary>Wdetail</details>

- Wouter
  - Winner ![Wpicture](/p.png)`;
  const site = newSite({
    "static/p.png": "png",
    "briefings/a.md": story("A", front, body),
    "briefings/questions/asked.md": "---\nquestion: Who wasked?\ndate: 2026-11-20\n---\n\nWe wanswered.\n",
    "briefings/storylines/line.md": "---\ntitle: The wline\n---\n\nText.\n",
  });
  expect(
    (await site.build({ search: true })).diagnostics.filter(({ severity }) => severity === "error"),
  ).toEqual([]);
  const terms = Object.entries(indexOf(site.tree()))
    .filter(([path]) => /\/\d+\.json$/.test(path))
    .flatMap(([, text]) => JSON.parse(text) as string[]);
  for (const word of "walt wcredit wverified wproduced wvia wtitle wstress wtext wwas wnow wcell wtwo wsummary wdetail wouter winner wpicture wasked wanswered wline".split(
    " ",
  ))
    expect(terms, word).toContain(word);
});
