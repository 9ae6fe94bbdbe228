import type { StoryDocument, StoryFacts } from "../content/document.ts";
import type { DocumentText } from "../content/document-text.ts";
import { factsOf, topicName } from "../content/story-facts.ts";
import type { TextPlace } from "./bin.ts";
import type { TextFile } from "./text-file.ts";

type Front = StoryDocument["front"];

/*
 * What the graph and lists ask of a story is its outline. Sources are also read by whatever cites the same articles; the rest
 * is for the story's own pages and for lists of questions. All keys of the front matter in them are lists.
 */
const FRONT_SOURCES = ["sources"] as const;
const REST = [
  "bullets",
  "inlineQuestions",
  "excerpt",
  "anchors",
  "citations",
  "papers",
  "figurePlaces",
] as const;
const FRONT_REST = ["timeline", "claims", "figures", "quotes", "unknowns", "aliases"] as const;
const LISTS = [...FRONT_SOURCES, ...FRONT_REST] as const;

type RestKey = (typeof REST)[number];
type ListKey = (typeof LISTS)[number];

interface PartOf<Key extends keyof StoryDocument, List extends ListKey> {
  readonly own: Pick<StoryDocument, Key>;
  readonly front: Pick<Front, List>;
}

type Sources = PartOf<never, (typeof FRONT_SOURCES)[number]>;
type Rest = PartOf<RestKey, (typeof FRONT_REST)[number]>;

/** The keys of this and of its `front` are those of the story, and what `IndexedStory` needs. */
export interface StoryOutline extends Omit<StoryDocument, RestKey | "front" | "facts" | "text"> {
  readonly front: Omit<Front, ListKey> & Lists;
  readonly facts: StoryFacts;
  /** The excerpt, if lists show it because there is no summary. */
  readonly teaser?: string;
}

interface Lists {
  /** Bit N says whether list N of `LISTS` has entries. */
  readonly lists: number;
}

/** What is not in memory of a story: as JSON, or where that is kept. */
export interface StoryParts<Part = string> {
  readonly sources: Part;
  readonly rest: Part;
}

type Plain = Record<string, unknown>;

/** Divides a story into its outline, as plain data, and the other parts; its text is not part of it. */
export function divideStory(story: StoryDocument): StoryParts & { readonly outline: object } {
  const outline: Plain = { ...story, facts: factsOf(story) };
  const front: Plain = { ...story.front };
  const take = (keys: readonly string[], lists: readonly ListKey[]): string => {
    const part = { own: entriesOf(outline, keys), front: entriesOf(front, lists) };
    for (const key of keys) delete outline[key];
    for (const key of lists) delete front[key];
    return JSON.stringify(part);
  };
  const sources = take([], FRONT_SOURCES);
  const rest = take(REST, FRONT_REST);
  const lists = LISTS.reduce((bits, key, bit) => bits | (story.front[key].length > 0 ? 1 << bit : 0), 0);
  const teaser = story.front.summary === undefined ? story.excerpt : undefined;
  return { outline: { ...outline, front: { ...front, lists }, teaser }, sources, rest };
}

const entriesOf = (values: Plain, keys: readonly string[]): Plain =>
  Object.fromEntries(keys.map((key) => [key, values[key]]));

/**
 * Makes a story of its outline, which is in memory: the graph of an archive names all of its stories, and a share of the
 * pages few. The outline itself becomes the story: there may be hundreds of thousands, and copies take time.
 */
export function indexedStory(
  outline: StoryOutline,
  { sources, rest }: StoryParts<TextPlace>,
  { file, text }: { readonly file: TextFile; readonly text: DocumentText },
): StoryDocument {
  const parts: KeptParts = { sources: new Kept(file, sources), rest: new Kept(file, rest) };
  shareNames(outline);
  const front = Object.assign(withoutEmpty(outline.front), { parts });
  Object.setPrototypeOf(front, IndexedFront.prototype);
  const story = Object.assign(withoutEmpty(outline), { parts, text });
  return Object.setPrototypeOf(story, IndexedStory.prototype) as StoryDocument;
}

