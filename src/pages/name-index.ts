import type { AuthorNode, OutletNode, TopicNode } from "../graph/nodes.ts";
import { Alphabet } from "../text/alphabet.ts";
import { hashOf } from "../text/hash.ts";
import { byCodePoint } from "../text/order.ts";
import { listPage } from "./list-page.ts";
import { listedLinks } from "./metadata/collection.ts";
import type { LinkModel } from "./model.ts";
import type { PlannedPage } from "./page.ts";
import { paginate } from "./paginate.ts";
import type { View } from "./view.ts";

type Named = TopicNode | OutletNode | AuthorNode;

/** A topic, outlet or author at its place in an index. */
interface Entry {
  readonly node: Named;
  readonly letter: string;
}

/** Topics, outlets or authors from A to Z, in the order of the site's language. */
export function nameIndex(
  view: View,
  name: "topics" | "sources" | "authors",
  nodes: readonly Named[],
): PlannedPage[] {
  const { graph } = view;
  const { config } = view.context;
  const slices = paginate(entriesOf(nodes, view.lang), config.pagination.entries, view.path(`${name}/`));
  /** Letter → the address of its group, on the first page that has it. */
  const letters = new Map<string, string>();
  for (const { path, items } of slices)
    for (const { letter } of items)
      if (!letters.has(letter)) letters.set(letter, `${view.context.hrefTo(path)}#${anchorOf(letter)}`);
  const links = [...letters].map(([text, href]) => ({ text, href }));
  const dependency = graph.tracker.define(
    hashOf(`letters ${name} ${view.lang}`),
    hashOf(JSON.stringify(links)),
  );
  return slices.map(({ path, items, pager }) => ({
    path,
    template: "index",
    listed: true,
    model: () => {
      graph.tracker.read(dependency);
      const content = {
        intro: view.t[`intro_${name}`] ?? "",
        letters: links.length > 1 ? links : [],
        groups: groupsOf(items, view),
      };
      const listed = listedLinks(content.groups.flatMap((group) => group.links));
      return listPage(view, path, `nav_${name}`, content, { pager, items: listed });
    },
  }));
}

function entriesOf(nodes: readonly Named[], language: string): Entry[] {
  const alphabet = new Alphabet(language);
  const sorted = nodes.map((node) => ({ node, written: node.document?.front.sort ?? node.name }));
  sorted.sort((a, b) => alphabet.compare(a.written, b.written) || byCodePoint(a.node.id, b.node.id));
  const letters = alphabet.lettersOf(sorted.map(({ written }) => written));
  return sorted.map(({ node }, index) => ({ node, letter: letters[index]! }));
}

const anchorOf = (letter: string): string =>
  letter === "#" ? "letter-0-9" : `letter-${letter.toLowerCase()}`;

function groupsOf(entries: readonly Entry[], view: View) {
  const { graph } = view;
  const groups = new Map<string, LinkModel[]>();
  for (const { node, letter } of entries) {
    const group = groups.get(letter) ?? [];
    group.push({ ...view.link(node), count: graph.countEntries(node) });
    groups.set(letter, group);
  }
  return [...groups].map(([heading, links]) => ({ heading, anchor: anchorOf(heading), links }));
}
