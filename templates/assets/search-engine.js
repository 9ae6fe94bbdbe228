// Finds stories in the search index, which consists of shards: each has some of the stories, in files by the beginnings of
// words. Only the files that a question needs are loaded. `words`: the module search-words.js.

export class SearchIndex {
  #folder;
  #words;
  #shards;

  /** `folder`: the index's address, with `/` at its end. */
  constructor(folder, words) {
    this.#folder = folder;
    this.#words = words;
  }

  /** Loads the list of shards. `fresh`: past the browser's cache, because the site was built again. */
  async open({ fresh = false } = {}) {
    const list = await loadJson(`${this.#folder}shards.json`, fresh ? { cache: "reload" } : {});
    this.#shards = list.map(({ name, titles }) => new Shard(`${this.#folder}${name}/`, titles, this.#words));
  }

  /** Topics, storylines and years with their number of stories: `{topic: [["Oil", 12], …], …}`. */
  filters() {
    return loadJson(`${this.#folder}filters.json`);
  }

  /** Outlets with their number of stories: `[["AP News", 12], …]`. */
  outlets() {
    return loadJson(`${this.#folder}outlets.json`);
  }

  /**
   * The stories that hold a text, the best first; a `filter` leaves those with a value: `{topic: "Oil"}`. `exact` hold the
   * text as it was written, or else as the beginning of longer words, or else all its words anywhere, some perhaps in another
   * form. `others` hold its words less exactly than that. If the text is empty: all stories that the filter leaves, newest first.
   */
  async search(text, filter) {
    const atoms = this.#words.atomsOf(this.#words.unitsOf(text));
    const found = await Promise.all(
      this.#shards.map((shard, number) => shard.find(atoms, filter).then((hits) => hits.map((hit) => ({ ...hit, shard, number })))),
    );
    const hits = found.flat().sort((a, b) => a.rank - b.rank || b.score - a.score || b.number - a.number || b.story - a.story);
    const best = hits[0]?.rank;
    return { exact: hits.filter(({ rank }) => rank === best), others: hits.filter(({ rank }) => rank !== best) };
  }

  /** The story of a hit: `{path, title, date, language, text}`. */
  async load({ shard, story }) {
    const [path, date, language, title, ...texts] = await shard.story(story);
    return { path, title, date, language, text: texts.join("\n") };
  }
}

/** How well a story holds what was asked for: lower is better. */
const AS_WRITTEN = 0;
const AS_BEGINNING = 1;
const SOMEWHERE = 2;

class Shard {
  #folder;
  #words;
  #titles;
  /** Name of a file → its content, or a promise of it. */
  #files = new Map();

  constructor(folder, titles, words) {
    this.#folder = folder;
    this.#words = words;
    this.#titles = words.decode(titles);
  }

  async find(atoms, filter) {
    const left = await this.#storiesWith(filter);
    if (left?.size === 0) return [];
    if (atoms.length === 0) return [...(left ?? [])].map((story) => ({ story, rank: AS_WRITTEN, score: 0 }));
    const places = await this.#placesOf(atoms, left);
    const [first, ...others] = atoms.map((atom) => places.get(atom));
    const hits = [];
    for (const story of first.any.keys()) {
      if (others.every(({ any }) => any.has(story))) hits.push(this.#judge(story, atoms, places));
    }
    return hits;
  }

  /** `[path, date, language, title, text, …]` */
  story(number) {
    return this.#load(`t${number}`);
  }

  /** The stories that a filter leaves; undefined if there is none. */
  async #storiesWith(filter) {
    let left;
    for (const [name, value] of Object.entries(filter)) {
      const found = await this.#positions(this.#words.filterTerm(name, value));
      left = new Set([...found.keys()].filter((story) => left?.has(story) ?? true));
    }
    return left;
  }

