import { nameIndex } from "../../pages/name-index.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";

/** All authors, in every language; nothing if no story and no record names one. */
export const authorIndex = ({ view }: SiteContext): PlannedPage[] =>
  view.graph.nodes.authors.length === 0
    ? []
    : nameIndex(view, "authors", view.listed(view.graph.nodes.authors));
