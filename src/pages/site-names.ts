import type { Dependency } from "../dependencies/tracker.ts";
import type { TopicNode } from "../graph/nodes.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import { hashOf, mix } from "../text/hash.ts";
import { type Mention, MentionFinder } from "../text/mention-finder.ts";
import { nameKey } from "../text/names.ts";
import type { Mentioned } from "./mentions.ts";

/** The names of topics and outlets, as texts use them. */
export class SiteNames {
  readonly #graph: SiteGraph;
  /** Changes with every name. */
  readonly #names: Dependency;
  readonly #topics: MentionFinder<Mentioned>;
  readonly #outlets: MentionFinder<Mentioned>;
  #byName: ReadonlyMap<string, TopicNode> | undefined;

  constructor(graph: SiteGraph) {
    const topics = [...namesOf(graph.nodes.topics)];
    const outlets = [...namesOf(graph.nodes.outlets)];
    this.#graph = graph;
    this.#topics = new MentionFinder(topics);
    this.#outlets = new MentionFinder(outlets);
    const hash = [...topics, ...outlets].reduce(
      (all, [name, node]) => mix(all, mix(hashOf(name), node.hash)),
      0,
    );
    this.#names = graph.tracker.define("names", hash);
  }

  /** The topic with a name or alias. */
  topic(name: string): TopicNode | undefined {
    const { tracker, nodes } = this.#graph;
    tracker.read(this.#names);
    this.#byName ??= tracker.track(
      new Set(),
      () => new Map(nodes.topics.flatMap((topic) => topic.names.map((one) => [nameKey(one), topic]))),
    );
    return this.#byName.get(nameKey(name));
  }

  /** What finds the first mention of each topic in a text, and of each outlet, too; see `MentionFinder.find`. */
  finder(outlets: boolean): MentionFinder<Mentioned>["find"] {
    this.#graph.tracker.read(this.#names);
    return outlets ? this.#findBoth : (...place) => this.#topics.find(...place);
  }

  /** Outlets first; topics only in the text between them. */
  readonly #findBoth: MentionFinder<Mentioned>["find"] = (text, start, end, seen) => {
    const found: Mention<Mentioned>[] = [];
    let done = start;
    for (const outlet of this.#outlets.find(text, start, end, seen)) {
      found.push(...this.#topics.find(text, done, outlet.start, seen), outlet);
      done = outlet.end;
    }
    return [...found, ...this.#topics.find(text, done, end, seen)];
  };
}

/** Topics or outlets, by all spellings of their names that texts may use. */
function* namesOf<N extends Mentioned>(nodes: readonly N[]): Generator<[name: string, node: N]> {
  for (const node of nodes)
    for (const written of node.document?.front.mentions === false ? [] : node.names)
      for (const name of spellings(written, node)) yield [name, node];
}

/**
 * The spellings of a name. Names of people, places, organisations and outlets are exact: `US` is not `us`. Other topics
 * may be at the start of a sentence or within one: `Sanctions`, `sanctions`.
 */
function spellings(name: string, node: Mentioned): string[] {
  const [first = ""] = name;
  const rest = name.slice(first.length);
  const exact =
    node.kind === "outlet" || ["person", "place", "organisation"].includes(node.document?.front.kind ?? "");
  // “US” and “iPhone” have only one spelling, whatever their kind.
  if (exact || /\p{Lu}/u.test(rest.split(" ")[0]!)) return [name];
  return [...new Set([name, first.toLowerCase() + rest, first.toUpperCase() + rest])];
}
