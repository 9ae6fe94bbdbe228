import type { HeadModel, MetadataModel } from "./frame-model.ts";

/**
 * A model whose expensive members are made when a template first reads them: what a theme does not show costs nothing, and
 * the page does not depend on it. It is a class, because a getter on each object would make each a shape of its own for V8.
 */
export class LazyHead {
  readonly #make: () => MetadataModel | undefined;
  #made: { readonly metadata: MetadataModel | undefined } | undefined;

  constructor(head: Omit<HeadModel, "metadata">, make: () => MetadataModel | undefined) {
    Object.assign(this, head);
    this.#make = make;
  }

  get metadata(): MetadataModel | undefined {
    this.#made ??= { metadata: this.#make() };
    return this.#made.metadata;
  }
}
