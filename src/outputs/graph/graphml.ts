import { x } from "xastscript";
import { xmlDocument } from "../../text/xml.ts";
import type { GraphData } from "./graph-data.ts";

/** The attributes of nodes and edges, each a `<key>` (GraphML 1.0, “GraphML-Attributes”). */
const NODE_KEYS = ["id", "kind", "label", "url", "date"] as const;
const EDGE_KEYS = ["type", "role"] as const;

/** The graph in GraphML, which Gephi, yEd, NetworkX and others read. Ids of nodes are XML names, so they are numbered. */
export function renderGraphMl({ site, nodes, edges }: GraphData): string {
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const keys = [
    ...NODE_KEYS.map((name) => keyElement("node", name)),
    ...EDGE_KEYS.map((name) => keyElement("edge", name)),
  ];
  const graph = x("graph", { id: "site", edgedefault: "directed" }, [
    ...nodes.map((node) =>
      x(
        "node",
        { id: names.get(node.id) },
        NODE_KEYS.flatMap((name) => data(`node-${name}`, node[name])),
      ),
    ),
    ...[...edges].map((edge, index) =>
      x(
        "edge",
        { id: `e${index}`, source: names.get(edge.from), target: names.get(edge.to) },
        EDGE_KEYS.flatMap((name) => data(`edge-${name}`, edge[name])),
      ),
    ),
  ]);
  const root = { xmlns: "http://graphml.graphdrawing.org/xmlns" };
  return xmlDocument(x("graphml", root, [x("desc", site.title), ...keys, graph]));
}

const keyElement = (of: "node" | "edge", name: string) =>
  x("key", { id: `${of}-${name}`, for: of, "attr.name": name, "attr.type": "string" });

const data = (key: string, value: string | undefined) =>
  value === undefined ? [] : x("data", { key }, value);
