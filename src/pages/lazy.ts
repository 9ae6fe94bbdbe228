import type { CardModel, HeadModel, MetadataModel, StoryContent } from "./model.ts";

/**
 * Models whose costly members are made when a template first asks for them: what a theme does not show costs
 * nothing, and is nothing that the page depends on. Classes, because getters of single objects would give each
 * object a shape of its own.
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

export class LazyStory {
  readonly #make: () => readonly CardModel[];
  #related: readonly CardModel[] | undefined;

  constructor(story: Omit<StoryContent, "related">, make: () => readonly CardModel[]) {
    Object.assign(this, story);
    this.#make = make;
  }

  get related(): readonly CardModel[] {
    this.#related ??= this.#make();
    return this.#related;
  }
}
