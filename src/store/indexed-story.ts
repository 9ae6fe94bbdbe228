import type { StoryDocument } from "../content/document.ts";
import type { DocumentText, KeptText } from "../content/document-text.ts";

type Front = StoryDocument["front"];

/** Keys of a story that stay in its index until somebody asks for one: mostly, only the story's own page does. */
const REST_KEYS = [
  "digest",
  "excerpt",
  "bullets",
  "inlineQuestions",
  "anchors",
  "citations",
  "papers",
  "figurePlaces",
] as const;
/** The same of its front matter; all of them lists. */
const REST_FRONT = [
  "topics",
  "sources",
  "timeline",
  "claims",
  "figures",
  "quotes",
  "unknowns",
  "previous",
  "authors",
  "aliases",
] as const;

type RestKey = (typeof REST_KEYS)[number];
type RestFrontKey = (typeof REST_FRONT)[number];

/** The part of a story that is in memory. */
interface Outline extends Omit<StoryDocument, RestKey | "front" | "text"> {
  readonly front: Omit<Front, RestFrontKey>;
  /** The excerpt, if lists show it because there is no summary. */
  readonly teaser?: string;
  /** Bit N says whether list N of `REST_FRONT` has entries. */
  readonly rest: number;
}

interface Rest extends Pick<StoryDocument, RestKey> {
  readonly front: Partial<Pick<Front, RestFrontKey>>;
}

type Plain = Record<string, unknown>;

/** A story as JSON, in two parts. */
export function divideStory(story: StoryDocument): { readonly outline: string; readonly rest: string } {
  const front: Plain = { ...story.front };
  const outline: Plain = { ...story };
  const restFront: Plain = {};
  const rest: Plain = { front: restFront };
  for (const key of REST_KEYS) {
    rest[key] = outline[key];
    delete outline[key];
  }
  let bits = 0;
  for (const [bit, key] of REST_FRONT.entries()) {
    if (story.front[key].length > 0) {
      restFront[key] = front[key];
      bits |= 1 << bit;
    }
    delete front[key];
  }
  const teaser = story.front.summary === undefined ? story.excerpt : undefined;
  return { outline: JSON.stringify({ ...outline, front, teaser, rest: bits }), rest: JSON.stringify(rest) };
}

/** The opposite of `divideStory`: the story without its text. What is then made of it is the same, byte for byte. */
export function joinStory(outline: string, rest: string): Omit<StoryDocument, "text"> {
  const { rest: _, ...own } = JSON.parse(outline) as Outline;
  const others = JSON.parse(rest) as Rest;
  const lists = Object.fromEntries(REST_FRONT.map((key) => [key, others.front[key] ?? []]));
  return { ...own, ...others, front: { ...own.front, ...lists } as Front };
}

/**
 * A story whose outline is in memory, and the rest in an index: the graph of a large archive names all of its stories, and
 * a share of the pages shows few of them in full.
 */
export function indexedStory(outline: string, rest: KeptText, text: DocumentText): StoryDocument {
  const { front, teaser, rest: bits, ...own } = JSON.parse(outline) as Outline;
  const kept = new KeptRest(rest);
  const story = Object.assign(new IndexedStory(kept, teaser), withoutEmpty(own), { text });
  return Object.assign(story, { front: Object.assign(new IndexedFront(kept, bits), withoutEmpty(front)) });
}

const NONE: readonly never[] = [];

/** The same with one list for all empty ones, which are most. */
function withoutEmpty<T extends object>(outline: T): T {
  for (const [key, value] of Object.entries(outline))
    if (Array.isArray(value) && value.length === 0) (outline as Plain)[key] = NONE;
  return outline;
}

/** At most so many of them are in memory at once: few pages ask for one twice. */
const MOST_READ = 512;

/** What was read last, and where the next one goes. */
const recent: KeptRest[] = [];
let next = 0;

class KeptRest {
  readonly #source: KeptText;
  #rest: Rest | undefined;

  constructor(source: KeptText) {
    this.#source = source;
  }

  get(): Rest {
    if (this.#rest) return this.#rest;
    const oldest = recent[next];
    if (oldest) oldest.#rest = undefined;
    recent[next] = this;
    next = (next + 1) % MOST_READ;
    this.#rest = JSON.parse(this.#source.read()) as Rest;
    return this.#rest;
  }
}

class IndexedStory implements Pick<StoryDocument, RestKey> {
  readonly #rest: KeptRest;
  readonly #teaser: string | undefined;

  constructor(rest: KeptRest, teaser: string | undefined) {
    this.#rest = rest;
    this.#teaser = teaser;
  }

  get digest() {
    return this.#rest.get().digest;
  }

  get excerpt() {
    return this.#teaser ?? this.#rest.get().excerpt;
  }

  get bullets() {
    return this.#rest.get().bullets;
  }

  get inlineQuestions() {
    return this.#rest.get().inlineQuestions;
  }

  get anchors() {
    return this.#rest.get().anchors;
  }

  get citations() {
    return this.#rest.get().citations;
  }

  get papers() {
    return this.#rest.get().papers;
  }

  get figurePlaces() {
    return this.#rest.get().figurePlaces;
  }
}

class IndexedFront implements Pick<Front, RestFrontKey> {
  readonly #rest: KeptRest;
  readonly #bits: number;

  constructor(rest: KeptRest, bits: number) {
    this.#rest = rest;
    this.#bits = bits;
  }

  get topics() {
    return this.#list("topics");
  }

  get sources() {
    return this.#list("sources");
  }

  get timeline() {
    return this.#list("timeline");
  }

  get claims() {
    return this.#list("claims");
  }

  get figures() {
    return this.#list("figures");
  }

  get quotes() {
    return this.#list("quotes");
  }

  get unknowns() {
    return this.#list("unknowns");
  }

  get previous() {
    return this.#list("previous");
  }

  get authors() {
    return this.#list("authors");
  }

  get aliases() {
    return this.#list("aliases");
  }

  #list<Key extends RestFrontKey>(key: Key): Front[Key] | readonly never[] {
    const isThere = (this.#bits & (1 << REST_FRONT.indexOf(key))) !== 0;
    return isThere ? this.#rest.get().front[key]! : NONE;
  }
}
