import { byCodePoint, grouped } from "../text/order.ts";
import type { Indexed, Section } from "./node-index.ts";
import type { View } from "./view.ts";

/** From A to Z, in the order of the page's language. */
export const byLetter = {
  name: "name",
  sections<N extends Indexed>(nodes: readonly N[], view: View): Section<N>[] {
    const { alphabet } = view;
    const sorted = nodes.map((node) => ({ node, written: node.document?.front.sort ?? node.name }));
    sorted.sort((a, b) => alphabet.compare(a.written, b.written) || byCodePoint(a.node.id, b.node.id));
    const letters = alphabet.lettersOf(sorted.map(({ written }) => written));
    const rows = sorted.map(({ node }, index) => ({ node, letter: letters[index]! }));
    return [...grouped(rows, ({ letter }) => letter)].map(([heading, own]) => ({
      heading,
      anchor: heading === "#" ? "letter-0-9" : `letter-${heading.toLowerCase()}`,
      nodes: own.map(({ node }) => node),
    }));
  },
} as const;

/** By the day of the newest story, then by the number of entries: what is active comes first. Headings are years. */
export const byActivity = {
  name: "date",
  sections<N extends Indexed>(nodes: readonly N[], view: View): Section<N>[] {
    const { graph } = view;
    const rows = nodes.map((node) => {
      const day = graph.newestStory(node)?.date.day ?? "";
      return { node, day, count: graph.countEntries(node) };
    });
    rows.sort((a, b) => byCodePoint(b.day, a.day) || b.count - a.count || byCodePoint(a.node.id, b.node.id));
    return [...grouped(rows, ({ day }) => day.slice(0, 4))].map(([year, own]) => ({
      heading: year || view.count("stories", 0),
      anchor: `year-${year || "none"}`,
      nodes: own.map(({ node }) => node),
    }));
  },
} as const;
