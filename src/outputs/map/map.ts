import { listPage } from "../../pages/list-page.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { byName, type View } from "../../pages/view.ts";
import { type Connections, connectionsOf, type Mapped, nameOf } from "./connections.ts";
import { layOut } from "./layout.ts";
import type { GraphContent, MapModel } from "./model.ts";

/** How many names the map always shows; more would cover each other. */
const NAMED = 26;

/** How many connections of each node the list shows. */
const LISTED = 8;

/** The map of the site: a drawing, and the same as a list. */
export function map({ view }: SiteContext): PlannedPage[] {
  if (view.context.config.map === "off") return [];
  const path = view.path("graph/");
  const page: PlannedPage = {
    path,
    template: "graph",
    listed: true,
    model: () => {
      const connections = connectionsOf(view.graph);
      const { nodes, total } = connections;
      const content: Omit<GraphContent, "heading"> = {
        intro: view.t.intro_graph ?? "",
        cut: nodes.length < total ? view.phrase("map_cut", { count: nodes.length, total }) : "",
        map: mapOf(connections, view),
        groups: groupsOf(connections, view),
      };
      return listPage(view, path, "nav_graph", content);
    },
  };
  return [page];
}

function mapOf(connections: Connections, view: View): MapModel {
  const { circles, box } = layOut(connections);
  const nodes = connections.nodes.map(({ node, stories }, index) => ({
    ...circles[index]!,
    kind: node.kind,
    text: nameOf(node),
    href: view.href(node),
    title: `${nameOf(node)}: ${view.count("stories", stories)}`,
    named: index < NAMED,
  }));
  const strongest = connections.connections[0]?.stories ?? 1;
  const lines = connections.connections.map(({ from, to, stories }) => {
    const [a, b] = [circles[from]!, circles[to]!];
    const width = Math.round(10 + 30 * (stories / strongest)) / 10;
    return { from, to, x1: a.x, y1: a.y, x2: b.x, y2: b.y, width };
  });
  return { box: box.join(" "), nodes, lines };
}

/** Every node of the map with its connections, strongest first. */
function groupsOf({ nodes, connections }: Connections, view: View): GraphContent["groups"] {
  const others = new Map<number, { node: Mapped; stories: number }[]>(nodes.map((_, index) => [index, []]));
  for (const { from, to, stories } of connections) {
    others.get(from)!.push({ node: nodes[to]!.node, stories });
    others.get(to)!.push({ node: nodes[from]!.node, stories });
  }
  const entries = nodes.map(({ node, stories }, index) => ({
    node,
    link: { ...view.link(node), count: stories },
    others: others
      .get(index)!
      .slice(0, LISTED)
      .map((other) => ({ ...view.link(other.node), count: other.stories })),
  }));
  return (["topic", "outlet", "storyline"] as const).flatMap((kind) => {
    const own = entries.filter(({ node }) => node.kind === kind).sort((a, b) => byText(a.node, b.node));
    const word = { topic: "nav_topics", outlet: "nav_sources", storyline: "nav_storylines" }[kind];
    return own.length === 0 ? [] : [{ heading: view.t[word] ?? "", entries: own }];
  });
}

const byText = (a: Mapped, b: Mapped): number =>
  byName({ name: nameOf(a), id: a.id }, { name: nameOf(b), id: b.id });
