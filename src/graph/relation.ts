import type { Place } from "../diagnostics/diagnostic.ts";

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

/**
 * All edges of one type, readable from both ends. Edges keep the order in which they were added;
 * they are added story by story, the newest first, so every list of backlinks is newest first.
 */
export class Relation<From extends object, To extends object, Data = undefined> {
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
    return this.#outgoing.get(node) ?? NONE;
  }

  /** Edges that end at the node: its backlinks. */
  to(node: To): readonly Edge<From, To, Data>[] {
    return this.#incoming.get(node) ?? NONE;
  }

  *edges(): Generator<Edge<From, To, Data>> {
    for (const edges of this.#outgoing.values()) yield* edges;
  }
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
