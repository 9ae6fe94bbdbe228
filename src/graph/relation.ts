import type { Place } from "../diagnostics/diagnostic.ts";
import type { Fact } from "../incremental/facts.ts";
import { hashOf, mix } from "../text/hash.ts";

/** One statement of one file: that `from` cites, is about, follows … `to`. */
export interface Edge<From, To, Data> {
  readonly type: string;
  readonly from: From;
  readonly to: To;
  /** Where it is written. */
  readonly origin: Place;
  readonly data: Data;
}

const NONE: readonly never[] = [];

/** What an edge may connect: a node that notes who reads its edges, and knows their hash. */
export interface Readable {
  readonly hash: number;
  readonly edges: Fact;
  readEdges(): void;
}

/**
 * All edges of one type, readable from both ends. Edges keep the order in which they were added;
 * they are added story by story, the newest first, so every list of backlinks is newest first.
 */
export class Relation<From extends Readable, To extends Readable, Data = undefined> {
  readonly type: string;
  readonly #outgoing = new Map<From, Edge<From, To, Data>[]>();
  readonly #incoming = new Map<To, Edge<From, To, Data>[]>();

  constructor(type: string) {
    this.type = type;
  }

  add(from: From, to: To, origin: Place, data: Data): void {
    const edge = { type: this.type, from, to, origin, data };
    append(this.#outgoing, from, edge);
    append(this.#incoming, to, edge);
  }

  /** Whether the edge is there. Takes time by the outgoing edges of `from`. */
  has(from: From, to: To): boolean {
    return this.from(from).some((edge) => edge.to === to);
  }

  /** Edges that start at the node, in the order written. */
  from(node: From): readonly Edge<From, To, Data>[] {
    node.readEdges();
    return this.#outgoing.get(node) ?? NONE;
  }

  /** Edges that end at the node: its backlinks. */
  to(node: To): readonly Edge<From, To, Data>[] {
    node.readEdges();
    return this.#incoming.get(node) ?? NONE;
  }

  *edges(): Generator<Edge<From, To, Data>> {
    for (const edges of this.#outgoing.values()) yield* edges;
  }

  /** Adds the edges, as they are now, to the facts of the nodes at both ends. `dataHash` tells what readers of an edge learn besides. */
  addToFacts(dataHash: (data: Data) => number): void {
    const out = hashOf(`${this.type} to`);
    const back = hashOf(`${this.type} from`);
    for (const [{ edges }, all] of this.#outgoing)
      for (const { to, data } of all) edges.value = mix(mix(edges.value, out), mix(to.hash, dataHash(data)));
    for (const [{ edges }, all] of this.#incoming)
      for (const { from, data } of all)
        edges.value = mix(mix(edges.value, back), mix(from.hash, dataHash(data)));
  }
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
