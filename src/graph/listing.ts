import type { Languages } from "../config/languages.ts";
import type { StoryNode } from "./nodes.ts";
import type { Readable, Relation } from "./relation.ts";

/** What has a language. */
interface Text {
  readonly language: string;
}

/**
 * Which stories the lists in each language show. A text belongs to the lists of its language, or else to those of the main
 * one; of the translations of one story, a list shows one: that in its language, or else the original.
 */
export class Listing {
  readonly languages: Languages;
  /** Stories with translations → all versions, the original first. */
  readonly #versions: ReadonlyMap<StoryNode, readonly StoryNode[]>;
  /** Whether every list shows every story. */
  readonly isPlain: boolean;

  constructor(translates: Relation<StoryNode, StoryNode>, languages: Languages) {
    this.languages = languages;
    this.#versions = versionsOf(translates);
    this.isPlain = this.#versions.size === 0 && languages.all.length === 1;
  }

  /** A story in all its languages, the original first; only itself if it has no translations. */
  versionsOf(story: StoryNode): readonly StoryNode[] {
    return this.#versions.get(story) ?? [story];
  }

  /** The language in whose lists a text belongs. */
  homeOf({ language }: Text): string {
    return this.languages.homeOf(language);
  }

  /** Whether lists in a language show a story. */
  has(story: StoryNode, language: string): boolean {
    return this.shows(story, this.#versions.get(story), language);
  }

  /** The same of any text. `all`: it and its versions; undefined if there are no others. */
  shows<T extends Text>(text: T, all: readonly T[] | undefined, language: string): boolean {
    const home = this.languages.homeOf(language);
    if (this.homeOf(text) !== home) return false;
    const versions = all?.filter((version) => this.homeOf(version) === home);
    if (!versions) return true;
    const inLanguage = (tag: string) => versions.find((version) => version.language === tag);
    return (inLanguage(language) ?? inLanguage(home) ?? versions[0]) === text;
  }

  /** The stories of a list that lists in a language show. */
  of(stories: readonly StoryNode[], language: string): readonly StoryNode[] {
    return this.isPlain ? stories : stories.filter((story) => this.has(story, language));
  }
}

/** The most versions of one story: each page names all others, and news is not written in more languages. */
const MOST_VERSIONS = 100;

/** By each of its versions: a story's original, its translations, newest first, and translations of those. */
function versionsOf(translates: Relation<StoryNode, StoryNode>): Map<StoryNode, readonly StoryNode[]> {
  const known = new Map<StoryNode, readonly StoryNode[]>();
  for (const { from: story } of translates.edges()) {
    if (known.has(story)) continue;
    const versions = allVersions(story, translates);
    // A translation beyond the most versions names the others, too.
    for (const version of [story, ...versions]) known.set(version, versions);
  }
  return known;
}

/** All versions of a text: the original, then its translations and translations of those. */
export function allVersions<N extends Readable>(text: N, translates: Relation<N, N>): readonly N[] {
  const way = new Set([text]);
  for (const step of way) for (const { to } of translates.from(step)) way.add(to);
  const versions = new Set([...way].slice(-1));
  for (const version of versions)
    for (const { from } of translates.to(version)) if (versions.size < MOST_VERSIONS) versions.add(from);
  return [...versions];
}
