import type { StoryDocument, StoryNames } from "../content/document.ts";
import type { DocumentText, KeptText } from "../content/document-text.ts";
import { namesIn } from "../content/story-names.ts";

type Front = StoryDocument["front"];

/*
 * A story in an index has three parts. The outline is in memory: what lists show. The facts connect the story, and are read
 * once for the graph; the rest is for its own page. All keys of the front matter in them are lists.
 */
const FACTS = ["bullets", "inlineQuestions"] as const;
const FRONT_FACTS = ["topics", "sources", "previous", "authors"] as const;
const REST = ["excerpt", "anchors", "citations", "papers", "figurePlaces"] as const;
const FRONT_REST = ["timeline", "claims", "figures", "quotes", "unknowns", "aliases"] as const;
const LISTS = [...FRONT_FACTS, ...FRONT_REST] as const;

type FactKey = (typeof FACTS)[number];
type FrontFactKey = (typeof FRONT_FACTS)[number];
type RestKey = (typeof REST)[number];
type FrontRestKey = (typeof FRONT_REST)[number];
type ListKey = FrontFactKey | FrontRestKey;

interface Facts extends Pick<StoryDocument, FactKey> {
  readonly front: Pick<Front, FrontFactKey>;
}

interface Rest extends Pick<StoryDocument, RestKey> {
  readonly front: Pick<Front, FrontRestKey>;
}

interface Outline extends Omit<StoryDocument, FactKey | RestKey | "front" | "text"> {
  readonly front: Omit<Front, ListKey>;
  readonly names: { [Kind in keyof StoryNames]: string[] };
  /** The excerpt, if lists show it because there is no summary. */
  readonly teaser?: string;
  /** Bit N says whether list N of `LISTS` has entries. */
  readonly lists: number;
}

/** The parts of a story: as JSON, or where that is kept. */
export interface StoryParts<Part = string> {
  readonly outline: Part;
  readonly facts: Part;
  readonly rest: Part;
}

type Plain = Record<string, unknown>;

/** Divides a story; its text is not part of it. */
export function divideStory(story: StoryDocument): StoryParts {
  const outline: Plain = { ...story, names: namesIn(story) };
  const front: Plain = { ...story.front };
  const take = (keys: readonly string[], lists: readonly ListKey[]): string => {
    const part: Plain = { front: Object.fromEntries(lists.map((key) => [key, story.front[key]])) };
    for (const key of keys) part[key] = outline[key];
    for (const key of keys) delete outline[key];
    for (const key of lists) delete front[key];
    return JSON.stringify(part);
  };
  const facts = take(FACTS, FRONT_FACTS);
  const rest = take(REST, FRONT_REST);
  const lists = LISTS.reduce((bits, key, bit) => bits | (story.front[key].length > 0 ? 1 << bit : 0), 0);
  const teaser = story.front.summary === undefined ? story.excerpt : undefined;
  return { outline: JSON.stringify({ ...outline, front, teaser, lists }), facts, rest };
}

/** The opposite of `divideStory`: what is then made of the story is the same, byte for byte. */
export function joinStory({ outline, facts, rest }: StoryParts): Omit<StoryDocument, "text"> {
  const { names, teaser, lists, ...own } = JSON.parse(outline) as Outline;
  const [first, second] = [JSON.parse(facts) as Facts, JSON.parse(rest) as Rest];
  return { ...own, ...first, ...second, front: { ...own.front, ...first.front, ...second.front } };
}

/** A story whose outline is in memory: the graph of an archive names all of its stories, and a share of the pages few. */
export function indexedStory(
  { outline, facts, rest }: StoryParts<KeptText>,
  text: DocumentText,
): StoryDocument {
  const { front, teaser, lists, ...own } = JSON.parse(outline.read()) as Outline;
  const kept = { facts: new Kept<Facts>(facts), rest: new Kept<Rest>(rest) };
  for (const names of Object.values(own.names)) shareStrings(names);
  const story = Object.assign(new IndexedStory(kept, teaser), withoutEmpty(own), { text });
  return Object.assign(story, { front: Object.assign(new IndexedFront(kept, lists), withoutEmpty(front)) });
}

/** Names are in many stories; one string serves all of them. */
const strings = new Map<string, string>();

function shareStrings(names: string[]): void {
  for (const [index, name] of names.entries()) {
    const known = strings.get(name);
    if (known === undefined) strings.set(name, name);
    else names[index] = known;
  }
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
const MOST_READ = 512;

/** What was read last, and where the next one goes. */
const recent: Kept<unknown>[] = [];
let next = 0;

/** A part of a story that stays in its index until somebody asks for it. */
class Kept<Part> {
  readonly #source: KeptText;
  #part: Part | undefined;

  constructor(source: KeptText) {
    this.#source = source;
  }

  get(): Part {
    if (this.#part) return this.#part;
    const oldest = recent[next];
    if (oldest) oldest.#part = undefined;
    recent[next] = this;
    next = (next + 1) % MOST_READ;
    this.#part = JSON.parse(this.#source.read()) as Part;
    return this.#part;
  }
}

interface KeptParts {
  readonly facts: Kept<Facts>;
  readonly rest: Kept<Rest>;
}

class IndexedStory implements Pick<StoryDocument, FactKey | RestKey> {
  readonly #parts: KeptParts;
  readonly #teaser: string | undefined;

  constructor(parts: KeptParts, teaser: string | undefined) {
    this.#parts = parts;
    this.#teaser = teaser;
  }

  get bullets() {
    return this.#parts.facts.get().bullets;
  }

  get inlineQuestions() {
    return this.#parts.facts.get().inlineQuestions;
  }

  get excerpt() {
    return this.#teaser ?? this.#parts.rest.get().excerpt;
  }

  get anchors() {
    return this.#parts.rest.get().anchors;
  }

  get citations() {
    return this.#parts.rest.get().citations;
  }

  get papers() {
    return this.#parts.rest.get().papers;
  }

  get figurePlaces() {
    return this.#parts.rest.get().figurePlaces;
  }
}

class IndexedFront implements Pick<Front, ListKey> {
  readonly #parts: KeptParts;
  readonly #lists: number;

  constructor(parts: KeptParts, lists: number) {
    this.#parts = parts;
    this.#lists = lists;
  }

  #has(key: ListKey): boolean {
    return (this.#lists & (1 << LISTS.indexOf(key))) !== 0;
  }

  #fact<Key extends FrontFactKey>(key: Key): Front[Key] | readonly never[] {
    return this.#has(key) ? this.#parts.facts.get().front[key] : NONE;
  }

  #more<Key extends FrontRestKey>(key: Key): Front[Key] | readonly never[] {
    return this.#has(key) ? this.#parts.rest.get().front[key] : NONE;
  }

  get topics() {
    return this.#fact("topics");
  }

  get sources() {
    return this.#fact("sources");
  }

  get previous() {
    return this.#fact("previous");
  }

  get authors() {
    return this.#fact("authors");
  }

  get timeline() {
    return this.#more("timeline");
  }

  get claims() {
    return this.#more("claims");
  }

  get figures() {
    return this.#more("figures");
  }

  get quotes() {
    return this.#more("quotes");
  }

  get unknowns() {
    return this.#more("unknowns");
  }

  get aliases() {
    return this.#more("aliases");
  }
}
