import type { Config } from "../config/config.ts";
import { CONFIG_FILE } from "../config/file.ts";
import type { NavEntry } from "../config/navigation-schema.ts";
import type { Dependency, Tracker } from "../dependencies/tracker.ts";
import { type Diagnostic, diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { type SitePath, sitePath } from "../router/paths.ts";
import type { PageNode, Routes } from "../router/routes.ts";
import { isWebAddress, type Located } from "../schema/index.ts";
import { hashOf } from "../text/hash.ts";

/** The site's lists, by their names in addresses. */
export const LISTS = [
  "topics",
  "sources",
  "authors",
  "questions",
  "storylines",
  "editions",
  "archive",
  "corrections",
  "graph",
  "search",
  "feeds",
] as const;

interface Found {
  readonly path: SitePath;
  /** Absent if the page is no node's. */
  readonly node?: PageNode | undefined;
}

interface SiteAddresses {
  readonly config: Config;
  /** All nodes with a page. */
  readonly nodes: readonly PageNode[];
  /** Ids of pages that are not published, with their files. */
  readonly drafts: ReadonlyMap<string, string>;
  readonly routes: Routes;
  readonly tracker: Tracker;
}

/** The pages that the configuration names, found when all pages have addresses. */
export class Destinations {
  readonly #found = new Map<string, Found>();
  readonly #tracker: Tracker;
  readonly #dependency: Dependency;

  constructor({ config, nodes, drafts, routes, tracker }: SiteAddresses, report: Report) {
    const byPath = new Map<SitePath, PageNode>();
    for (const node of nodes) byPath.set(routes.of(node), node);
    for (const { value, span } of destinationsIn(config)) {
      if (isWebAddress(value)) continue;
      const path = [`${value}/`, value].map(sitePath).find((one) => routes.has(one));
      if (path !== undefined) this.#found.set(value, { path, node: byPath.get(path) });
      // A site that is still too small for a map may have it in its menu.
      else if (value !== "graph" || config.map === "off") {
        const known = [...LISTS, ...[...byPath.keys()].map((one) => one.replace(/\/$/, ""))];
        report({ ...notFound(value, known, drafts), at: { path: CONFIG_FILE, span } });
      }
    }
    const found = [...this.#found].map(([value, { path, node }]) => [value, path, node?.id]);
    this.#tracker = tracker;
    this.#dependency = tracker.define("destinations", hashOf(JSON.stringify(found)));
  }

  /** Undefined if there is no such page. */
  find(written: string): Found | undefined {
    this.#tracker.read(this.#dependency);
    return this.#found.get(written);
  }
}

/** What to write instead of a page that is not there. `known`: what may be written. */
function notFound(written: string, known: readonly string[], drafts: SiteAddresses["drafts"]): Diagnostic {
  const id = written.replace(/^pages\//, "").replace(/\.md$/i, "");
  const draft = drafts.get(id);
  if (draft !== undefined) {
    const help = [`delete \`status: draft\` in ${draft}, or leave the entry out`];
    return diagnostic("BG0504", `\`${written}\` is a draft`, { help });
  }
  const label = HOME.test(id) ? "for the home page, write `{page: /, label: Home}`" : didYouMean(id, known);
  return diagnostic("BG0504", `\`${written}\` is not a page of the site`, { label });
}

/** What others call the home page. */
const HOME = /^(?:home|index|start)(?:\.html)?$/i;

function* destinationsIn({ nav, names, site }: Config): Generator<Located<string>> {
  yield* Object.values(site.publisher?.policies ?? {});
  for (const { header = [], footer = [] } of [nav, ...Object.values(names).flatMap((one) => one.nav ?? [])])
    for (const entry of [...header, ...footer]) yield* pagesOf(entry);
}

const pagesOf = (entry: NavEntry): Located<string>[] =>
  "items" in entry ? entry.items.map(({ page }) => page) : [entry.page];
