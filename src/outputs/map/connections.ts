import type { OutletNode, StorylineNode, StoryNode, TopicNode } from "../../graph/nodes.ts";
import type { SiteGraph } from "../../graph/site-graph.ts";
import { byCodePoint } from "../../text/order.ts";

/** The nodes on the map; stories connect them. */
export type Mapped = TopicNode | OutletNode | StorylineNode;

export interface MappedNode {
  readonly node: Mapped;
  /** The number of its stories. */
  readonly stories: number;
}

/** Indexes of two nodes, and how many stories they share. */
export interface Connection {
  readonly from: number;
  readonly to: number;
  readonly stories: number;
}

export interface Connections {
  /** The largest first. */
  readonly nodes: readonly MappedNode[];
  /** All of them, the strongest first. */
  readonly all: readonly Connection[];
  /** Those that a drawing can show. */
  readonly connections: readonly Connection[];
  /** How many nodes the site has. */
  readonly total: number;
}

/** How many nodes of each kind a readable map can show. */
const LIMITS = { topic: 60, outlet: 30, storyline: 15 } as const;
/** How many connections of each node are always shown, and the limit for all others. */
const OWN = 3;
const STRONGEST = 200;

/** The site's largest topics, outlets and storylines, and the strongest connections between them. */
export function connectionsOf(graph: SiteGraph): Connections {
  const { topics, outlets, storylines } = graph.nodes;
  const all: MappedNode[] = [
    ...topics.map((node) => ({ node, stories: graph.countStoriesAbout(node) })),
    ...outlets.map((node) => ({ node, stories: graph.storiesCiting(node).length })),
    ...storylines.map((node) => ({ node, stories: graph.storylines.storiesIn(node).length })),
  ].filter(({ stories }) => stories > 0);
  all.sort((a, b) => b.stories - a.stories || byCodePoint(nameOf(a.node), nameOf(b.node)));
  const left: Record<string, number> = { ...LIMITS };
  const nodes = all.filter(({ node }) => {
    left[node.kind]! -= 1;
    return left[node.kind]! >= 0;
  });
  const connections = count(nodes, graph);
  return { nodes, all: connections, connections: strongest(connections), total: all.length };
}

export const nameOf = (node: Mapped): string => ("name" in node ? node.name : node.title);

/** All connections between the nodes, strongest first. */
function count(nodes: readonly MappedNode[], graph: SiteGraph): Connection[] {
  const indexes = new Map(nodes.map(({ node }, index) => [node, index]));
  const shared = new Int32Array(nodes.length ** 2);
  for (const story of graph.stories()) {
    const own = mappedOf(story, graph)
      .flatMap((node) => indexes.get(node) ?? [])
      .sort((a, b) => a - b);
    for (const [place, from] of own.entries())
      for (const to of own.slice(place + 1)) shared[from * nodes.length + to]! += 1;
  }
  const found: Connection[] = [];
  for (const [at, stories] of shared.entries())
    if (stories > 0) found.push({ from: Math.floor(at / nodes.length), to: at % nodes.length, stories });
  return found.sort((a, b) => b.stories - a.stories);
}

function mappedOf(story: StoryNode, graph: SiteGraph): Mapped[] {
  const storyline = graph.storylines.storylineOf(story);
  const topics = graph.topicsOf(story).map(({ topic }) => topic);
  return [...topics, ...graph.outletsOf(story), ...(storyline ? [storyline] : [])];
}

function strongest(connections: readonly Connection[]): Connection[] {
  const own = new Map<number, number>();
  const take = (node: number) => {
    const taken = own.get(node) ?? 0;
    own.set(node, taken + 1);
    return taken < OWN;
  };
  return connections.filter(({ from, to }, index) => {
    const needed = [take(from), take(to)];
    return index < STRONGEST || needed.includes(true);
  });
}
