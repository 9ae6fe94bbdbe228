import type { Place } from "../../diagnostics/diagnostic.ts";
import type { ArticleNode, Node, PlainPageNode } from "../../graph/nodes.ts";
import type { Edge } from "../../graph/relation.ts";
import type { SiteGraph } from "../../graph/site-graph.ts";
import type { PageContext } from "../../pages/context.ts";

/** What the published graph holds: plain pages say something about the site, and nothing of the news. */
type GraphedNode = Exclude<Node, PlainPageNode>;

/** The graph as plain data. Each format is written from it. */
export interface GraphData {
  readonly site: { readonly title: string; readonly url: string; readonly id: string };
  readonly nodes: readonly GraphNode[];
  /** Created one by one, each time you iterate: a site with 100,000 stories has more than a million. */
  readonly edges: Iterable<GraphEdge>;
}

export interface GraphNode {
  /** The kind and the node's own id: `story:hanoi-summit`, `article:https://apnews.com/…`. */
  readonly id: string;
  readonly kind: GraphedNode["kind"];
  readonly label: string;
  /** The node's page, or the cited article's own address; absent if there is none. */
  readonly url?: string | undefined;
  /** RFC 3339, or a day; for stories and questions. */
  readonly date?: string | undefined;
}

export interface GraphEdge {
  /** `cites`, `about` …: what `from` does to `to`. */
  readonly type: EdgeType;
  readonly from: string;
  readonly to: string;
  /** How much a story is about a topic; for `about`. */
  readonly role?: "main" | "about" | "mention" | undefined;
  /** Where it is written. */
  readonly origin: Place;
}

/** Every type of edge, with its meaning. */
export const EDGE_TYPES = {
  cites: "a story cites an article",
  "published-by": "an article appeared at an outlet",
  "came-from": "an article goes back to an outlet",
  about: "a story is about a topic",
  "written-by": "a story is by an author",
  covers: "an author covers a topic",
  "part-of": "a story belongs to a storyline",
  follows: "a story follows another",
  translates: "a story is a translation of another",
  tells: "a step of a story's timeline is told by another",
  asks: "a story has a question",
  raises: "a story raises, in “Go deeper”, what a question's page answers",
  "question-about": "a question is about a topic",
  "storyline-about": "a storyline is about a topic",
  within: "a topic is within a wider one",
  includes: "an edition includes a story",
  "related-topic": "a topic is related to another",
} as const;

export type EdgeType = keyof typeof EDGE_TYPES;

/** Some of the graph's nodes, by their places in the list of all, and the edges that start at them. */
export interface GraphPart {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** About how many nodes and edges one part has: some 10 MB, when hosts refuse files of 25. */
const PART = 50_000;

/** Divides the graph into parts of similar size. */
export function partsOf(graph: SiteGraph): GraphPart[] {
  const parts: GraphPart[] = [];
  const nodes = nodesOf(graph);
  const { cites, about } = graph.relations;
  let start = 0;
  let size = 0;
  for (const [index, node] of nodes.entries()) {
    size += node.kind === "story" ? 2 + cites.from(node).length + about.from(node).length : 3;
    if (size < PART && index < nodes.length - 1) continue;
    parts.push({ start, end: index + 1 });
    start = index + 1;
    size = 0;
  }
  return parts.length > 0 ? parts : [{ start: 0, end: 0 }];
}

/** Everything that is published, and its connections; without withdrawn stories. `part`: not all of it. */
export function graphData(context: PageContext, part?: GraphPart): GraphData {
  const { graph, config, routes } = context;
  const { title, url, id } = config.site;
  const all = nodesOf(graph);
  const nodes = part ? all.slice(part.start, part.end) : all;
  return {
    site: { title, url, id },
    nodes: nodes.map((node) => ({
      ...{ id: idOf(node), kind: node.kind, label: labelOf(node, graph) },
      url: isCited(node) ? addressOf(node) : context.url(routes.of(node)),
      date:
        node.kind === "story" || node.kind === "question" || node.kind === "edition"
          ? dateOf(node.date)
          : undefined,
    })),
    edges: { [Symbol.iterator]: () => edgesOf(part ? graph.edgesFrom(nodes) : graph.edges()) },
  };
}

function* edgesOf(edges: Iterable<Edge<Node, Node, unknown>>): Generator<GraphEdge> {
  for (const edge of edges) {
    const { type, from, to, data } = edge;
    if (!isGraphed(from) || !isGraphed(to)) continue;
    const role = type === "about" ? (data as GraphEdge["role"]) : undefined;
    yield { type: type as EdgeType, from: idOf(from), to: idOf(to), role, origin: edge.at };
  }
}

/** Whether `nodesOf` has the node: plain pages are no part of the news, and a withdrawn story has no place in it. */
const isGraphed = (node: Node): node is GraphedNode =>
  node.kind !== "page" && (node.kind !== "story" || node.place >= 0);

const nodesOf = ({ nodes }: SiteGraph): GraphedNode[] => [
  ...nodes.stories,
  ...nodes.topics,
  ...nodes.outlets,
  ...nodes.articles,
  ...nodes.questions,
  ...nodes.storylines,
  ...nodes.editions,
  ...nodes.authors,
];

const idOf = ({ kind, id }: GraphedNode): string => `${kind}:${id}`;

const isCited = (node: GraphedNode): node is ArticleNode => node.kind === "article";

/** The id of an article without an address is not an address. */
const addressOf = ({ id }: ArticleNode): string | undefined => (/^https?:/.test(id) ? id : undefined);

function labelOf(node: GraphedNode, { relations }: SiteGraph): string {
  if (!isCited(node)) return "name" in node ? node.name : node.title;
  const [citation] = relations.cites.to(node).map(({ data }) => data);
  return citation?.entry.title ?? citation?.outlet.name ?? node.id;
}

const dateOf = ({ iso, day, time }: { iso: string; day: string; time?: string }): string =>
  time === undefined ? day : iso;
