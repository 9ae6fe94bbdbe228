import { lengthOf, scaleOf } from "../../pages/bar.ts";
import { listPage } from "../../pages/list-page.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import { shorten } from "../../text/shorten.ts";
import { type Connections, connectionsOf, type Mapped, nameOf } from "./connections.ts";
import { labelsOf, placeBelow } from "./labels.ts";
import { layOut } from "./layout.ts";
import type { GraphContent, MapModel } from "./model.ts";

/** How many characters of a name the drawing shows. */
const LONGEST = 26;

/** How many connections of each kind the list shows of each node. */
const LISTED = 6;

/** The map of the site: a drawing, and the same as a list. A site that is too small for one has none. */
export function map({ view }: SiteContext): PlannedPage[] {
  if (!view.context.listsIn(view.lang).has("graph")) return [];
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

const titleOf = (node: Mapped, stories: number, view: View): string =>
  `${nameOf(node)}: ${view.count("stories", stories)}`;

function mapOf(connections: Connections, view: View): MapModel {
  const { circles, box } = layOut(connections);
  const texts = connections.nodes.map(({ node }) => shorten(nameOf(node), LONGEST));
  const labels = labelsOf(texts, circles, box);
  const nodes = connections.nodes.map(({ node, stories }, index) => ({
    ...circles[index]!,
    kind: node.kind,
    text: texts[index]!,
    href: view.href(node),
    title: titleOf(node, stories, view),
    label: labels[index] ?? placeBelow(circles[index]!),
    named: labels[index] !== undefined,
  }));
  const strongest = connections.connections[0]?.stories ?? 1;
  const lines = connections.connections.map(({ from, to, stories }) => {
    const [a, b] = [circles[from]!, circles[to]!];
    const width = Math.round(10 + 30 * (stories / strongest)) / 10;
    return { from, to, x1: a.x, y1: a.y, x2: b.x, y2: b.y, width };
  });
  return { box: box.join(" "), nodes, lines };
}

/** The words for what a node of each kind is connected with, by kind. */
const ANSWERS = {
  topic: { outlet: "outlets_covering", topic: "occurs_with", storyline: "nav_storylines" },
  outlet: { topic: "cited_on", storyline: "nav_storylines", outlet: "cited_with" },
  storyline: { topic: "nav_topics", outlet: "nav_sources", storyline: "nav_storylines" },
} as const;
const HEADINGS = { topic: "nav_topics", outlet: "nav_sources", storyline: "nav_storylines" } as const;

type Kind = keyof typeof HEADINGS;

/** Every node of the map with its connections: who covers a topic and what it occurs with, what an outlet is cited on. */
function groupsOf({ nodes, all }: Connections, view: View): GraphContent["groups"] {
  const others = nodes.map((): { node: Mapped; stories: number }[] => []);
  for (const { from, to, stories } of all) {
    others[from]!.push({ node: nodes[to]!.node, stories });
    others[to]!.push({ node: nodes[from]!.node, stories });
  }
  const most = scaleOf(nodes.map(({ stories }) => stories));
  const entries = nodes.map(({ node, stories }, index) => ({
    node: index,
    kind: node.kind,
    link: { ...view.link(node), count: stories },
    title: titleOf(node, stories, view),
    bar: lengthOf(stories, most),
    answers: (Object.entries(ANSWERS[node.kind]) as [Kind, string][]).flatMap(([kind, word]) => {
      const links = others[index]!.filter((other) => other.node.kind === kind)
        .slice(0, LISTED)
        .map((other) => ({ ...view.link(other.node), count: other.stories }));
      return links.length === 0 ? [] : [{ heading: view.t[word] ?? "", links }];
    }),
  }));
  return (["topic", "outlet", "storyline"] as const).flatMap((kind) => {
    const own = entries.filter((entry) => entry.kind === kind);
    return own.length === 0 ? [] : [{ kind, heading: view.t[HEADINGS[kind]] ?? "", entries: own }];
  });
}
