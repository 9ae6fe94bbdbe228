import { printable } from "../diagnostics/printable.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import { byCodePoint } from "../text/order.ts";

/** A cited article with an address, as `briefgen list articles --format json` prints it. */
export interface Article {
  readonly url: string;
  readonly title?: string | undefined;
  readonly outlet: string;
  readonly archive?: string | undefined;
  /** As in front matter. */
  readonly accessed?: string | undefined;
  readonly access?: string | undefined;
  /** The files of the stories that cite it, newest first. */
  readonly stories: readonly string[];
}

/** The cited articles, by address. What stories say of one is taken from the newest that says it. */
export function articlesIn(graph: SiteGraph): Article[] {
  const articles = new Map<string, Article>();
  for (const story of graph.nodes.stories)
    for (const { entry, outlet } of graph.citationsOf(story)) {
      const { url, title, archive, accessed, access } = entry;
      if (url === undefined) continue;
      const known = articles.get(url);
      articles.set(url, {
        url,
        title: known?.title ?? title,
        outlet: known?.outlet ?? outlet.name,
        archive: known?.archive ?? archive,
        accessed: known?.accessed ?? accessed?.iso,
        access: known?.access ?? access,
        stories: [...new Set([...(known?.stories ?? []), story.document.path])],
      });
    }
  return [...articles.values()].sort((a, b) => byCodePoint(a.url, b.url));
}

/** An article's columns in a table: how many stories cite it, what it takes to open it, title and address. */
export const articleCells = ({ stories, access = "", title, outlet, url }: Article): string[] => [
  String(stories.length),
  access,
  printable(title ?? outlet),
  printable(url),
];
