import { hashOf, mix } from "../text/hash.ts";
import type { EditionNode } from "./edition-node.ts";
import type { Listing } from "./listing.ts";
import type { Correction } from "./lists.ts";
import { hashOfNodes, type QuestionNode, type StoryNode } from "./nodes.ts";

/** What is in an edition. */
export interface EditionContents {
  /** In the editor's order, or else the weightiest first. */
  readonly stories: readonly StoryNode[];
  /** What happened between the edition before and this one to other stories, oldest first. */
  readonly corrected: readonly Correction[];
  readonly updated: readonly StoryNode[];
  readonly answered: readonly QuestionNode[];
  /** Corrections of its stories since it was published, oldest first. */
  readonly later: readonly Correction[];
}

export interface Neighbours {
  readonly previous?: EditionNode | undefined;
  readonly next?: EditionNode | undefined;
}

/** The editions as pages in one language show them. */
export class Editions {
  readonly #contents: ReadonlyMap<EditionNode, EditionContents>;
  readonly #listing: Listing;
  readonly #language: string;
  /** Those that have a page in the language, newest first. */
  readonly all: readonly EditionNode[];
  readonly #neighbours = new Map<EditionNode, Neighbours>();

  /** `contents`: newest first. */
  constructor(
    contents: ReadonlyMap<EditionNode, EditionContents>,
    listing: Listing,
    language = listing.languages.main,
  ) {
    this.#contents = contents;
    this.#listing = listing;
    this.#language = language;
    this.all = [...contents.keys()].filter((edition) => this.#shows(edition));
    for (const [at, edition] of this.all.entries())
      this.#neighbours.set(edition, { previous: this.all[at + 1], next: this.all[at - 1] });
  }

  in(language: string): Editions {
    return language === this.#language || this.#contents.size === 0
      ? this
      : new Editions(this.#contents, this.#listing, language);
  }

  /** What is in an edition, as far as it concerns the language. */
  contentsOf(edition: EditionNode): EditionContents {
    edition.readEdges();
    const { stories, corrected, updated, answered, later } = this.#contents.get(edition)!;
    const listed = (some: readonly StoryNode[]) => this.#listing.of(some, this.#language);
    const isListed = ({ story }: Correction) => this.#listing.has(story, this.#language);
    const isAtHome = (question: QuestionNode) => this.#listing.homeOf(question) === this.#home;
    return {
      stories: edition.isChosen && this.isAtHome(edition) ? stories : listed(stories),
      corrected: corrected.filter(isListed),
      updated: listed(updated),
      answered: answered.filter(isAtHome),
      later: later.filter(isListed),
    };
  }

  /** The editions before and after one. */
  neighbours(edition: EditionNode): Neighbours {
    edition.readEdges();
    return this.#neighbours.get(edition) ?? {};
  }

  /** Whether the edition's introduction is in this language. */
  isAtHome(edition: EditionNode): boolean {
    return this.#listing.homeOf(edition) === this.#home;
  }

  get #home(): string {
    return this.#listing.languages.homeOf(this.#language);
  }

  #shows(edition: EditionNode): boolean {
    const { stories } = this.#contents.get(edition)!;
    if (edition.document && this.isAtHome(edition)) return true;
    return stories.some((story) => this.#listing.has(story, this.#language));
  }
}

/** Adds what is in each edition, and which ones are beside it, to its dependency. */
export function addEditionFacts(
  contents: ReadonlyMap<EditionNode, EditionContents>,
  editions: Editions,
  { languages }: Listing,
): void {
  const inLanguages = languages.all.map((language) => editions.in(language));
  for (const [edition, found] of contents) {
    let value = edition.edges.value;
    for (const list of [found.stories, found.updated, found.answered]) value = mix(value, hashOfNodes(list));
    for (const list of [found.corrected, found.later]) {
      value = mix(value, list.length);
      for (const { story, correction } of list)
        value = mix(mix(value, story.hash), hashOf(JSON.stringify(correction)));
    }
    for (const one of inLanguages) {
      const { previous, next } = one.neighbours(edition);
      value = mix(mix(value, previous?.hash ?? 0), next?.hash ?? 0);
    }
    edition.edges.value = value;
  }
}
