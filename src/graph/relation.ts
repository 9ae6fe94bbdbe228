import type { Place, Span } from "../diagnostics/diagnostic.ts";
import type { Fact } from "../incremental/facts.ts";
import { hashOf, mix } from "../text/hash.ts";

/** One statement of one file: that `from` cites, is about, follows … `to`. */
export class Edge<From, To, Data> {
  readonly type: string;
  readonly from: From;
  readonly to: To;
  readonly data: Data;
  readonly #path: string;
  readonly #start: number;
  readonly #end: number;

  constructor(type: string, from: From, to: To, data: Data, path: string, start: number, end: number) {
    this.type = type;
    this.from = from;
    this.to = to;
    this.data = data;
    this.#path = path;
    this.#start = start;
    this.#end = end;
  }

  /** Where it is written. */
  get origin(): Place {
    const [start, end] = [this.#start, this.#end];
    return { path: this.#path, span: start < 0 ? undefined : { start, end } };
  }
}

const NONE: readonly never[] = [];

/** What an edge may connect: a node that notes who reads its edges, and knows their hash. */
export interface Readable {
  /** Tells nodes of one kind apart: they are numbered from 0. */
  readonly number: number;
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
  /** By the number of the node at one end. */
  readonly #outgoing: Edge<From, To, Data>[][] = [];
  readonly #incoming: Edge<From, To, Data>[][] = [];
  /** Those that have outgoing edges, in the order in which they got the first. */
  readonly #starts: From[] = [];
  readonly #ends: To[] = [];

  constructor(type: string) {
    this.type = type;
  }

  add(from: From, to: To, data: Data, path: string, span: Span | undefined): void {
    this.addAt(from, to, data, path, span?.start ?? -1, span?.end ?? -1);
  }

  /** As `add`, with the place in two numbers: offsets in the file. */
  addAt(from: From, to: To, data: Data, path: string, start: number, end: number): void {
    const edge = new Edge(this.type, from, to, data, path, start, end);
    const outgoing = this.#outgoing[from.number];
    if (outgoing) outgoing.push(edge);
    else {
      this.#outgoing[from.number] = [edge];
      this.#starts.push(from);
    }
    const incoming = this.#incoming[to.number];
    if (incoming) incoming.push(edge);
    else {
      this.#incoming[to.number] = [edge];
      this.#ends.push(to);
    }
  }

  /** Whether the edge is there. Takes time by the outgoing edges of `from`. */
  has(from: From, to: To): boolean {
    const outgoing = this.#outgoing[from.number];
    return outgoing?.some((edge) => edge.to === to) ?? false;
  }

  /** Edges that start at the node, in the order written. */
  from(node: From): readonly Edge<From, To, Data>[] {
    node.readEdges();
    return this.#outgoing[node.number] ?? NONE;
  }

  /** Edges that end at the node: its backlinks. */
  to(node: To): readonly Edge<From, To, Data>[] {
    node.readEdges();
    return this.#incoming[node.number] ?? NONE;
  }

  /** Every node that has outgoing edges. */
  get starts(): readonly From[] {
    return this.#starts;
  }

  *edges(): Generator<Edge<From, To, Data>> {
    for (const { number } of this.#starts) yield* this.#outgoing[number]!;
  }

  /** Adds the edges, as they are now, to the facts of the nodes at both ends. `dataHash` tells what readers of an edge learn besides. */
  addToFacts(dataHash: (data: Data) => number): void {
    const out = hashOf(`${this.type} to`);
    const back = hashOf(`${this.type} from`);
    for (const { number, edges } of this.#starts) {
      let value = mix(edges.value, out);
      for (const { to, data } of this.#outgoing[number]!) value = mix(mix(value, to.hash), dataHash(data));
      edges.value = value;
    }
    for (const { number, edges } of this.#ends) {
      let value = mix(edges.value, back);
      for (const { from, data } of this.#incoming[number]!)
        value = mix(mix(value, from.hash), dataHash(data));
      edges.value = value;
    }
  }
}
