import type { Fact, Recorder } from "../incremental/facts.ts";

/** Things that many files show, each made once: who gets one later has read what it was made from, too. */
export class Made<Of extends object> {
  readonly #recorder: Recorder;
  readonly #limit: number;
  readonly #made = new Map<Of, { readonly made: unknown; readonly reads: readonly Fact[] }>();

  /** At most `limit` are kept: beyond that the one that was made first is forgotten. */
  constructor(recorder: Recorder, limit = Number.POSITIVE_INFINITY) {
    this.#recorder = recorder;
    this.#limit = limit;
  }

  /** What was made of a thing, such as a node's card; `make` is always the same function for one thing. */
  of<M>(thing: Of, make: () => M): M {
    let known = this.#made.get(thing);
    if (!known) {
      const reads = new Set<Fact>();
      const made = this.#recorder.record(reads, make);
      known = { made, reads: [...reads] };
      if (this.#made.size >= this.#limit) this.#made.delete(this.#made.keys().next().value!);
      this.#made.set(thing, known);
    }
    for (const fact of known.reads) this.#recorder.read(fact);
    return known.made as M;
  }

  clear(): void {
    this.#made.clear();
  }
}
