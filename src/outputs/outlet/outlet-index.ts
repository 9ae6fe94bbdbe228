import { nameIndex } from "../../pages/name-index.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";

/** All outlets. */
export const outletIndex = ({ view }: SiteContext): PlannedPage[] =>
  nameIndex(view, "sources", view.listed(view.graph.nodes.outlets));
