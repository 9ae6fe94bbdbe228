import type { Dependency, Tracker } from "../dependencies/tracker.ts";
import { hashOf } from "../text/hash.ts";
import type { AuthorNode, OutletNode, StorylineNode, TopicNode } from "./nodes.ts";
import type { SiteGraph } from "./site-graph.ts";

/** Nodes with a page in each language that has stories about them. */
export type ListingNode = TopicNode | OutletNode | AuthorNode | StorylineNode;

interface Known {
  readonly languages: readonly string[];
  readonly dependency: Dependency;
}

/** The languages in which topics, outlets, authors and storylines have pages. */
export class NodeLanguages {
  /** Empty for a site in one language. */
  readonly #known = new Map<ListingNode, Known>();
  readonly #tracker: Tracker;

  constructor(graph: SiteGraph) {
    this.#tracker = graph.tracker;
    const { languages } = graph.listing;
    if (languages.all.length === 1) return;
    const { topics, outlets, authors, storylines } = graph.nodes;
    for (const node of [...topics, ...outlets, ...authors, ...storylines]) {
      const found = languagesOf(node, graph);
      const dependency = this.#tracker.define(`languages ${node.kind} ${node.id}`, hashOf(found.join()));
      this.#known.set(node, { languages: found, dependency });
    }
  }

  /** The languages of a node's pages; the first one is that of the page at the node's own address. */
  of(node: ListingNode, main: string): readonly string[] {
    const known = this.#known.get(node);
    if (known) this.#tracker.read(known.dependency);
    return known?.languages ?? [node.kind === "storyline" ? node.language : main];
  }
}

function languagesOf(node: ListingNode, graph: SiteGraph): readonly string[] {
  const { languages } = graph.listing;
  const listing = languages.all.filter((language) => hasStories(node, graph.in(language)));
  if (node.kind !== "storyline") return listing.length > 0 ? listing : [languages.main];
  const home = languages.homeOf(node.language);
  return [node.language, ...listing.filter((language) => language !== home)];
}

function hasStories(node: ListingNode, graph: SiteGraph): boolean {
  if (node.kind === "storyline") return graph.storylines.storiesIn(node).length > 0;
  return graph.countEntries(node) > 0;
}
