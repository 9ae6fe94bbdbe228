import type { AuthorNode } from "../../graph/nodes.ts";
import { byActivity, byLetter } from "../../pages/index-orders.ts";
import { nodeIndex } from "../../pages/node-index.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";

/** All authors, in every language; nothing if no story and no record names one. */
export const authorIndex = ({ view }: SiteContext): PlannedPage[] =>
  view.graph.nodes.authors.length === 0
    ? []
    : nodeIndex<AuthorNode>(view, {
        name: "authors",
        nodes: view.listed(view.graph.nodes.authors),
        orders: [byLetter, byActivity],
        remarks: ({ document }) => ({ notes: document?.front.role ? [document.front.role] : [], links: [] }),
      });