  /**
   * Where each atom is. The longest is looked up first: it is in few stories, and often in none, so that others need not be
   * loaded. When few stories are left, their texts say the rest: they are smaller than the terms of common words.
   */
  async #placesOf(atoms, allowed) {
    const places = new Map(atoms.map((atom) => [atom, NOWHERE]));
    let left = allowed;
    let terms = this.#index();
    for (const [done, atom] of [...atoms].sort((a, b) => b.size - a.size).entries()) {
      if (done > 0 && left.size <= FEW && !terms.isOfTexts) terms = await this.#termsIn(left);
      const found = atom.characters ? await this.#run(atom.characters, terms) : await this.#word(atom, terms);
      places.set(atom, found);
      left = new Set([...found.any.keys()].filter((story) => left?.has(story) ?? true));
      if (left.size === 0) return new Map(atoms.map((one) => [one, NOWHERE]));
      for (const story of found.any.keys()) if (!left.has(story)) found.any.delete(story);
    }
    return places;
  }

  /** The terms of all stories, in files. */
  #index() {
    return {
      positions: (term) => this.#positions(term),
      matching: async (start, isWanted) => {
        let all = NONE;
        for (const [term, postings] of await this.#bucketOf(start))
          if (isWanted(term)) all = unionOf(all, this.#read(postings));
        return all;
      },
    };
  }

  /** The same for a few stories, from their texts. */
  async #termsIn(stories) {
    const terms = new Map();
    const texts = await Promise.all([...stories].map(async (story) => [story, (await this.story(story)).slice(TITLE)]));
    for (const [story, own] of texts)
      for (const [term, positions] of this.#words.positionsIn(own)) {
        if (!terms.has(term)) terms.set(term, new Map());
        terms.get(term).set(story, positions);
      }
    return {
      isOfTexts: true,
      positions: (term) => terms.get(term) ?? NONE,
      matching: (_, isWanted) =>
        [...terms].reduce((all, [term, found]) => (isWanted(term) ? unionOf(all, found) : all), NONE),
    };
  }

  /** Characters next to each other. */
  async #run(characters, terms) {
    if (characters.length === 1) {
      const all = await terms.matching(characters[0], (term) => term.startsWith(characters[0]));
      return { exact: all, begun: all, any: new Map(all) };
    }
    const last = characters.length - 2;
    let starts;
    for (let at = 0; at <= last; at = at === last ? last + 1 : Math.min(at + 2, last)) {
      const pairs = await terms.positions(characters[at] + characters[at + 1]);
      starts = starts ? bothOf(starts, pairs, at) : pairs;
      if (starts.size === 0) break;
    }
    return { exact: starts, begun: starts, any: new Map(starts) };
  }

  /** A word; words that begin with it; and its other forms. */
  async #word({ text }, terms) {
    const { bareForms, isForm } = this.#words;
    const exact = await terms.positions(text);
    const begun = unionOf(exact, text.length < 3 ? NONE : await terms.matching(text, (term) => term.startsWith(text)));
    let any = unionOf(begun, await terms.matching(text, (term) => isForm(term, text)));
    for (const bare of bareForms(text)) any = unionOf(any, await terms.positions(bare));
    return { exact, begun, any: new Map(any) };
  }

  #judge(story, atoms, places) {
    const offsets = atoms.map(({ at }) => at - atoms[0].at);
    const of = (kind) => atoms.map((atom) => places.get(atom)[kind].get(story) ?? []);
    const exact = of("exact");
    const begun = [...exact.slice(0, -1), of("begun").at(-1)];
    for (const [rank, positions] of [[AS_WRITTEN, exact], [AS_BEGINNING, begun]]) {
      const starts = phraseStarts(positions, offsets);
      if (starts.length > 0) return { story, rank, score: this.#scoreOf(story, starts, atoms) };
    }
    const positions = of("any");
    const inTitle = positions.filter(([first]) => first < this.#titles[story]).length;
    return { story, rank: SOMEWHERE, score: inTitle * 10 - Math.log2(spanOf(positions)) };
  }

  /** A title that is the phrase, then titles that hold it, then how often the text does. */
  #scoreOf(story, starts, atoms) {
    const title = this.#titles[story];
    const { at, size } = atoms.at(-1);
    const length = at + (atoms.at(-1).characters ? size : 1) - atoms[0].at;
    const isTitle = starts[0] === 0 && length === title;
    return (isTitle ? 1000 : 0) + (starts[0] < title ? 100 : 0) + Math.log2(starts.length);
  }

  /** Where a term is: story → positions, ascending. */
  async #positions(term) {
    return this.#read((await this.#bucketOf(term)).get(term));
  }

  #read(postings) {
    if (postings === undefined) return NONE;
    const numbers = this.#words.decode(postings);
    const found = new Map();
    let story = 0;
    for (let at = 0; at < numbers.length; ) {
      const head = numbers[at++];
      story += head >> 1;
      let left = head & 1 ? 1 : numbers[at++];
      let position = 0;
      const positions = [];
      for (; left > 0; left -= 1) positions.push((position += numbers[at++]));
      found.set(story, positions);
    }
    return found;
  }

  async #bucketOf(term) {
    const { bucketOf, bucketsFor } = this.#words;
    return this.#load(bucketOf(term, bucketsFor(this.#titles.length)), (entries) => {
      const terms = new Map();
      for (let at = 0; at < entries.length; at += 2) terms.set(entries[at], entries[at + 1]);
      return terms;
    });
  }

  #load(name, read = (content) => content) {
    if (!this.#files.has(name)) {
      const loading = loadJson(`${this.#folder}${name}.json`).then(read);
      this.#files.set(name, loading);
      loading.catch(() => this.#files.delete(name));
    }
    return this.#files.get(name);
  }
}

/** How many stories of a shard are few. */
const FEW = 4;
/** Where a story's title and texts begin in its file. */
const TITLE = 3;

const NONE = new Map();
const NOWHERE = { exact: NONE, begun: NONE, any: NONE };

async function loadJson(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${response.status}: ${address}`);
  return response.json();
}

/** The starts after which a pair is at a distance: story → starts. */
function bothOf(starts, pairs, distance) {
  const both = new Map();
  for (const [story, positions] of starts) {
    const others = new Set(pairs.get(story));
    const kept = positions.filter((position) => others.has(position + distance));
    if (kept.length > 0) both.set(story, kept);
  }
  return both;
}

function unionOf(first, second) {
  if (first.size === 0) return second;
  if (second.size === 0) return first;
  const union = new Map(first);
  for (const [story, positions] of second) {
    const all = union.get(story);
    union.set(story, all ? [...new Set([...all, ...positions])].sort((a, b) => a - b) : positions);
  }
  return union;
}

function phraseStarts(positions, offsets) {
  const others = positions.map((all) => new Set(all));
  return positions[0].filter((start) => offsets.every((offset, index) => others[index].has(start + offset)));
}

/** The length of the shortest stretch with one position of each list. */
function spanOf(lists) {
  const all = lists.flatMap((positions, list) => positions.map((position) => ({ position, list }))).sort((a, b) => a.position - b.position);
  const last = new Map();
  let span = Number.POSITIVE_INFINITY;
  for (const { position, list } of all) {
    last.set(list, position);
    if (last.size === lists.length) span = Math.min(span, position - Math.min(...last.values()) + 1);
  }
  return span;
}
