import { byActivity, byLetter } from "../../pages/index-orders.ts";
import { nodeIndex } from "../../pages/node-index.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";

/** All topics. */
export const topicIndex = ({ view }: SiteContext): PlannedPage[] =>
  nodeIndex(view, {
    name: "topics",
    nodes: view.listed(view.graph.nodes.topics),
    orders: [byLetter, byActivity],
    remarks: () => ({ notes: [], links: [] }),
  });
