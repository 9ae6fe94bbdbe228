import type { Dependency, Tracker } from "../dependencies/tracker.ts";
import { hashOf } from "../text/hash.ts";
import type { AuthorNode, EditionNode, OutletNode, StorylineNode, TopicNode } from "./nodes.ts";
import type { SiteGraph } from "./site-graph.ts";

/** Nodes with a page in each language that has stories about them. */
export type ListingNode = TopicNode | OutletNode | AuthorNode | StorylineNode | EditionNode;

interface Known {
  readonly languages: readonly string[];
  readonly dependency: Dependency;
}

/** The languages in which topics, outlets, authors, storylines and editions have pages. */
export class NodeLanguages {
  /** Empty for a site in one language. */
  readonly #known = new Map<ListingNode, Known>();
  readonly #tracker: Tracker;

  constructor(graph: SiteGraph) {
    this.#tracker = graph.tracker;
    const { languages } = graph.listing;
    if (languages.all.length === 1) return;
    const { topics, outlets, authors, storylines, editions } = graph.nodes;
    for (const node of [...topics, ...outlets, ...authors, ...storylines, ...editions]) {
      const found = languagesOf(node, graph);
      const dependency = this.#tracker.define(`languages ${node.kind} ${node.id}`, hashOf(found.join()));
      this.#known.set(node, { languages: found, dependency });
    }
  }

  /** The languages of a node's pages; the first one is that of the page at the node's own address. */
  of(node: ListingNode, main: string): readonly string[] {
    const known = this.#known.get(node);
    if (known) this.#tracker.read(known.dependency);
    return known?.languages ?? [isWritten(node) ? node.language : main];
  }
}

function languagesOf(node: ListingNode, graph: SiteGraph): readonly string[] {
  const { languages } = graph.listing;
  const listing = languages.all.filter((language) => hasStories(node, graph.in(language)));
  if (!isWritten(node)) return listing.length > 0 ? listing : [languages.main];
  const home = languages.homeOf(node.language);
  return [node.language, ...listing.filter((language) => language !== home)];
}

/** Whether a node has a text in a language of its own. */
const isWritten = (node: ListingNode): node is StorylineNode | EditionNode =>
  node.kind === "storyline" || (node.kind === "edition" && node.document !== undefined);

function hasStories(node: ListingNode, graph: SiteGraph): boolean {
  if (node.kind === "storyline") return graph.storylines.storiesIn(node).length > 0;
  if (node.kind === "edition") return graph.editions.all.includes(node);
  return graph.countEntries(node) > 0;
}
