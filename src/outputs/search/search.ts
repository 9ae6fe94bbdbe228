import { encode, lengthOf, unitsOf } from "../../../templates/assets/search-words.js";
import type { Dependency } from "../../dependencies/tracker.ts";
import type { PageContext } from "../../pages/context.ts";
import { listPage } from "../../pages/list-page.ts";
import { listLinks } from "../../pages/navigation.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { sitePath } from "../../router/paths.ts";
import { byCodePoint } from "../../text/order.ts";
import type { OutputFile, OutputFolder } from "../output.ts";
import type { SearchContent } from "./model.ts";
import { ShardFiles } from "./shard-files.ts";
import { type Shard, shardsOf } from "./shards.ts";
import { type Filters, filtersOf, recordOf } from "./story-record.ts";

/** The folder of the search index, relative to the output. */
export const SEARCH_INDEX = sitePath("search/index/");

/** The search page. The theme's `search.js` does the work. */
export function searchPage({ view }: SiteContext): PlannedPage[] {
  if (view.context.config.search === "off") return [];
  const path = view.path("search/");
  const model = () => {
    const index = view.context.hrefTo(SEARCH_INDEX);
    const lists = listLinks(view).filter(({ href }) => href !== view.context.hrefTo(path));
    return listPage<Omit<SearchContent, "heading">>(view, path, "nav_search", {
      base: view.context.hrefTo(""),
      index,
      lists,
    });
  };
  return [{ path, template: "search", listed: true, model }];
}

/** The search index: what concerns all of it, and a folder for each shard. */
export interface PlannedIndex {
  readonly files: readonly OutputFile[];
  readonly folders: readonly OutputFolder[];
}

/** Plans the search index; empty if the site has no search. Drafts and future stories are never in it. */
export function planIndex({ context }: SiteContext): PlannedIndex {
  if (context.config.search === "off") return { files: [], folders: [] };
  const reads = new Set<Dependency>();
  const { tracker } = context.graph;
  const shards = tracker.track(reads, () =>
    // Pages come before the oldest stories: they are found, but no reason to look further down for news.
    [pagesIn(context), storiesIn(context)].flatMap((all) => shardsOf(all, context)),
  );
  const file = (name: string, make: () => unknown): OutputFile => ({
    ...{ path: `${SEARCH_INDEX}${name}`, kind: "search index", reads },
    make: () => JSON.stringify(make()),
  });
  return {
    files: [
      file("shards.json", () => shards.map(shardEntry)),
      file("filters.json", () => valuesOf(["topic", "storyline", "year"], shards, context)),
      file("outlets.json", () => valuesOf(["outlet"], shards, context).outlet),
    ],
    folders: shards.map((shard) => shardFolder(shard, context)),
  };
}

const storiesIn = ({ graph }: PageContext) =>
  graph.nodes.stories.filter(({ preview }) => preview === undefined);

const pagesIn = ({ graph }: PageContext) =>
  graph.nodes.pages.filter(({ preview, document }) => preview === undefined && !document.front.noindex);

/** `titles`: the number of positions in each story's title; see `encode`. */
const shardEntry = ({ name, stories }: Shard) => ({
  name,
  titles: stories.map(({ title }) => encode(lengthOf(unitsOf(title)))).join(""),
});

/** Of some filters, every value with the number of stories that it leaves: `{"topic": [["Oil", 12], …], …}`. */
function valuesOf(names: readonly (keyof Filters)[], shards: readonly Shard[], context: PageContext) {
  const counts = new Map(names.map((name) => [name, new Map<string, number>()]));
  for (const { stories } of shards)
    for (const story of stories) {
      const filters = filtersOf(story, context);
      for (const [name, values] of counts)
        for (const value of filters[name]) values.set(value, (values.get(value) ?? 0) + 1);
    }
  const sorted = (values: Map<string, number>) => [...values].sort(([a], [b]) => byCodePoint(a, b));
  return Object.fromEntries([...counts].map(([name, values]) => [name, sorted(values)]));
}

/** The name says which stories it holds, so only they are what it depends on: no other story changes it. */
const shardFolder = ({ name, stories }: Shard, context: PageContext): OutputFolder => ({
  path: `${SEARCH_INDEX}${name}/`,
  kind: "search index",
  make() {
    const shard = new ShardFiles(stories.length);
    for (const story of stories) shard.add(recordOf(story, context));
    return shard.files();
  },
});
