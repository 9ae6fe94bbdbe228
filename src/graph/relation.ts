import type { Dependency } from "../dependencies/tracker.ts";
import type { Place, Span } from "../diagnostics/diagnostic.ts";
import { hashOf, mix } from "../text/hash.ts";

/** One statement of one file: that `from` cites, is about, follows … `to`. */
export interface Edge<From, To, Data> {
  readonly type: string;
  readonly from: From;
  readonly to: To;
  readonly data: Data;
  /** Where it is written. */
  readonly at: Place;
}

class PlainEdge<From, To, Data> implements Edge<From, To, Data> {
  readonly type: string;
  readonly from: From;
  readonly to: To;
  readonly data: Data;
  readonly #path: string;
  readonly #span: Span | undefined;

  constructor(type: string, from: From, to: To, data: Data, path: string, span: Span | undefined) {
    this.type = type;
    this.from = from;
    this.to = to;
    this.data = data;
    this.#path = path;
    this.#span = span;
  }

  get at(): Place {
    return { path: this.#path, span: this.#span };
  }
}

const NONE: readonly never[] = [];

/** What an edge can connect: a node that records who reads its edges, and knows their hash. */
export interface Readable {
  /** A number that is unique among nodes of the same kind, from 0. */
  readonly number: number;
  readonly hash: number;
  /** Undefined for a node whose edges are part of those of others. */
  readonly edges: Dependency | undefined;
  readEdges(): void;
}

/**
 * All edges of one type, readable from both ends. Edges keep the order in which they were added.
 * They are added story by story, newest first, so every list of backlinks is newest first.
 */
export class Relation<From extends Readable, To extends Readable, Data = undefined> {
  readonly type: string;
  /** Edges by the number of the node at one end. */
  readonly #outgoing: Edge<From, To, Data>[][] = [];
  readonly #incoming: Edge<From, To, Data>[][] = [];
  /** Nodes with outgoing edges, in the order in which they received the first. */
  readonly #starts: From[] = [];
  readonly #ends: To[] = [];
  /** Adds the edges, if nobody has asked for any yet. */
  #fill: (() => void) | undefined;
  /** Whether edges can already be found from their ends; otherwise that is prepared on demand. */
  #isIndexed: boolean;

  constructor(type: string, index: "at once" | "when asked" = "at once") {
    this.type = type;
    this.#isIndexed = index === "at once";
  }

  /** Delays adding the edges until somebody asks for one: some types have many, and few builds need them. */
  fillLater(fill: () => void): void {
    this.#fill = fill;
  }

  #filled(): this {
    const fill = this.#fill;
    this.#fill = undefined;
    fill?.();
    return this;
  }

  /** `path` and `span`: where it is written. */
  add(from: From, to: To, data: Data, path: string, span: Span | undefined): void {
    this.addEdge(new PlainEdge(this.type, from, to, data, path, span));
  }

  addEdge(edge: Edge<From, To, Data>): void {
    const { from } = edge;
    const outgoing = this.#outgoing[from.number];
    if (outgoing) outgoing.push(edge);
    else {
      this.#outgoing[from.number] = [edge];
      this.#starts.push(from);
    }
    if (this.#isIndexed) this.#addIncoming(edge);
  }

  #addIncoming(edge: Edge<From, To, Data>): void {
    const incoming = this.#incoming[edge.to.number];
    if (incoming) incoming.push(edge);
    else {
      this.#incoming[edge.to.number] = [edge];
      this.#ends.push(edge.to);
    }
  }

  /** Whether the edge exists. Takes time proportional to the outgoing edges of `from`. */
  has(from: From, to: To): boolean {
    const outgoing = this.#outgoing[from.number];
    return outgoing?.some((edge) => edge.to === to) ?? false;
  }

  /** Edges that start at the node, in the order written. */
  from(node: From): readonly Edge<From, To, Data>[] {
    node.readEdges();
    return this.#filled().#outgoing[node.number] ?? NONE;
  }

  /** Edges that end at the node: its backlinks. */
  to(node: To): readonly Edge<From, To, Data>[] {
    node.readEdges();
    if (!this.#isIndexed) {
      this.#isIndexed = true;
      for (const edge of this.edges()) this.#addIncoming(edge);
    }
    return this.#filled().#incoming[node.number] ?? NONE;
  }

  /** All nodes with outgoing edges. */
  get starts(): readonly From[] {
    return this.#starts;
  }

  *edges(): Generator<Edge<From, To, Data>> {
    for (const { number } of this.#filled().#starts) yield* this.#outgoing[number]!;
  }

  /**
   * Adds the current edges to the dependencies of the nodes at both ends. `dataHash` hashes whatever else readers of
   * an edge see.
   */
  addToFacts(dataHash: (data: Data, to: To) => number): void {
    const out = hashOf(`${this.type} to`);
    const back = hashOf(`${this.type} from`);
    for (const { number, edges } of this.#starts) {
      if (!edges) continue;
      let value = mix(edges.value, out);
      for (const { to, data } of this.#outgoing[number]!)
        value = mix(mix(value, to.hash), dataHash(data, to));
      edges.value = value;
    }
    for (const { number, edges } of this.#ends) {
      if (!edges) continue;
      let value = mix(edges.value, back);
      for (const { from, to, data } of this.#incoming[number]!)
        value = mix(mix(value, from.hash), dataHash(data, to));
      edges.value = value;
    }
  }
}
