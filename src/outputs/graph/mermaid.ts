import type { GraphData, GraphNode } from "./graph-data.ts";

/** The brackets around a label, by kind: they decide the node's shape. */
const SHAPES: Readonly<Record<GraphNode["kind"], readonly [string, string]>> = {
  story: ["[", "]"],
  topic: ["([", "])"],
  outlet: ["[(", ")]"],
  article: [">", "]"],
  question: ["{", "}"],
  storyline: ["[[", "]]"],
  edition: ["[/", "/]"],
  author: ["((", "))"],
};

/** The graph as a Mermaid flowchart, which many repository hosts can draw. */
export function renderGraphMermaid({ nodes, edges }: GraphData): string {
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const lines = [
    "flowchart LR",
    ...nodes.map(({ id, kind, label }) => {
      const [before, after] = SHAPES[kind];
      return `  ${names.get(id)}${before}"${escaped(label)}"${after}`;
    }),
    ...[...edges].map(({ type, from, to }) => `  ${names.get(from)} -->|${type}| ${names.get(to)}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** In a label, anything but letters, digits and plain marks could be markup, so it is written as a number. */
const escaped = (text: string): string =>
  text.replace(/[^\p{L}\p{M}\p{N} ,.:!?’“”–—-]/gu, (char) => `#${char.codePointAt(0)};`);
