import { nameIndex } from "../../pages/name-index.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";

/** All authors; nothing if no story and no record names one. */
export function authorIndex({ view }: SiteContext): PlannedPage[] {
  const authors = view.listed(view.graph.nodes.authors);
  return authors.length === 0 ? [] : nameIndex(view, "authors", authors);
}
