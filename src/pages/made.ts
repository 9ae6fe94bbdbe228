import type { Fact, Recorder } from "../incremental/facts.ts";
import type { PageNode } from "./routes.ts";

/** Models that many pages show, each made once: who gets one later has read what it was made from, too. */
export class Made {
  readonly #recorder: Recorder;
  readonly #made = new Map<PageNode, { readonly model: unknown; readonly reads: readonly Fact[] }>();

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  /** The node's model; `make` is always the same function for one node. */
  of<M>(node: PageNode, make: () => M): M {
    let known = this.#made.get(node);
    if (!known) {
      const reads = new Set<Fact>();
      const model = this.#recorder.record(reads, make);
      known = { model, reads: [...reads] };
      this.#made.set(node, known);
    }
    for (const fact of known.reads) this.#recorder.read(fact);
    return known.model as M;
  }

  clear(): void {
    this.#made.clear();
  }
}
