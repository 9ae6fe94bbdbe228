import type { CardModel } from "../../pages/model.ts";
import type { StoryContent } from "./model.ts";

/** Related stories are found when a template first reads them; see `LazyHead`. */
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
