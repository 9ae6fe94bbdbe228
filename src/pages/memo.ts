import type { Dependency, Tracker } from "../dependencies/tracker.ts";

/** Makes something once for each thing that many files show. Whoever gets it later depends on the same dependencies. */
export class Memo<Of extends object> {
  readonly #tracker: Tracker;
  readonly #limit: number;
  readonly #values = new Map<Of, { readonly value: unknown; readonly reads: readonly Dependency[] }>();

  /** Keeps at most `limit` values; then the oldest one is dropped. */
  constructor(tracker: Tracker, limit = Number.POSITIVE_INFINITY) {
    this.#tracker = tracker;
    this.#limit = limit;
  }

  /** The value for a thing, such as a story's entry in a list. For one thing, `make` must always do the same. */
  of<Value>(thing: Of, make: () => Value): Value {
    let known = this.#values.get(thing);
    if (!known) {
      const reads = new Set<Dependency>();
      const value = this.#tracker.track(reads, make);
      known = { value, reads: [...reads] };
      if (this.#values.size >= this.#limit) this.#values.delete(this.#values.keys().next().value!);
      this.#values.set(thing, known);
    }
    for (const dependency of known.reads) this.#tracker.read(dependency);
    return known.value as Value;
  }

  clear(): void {
    this.#values.clear();
  }
}
