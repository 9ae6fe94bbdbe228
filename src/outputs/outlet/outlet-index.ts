import type { OutletNode } from "../../graph/nodes.ts";
import { byLetter } from "../../pages/index-orders.ts";
import { nodeIndex, type Order } from "../../pages/node-index.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import { byCodePoint, grouped } from "../../text/order.ts";

/** On how many topics an entry says that an outlet is cited. */
const TOPICS = 3;

/** All outlets: from A to Z, by kind, and by country. */
export const outletIndex = ({ view }: SiteContext): PlannedPage[] =>
  nodeIndex<OutletNode>(view, {
    name: "sources",
    nodes: view.listed(view.graph.nodes.outlets),
    orders: [byLetter, byKind, byCountry],
    remarks: (outlet) => ({
      notes: [kindOf(outlet, view), countryOf(outlet, view)].flatMap((text) => text ?? []),
      links: view.graph
        .topicsCoveredBy(outlet)
        .slice(0, TOPICS)
        .map(({ node }) => view.link(node)),
    }),
  });

const kindOf = ({ document }: OutletNode, view: View): string | undefined =>
  document?.front.kind && view.label("outlet", document.front.kind).label;

const countryOf = ({ document }: OutletNode, view: View): string | undefined =>
  document?.front.country && view.country(document.front.country);

const byKind: Order<OutletNode> = {
  name: "kind",
  sections: (nodes, view) =>
    sectionsBy(nodes, view, (outlet) => [outlet.document?.front.kind, kindOf(outlet, view)]),
};

const byCountry: Order<OutletNode> = {
  name: "country",
  sections: (nodes, view) =>
    sectionsBy(nodes, view, (outlet) => [outlet.document?.front.country, countryOf(outlet, view)]),
};

/** By a value of their records, which has a name in the page's language; then the most cited first. */
function sectionsBy(
  nodes: readonly OutletNode[],
  view: View,
  recorded: (outlet: OutletNode) => readonly [value: string | undefined, name: string | undefined],
) {
  const { alphabet } = view;
  const rows = nodes.map((node) => {
    const [value = "", name = ""] = recorded(node);
    return { node, value, name, count: view.graph.countEntries(node) };
  });
  rows.sort((a, b) => b.count - a.count || byCodePoint(a.node.id, b.node.id));
  return [...grouped(rows, ({ value }) => value)]
    .map(([value, own]) => ({
      heading: own[0]!.name || (view.t.not_stated ?? ""),
      anchor: `by-${value.toLowerCase() || "none"}`,
      nodes: own.map(({ node }) => node),
      isKnown: value !== "",
    }))
    .sort((a, b) => Number(b.isKnown) - Number(a.isKnown) || alphabet.compare(a.heading, b.heading));
}