/** Names are in many stories; one string serves all of them. */
const strings = new Map<string, string>();

function shareNames({ front, facts }: StoryOutline): void {
  for (const topic of front.topics) share(topicName(topic), "value");
  for (const author of front.authors) share(author, "value");
  for (const cited of facts.cites) share(cited, "outlet");
}

function share<Key extends string>(holder: { readonly [key in Key]: string }, key: Key): void {
  const name = holder[key];
  const known = strings.get(name);
  if (known === undefined) strings.set(name, name);
  else (holder as { [key in Key]: string })[key] = known;
}

const NONE: readonly never[] = [];

/** The same with one list for all empty ones, which are most. */
function withoutEmpty<T extends object>(outline: T): T {
  const values = outline as Plain;
  for (const key in values) {
    const value = values[key];
    if (Array.isArray(value) && value.length === 0) values[key] = NONE;
  }
  return outline;
}

/** At most so many parts are in memory at once: few are asked for twice. */
const MOST_READ = 32;

/** What was read last, and where the next one goes. */
const recent: Kept<unknown>[] = [];
let next = 0;

/** A part of a story that stays in its index until somebody asks for it. */
class Kept<Part> {
  readonly #file: TextFile;
  readonly #place: TextPlace;
  #part: Part | undefined;

  constructor(file: TextFile, place: TextPlace) {
    this.#file = file;
    this.#place = place;
  }

  get(): Part {
    if (this.#part) return this.#part;
    const oldest = recent[next];
    if (oldest) oldest.#part = undefined;
    recent[next] = this;
    next = (next + 1) % MOST_READ;
    this.#part = JSON.parse(this.#file.read(this.#place)) as Part;
    return this.#part;
  }
}

interface KeptParts {
  readonly sources: Kept<Sources>;
  readonly rest: Kept<Rest>;
}

abstract class IndexedStory implements Pick<StoryDocument, RestKey> {
  protected abstract readonly parts: KeptParts;
  protected abstract readonly teaser: string | undefined;

  get bullets() {
    return this.parts.rest.get().own.bullets;
  }

  get inlineQuestions() {
    return this.parts.rest.get().own.inlineQuestions;
  }

  get excerpt() {
    return this.teaser ?? this.parts.rest.get().own.excerpt;
  }

  get anchors() {
    return this.parts.rest.get().own.anchors;
  }

  get citations() {
    return this.parts.rest.get().own.citations;
  }

  get papers() {
    return this.parts.rest.get().own.papers;
  }

  get figurePlaces() {
    return this.parts.rest.get().own.figurePlaces;
  }
}

/** The list if it has entries; it is in one of the parts. */
function listOf<Key extends ListKey>(
  { lists }: Lists,
  key: Key,
  part: Kept<{ readonly front: Pick<Front, Key> }>,
): Front[Key] | readonly never[] {
  return (lists & (1 << LISTS.indexOf(key))) === 0 ? NONE : part.get().front[key];
}

abstract class IndexedFront implements Pick<Front, ListKey>, Lists {
  protected abstract readonly parts: KeptParts;
  abstract readonly lists: number;

  get sources() {
    return listOf(this, "sources", this.parts.sources);
  }

  get timeline() {
    return listOf(this, "timeline", this.parts.rest);
  }

  get claims() {
    return listOf(this, "claims", this.parts.rest);
  }

  get figures() {
    return listOf(this, "figures", this.parts.rest);
  }

  get quotes() {
    return listOf(this, "quotes", this.parts.rest);
  }

  get unknowns() {
    return listOf(this, "unknowns", this.parts.rest);
  }

  get aliases() {
    return listOf(this, "aliases", this.parts.rest);
  }
}
