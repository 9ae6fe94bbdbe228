import type { AuthorNode, OutletNode, TopicNode } from "../graph/nodes.ts";
import { hashOf } from "../text/hash.ts";
import { grouped } from "../text/order.ts";
import { lengthOf, scaleOf } from "./bar.ts";
import { listPage } from "./list-page.ts";
import { listedLinks } from "./metadata/collection.ts";
import type { IndexContent, IndexEntryModel, LinkModel } from "./model.ts";
import type { PlannedPage } from "./page.ts";
import { paginate } from "./paginate.ts";
import type { View } from "./view.ts";

export type Indexed = TopicNode | OutletNode | AuthorNode;

/** A part of an index under a heading: a letter, a year, a country. */
export interface Section<N> {
  readonly heading: string;
  /** Unique in the index. */
  readonly anchor: string;
  readonly nodes: readonly N[];
}

/** One way to arrange an index; each has pages of its own. */
export interface Order<N> {
  readonly name: IndexContent["order"];
  readonly sections: (nodes: readonly N[], view: View) => readonly Section<N>[];
}

/** What an entry says besides its name, number, date and bar. */
export type Remarks = Pick<IndexEntryModel, "links"> & {
  /** Left out where the heading says the same. */
  readonly notes: readonly string[];
};

interface Index<N> {
  readonly name: "topics" | "sources" | "authors";
  readonly nodes: readonly N[];
  /** The first one is at the address of the index. */
  readonly orders: readonly Order<N>[];
  readonly remarks: (node: N, view: View) => Remarks;
}

/** A list that is shorter is seen at a glance, and needs neither other orders nor a filter. */
const LONG = 8;

/** An index of topics, outlets or authors, in each of its orders: `topics/`, `topics/by-date/`. */
export function nodeIndex<N extends Indexed>(view: View, index: Index<N>): PlannedPage[] {
  const { tracker } = view.graph;
  const { nodes, remarks } = index;
  // The plan reads every node; a page depends on its part of the plan only.
  const { arranged, most } = tracker.track(new Set(), () => ({
    arranged: arrange(view, index),
    most: scaleOf(nodes.map((node) => view.graph.countEntries(node))),
  }));
  const known = view.context.memo<N>();
  const entry = (node: N, heading: string): IndexEntryModel => {
    const { link, date, notes, links } = known.of(node, () => ({
      link: { ...view.link(node), count: view.graph.countEntries(node) },
      date: dateOf(node, view),
      ...remarks(node, view),
    }));
    const note = view.list(notes.filter((text) => text !== heading));
    return { ...link, date, bar: lengthOf(link.count, most), note, links };
  };
  return arranged.flatMap((one) => pagesOf(one, { view, index, arranged, most, entry }));
}

interface Arranged<N> {
  readonly order: Order<N>;
  /** Below the path of the site: `topics/by-date/`. */
  readonly path: string;
  readonly sections: readonly Section<N>[];
}

/** The index in each order that tells something: with several entries, under several headings. */
function arrange<N extends Indexed>(view: View, { name, nodes, orders }: Index<N>): Arranged<N>[] {
  const all = orders.map((order, place) => ({
    order,
    path: place === 0 ? `${name}/` : `${name}/by-${order.name}/`,
    sections: order.sections(nodes, view),
  }));
  return all.filter(
    ({ order, sections }, place) =>
      place === 0 || (nodes.length >= LONG && (sections.length > 1 || order.name === "date")),
  );
}

interface Making<N> {
  readonly view: View;
  readonly index: Index<N>;
  readonly arranged: readonly Arranged<N>[];
  /** What the longest bar stands for. */
  readonly most: number;
  readonly entry: (node: N, heading: string) => IndexEntryModel;
}

function pagesOf<N extends Indexed>(one: Arranged<N>, making: Making<N>): PlannedPage[] {
  const { view, index, arranged, most, entry } = making;
  const { tracker } = view.graph;
  const hrefOf = (path: string) => view.context.hrefTo(path);
  const rows = one.sections.flatMap((section) => section.nodes.map((node) => ({ node, section })));
  const slices = paginate(rows, view.context.config.pagination.entries, view.path(one.path));
  /** Anchor → its heading, with the first page that has it. */
  const headings = new Map<string, LinkModel>();
  for (const { path, items } of slices)
    for (const { section } of items)
      if (!headings.has(section.anchor))
        headings.set(section.anchor, { text: section.heading, href: `${hrefOf(path)}#${section.anchor}` });
  const jumps = headings.size > 1 ? [...headings.values()] : [];
  const orders = arranged.map(({ order, path }) => ({
    ...view.linkTo(path, `order_${order.name}`),
    current: path === one.path,
  }));
  return slices.map(({ path, items, pager }) => {
    const parts = [...grouped(items, ({ section }) => section)];
    const shown = parts.map(([{ anchor }, own]) => [anchor, ...own.map(({ node }) => node.id)]);
    const dependency = tracker.define(
      `index ${path}`,
      hashOf(JSON.stringify([jumps, orders, most, index.nodes.length, shown])),
    );
    return {
      path,
      template: "index",
      listed: true,
      model: () => {
        tracker.read(dependency);
        const groups = parts.map(([{ heading, anchor }, own]) => ({
          ...{ heading, anchor },
          links: own.map(({ node }) => entry(node, heading)),
        }));
        const content: Omit<IndexContent, "heading"> = {
          intro: view.t[`intro_${index.name}`] ?? "",
          order: one.order.name,
          orders: orders.length > 1 ? orders : [],
          letters: jumps,
          groups,
          total: index.nodes.length < LONG ? undefined : index.nodes.length,
        };
        const items = listedLinks(groups.flatMap(({ links }) => links));
        return listPage(view, path, `nav_${index.name}`, content, { pager, items });
      },
    };
  });
}

function dateOf(node: Indexed, view: View) {
  const newest = view.graph.newestStory(node);
  return newest && view.day(newest.date);
}
