import { nameIndex } from "../../pages/name-index.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";

/** All topics. */
export const topicIndex = ({ view }: SiteContext): PlannedPage[] =>
  nameIndex(view, "topics", view.listed(view.graph.nodes.topics));
