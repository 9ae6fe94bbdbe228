import type { GraphData, GraphNode } from "./graph-data.ts";

/** Attributes of nodes, by kind; colours are those of Graphviz's X11 scheme. */
const LOOKS: Readonly<Record<GraphNode["kind"], string>> = {
  story: 'shape=box, style="filled,rounded", fillcolor=white',
  topic: "shape=ellipse, style=filled, fillcolor=lightblue",
  outlet: "shape=ellipse, style=filled, fillcolor=lightgoldenrod1",
  article: "shape=note, style=filled, fillcolor=gray95",
  question: "shape=diamond, style=filled, fillcolor=lightpink",
  storyline: "shape=cds, style=filled, fillcolor=palegreen",
  edition: "shape=folder, style=filled, fillcolor=white",
  author: "shape=plaintext",
};

/** The graph in DOT, the language of Graphviz. */
export function renderGraphDot({ site, nodes, edges }: GraphData): string {
  const lines = [
    `digraph ${quoted(site.title)} {`,
    "  rankdir=LR; node [fontname=Helvetica]; edge [fontname=Helvetica, fontsize=9];",
    ...nodes.map(({ id, kind, label, url }) => {
      const link = url === undefined ? "" : `, URL=${quoted(url)}`;
      return `  ${quoted(id)} [label=${quoted(label)}, ${LOOKS[kind]}${link}];`;
    }),
    ...[...edges].map(({ type, from, to }) => `  ${quoted(from)} -> ${quoted(to)} [label=${quoted(type)}];`),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

/** A text in DOT: backslashes start escapes, and `&name;` is a character, as in HTML. */
const quoted = (text: string): string =>
  `"${text.replaceAll("&", "&amp;").replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
