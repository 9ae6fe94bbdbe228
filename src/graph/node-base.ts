import type { Languages } from "../config/languages.ts";
import type { Dependency, Tracker } from "../dependencies/tracker.ts";
import { hashOf, mix } from "../text/hash.ts";

/**
 * What all nodes have. Who reads a node's content or the edges around it, depends on it from then on
 * (see `Tracker`). Its kind and id, and a story's date, count as part of every list it stands in.
 */
export abstract class NodeBase {
  /** The slug, id or address. */
  readonly id: string;
  /** A number that is unique among nodes of the same kind: 0, 1, 2 … */
  number: number;
  /** The edges that start and end here. */
  readonly edges: Dependency;
  /** What stands for the node in the hashes of lists. */
  hash: number;
  readonly #tracker: Tracker;

  constructor(kind: string, id: string, number: number, tracker: Tracker, date = "") {
    this.id = id;
    this.number = number;
    this.#tracker = tracker;
    this.edges = tracker.define(`${kind} ${id}`);
    const { key } = this.edges;
    this.hash = date === "" ? key : mix(key, hashOf(date));
  }

  readEdges(): void {
    this.#tracker.read(this.edges);
  }

  protected read(content: Dependency): void {
    this.#tracker.read(content);
  }
}

/** Distinguishes the key of a node's content from the key of its edges. */
export const CONTENT = 1;

/** What nodes need to know about the site. */
export interface NodeSettings {
  /** Milliseconds since 1970; anything dated later is a preview. */
  readonly now: number;
  readonly languages: Languages;
  readonly tracker: Tracker;
}
