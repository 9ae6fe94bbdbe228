import type { Config } from "../config/config.ts";
import type { Dependency } from "../dependencies/tracker.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import { hashOf } from "../text/hash.ts";

/** The lists of the site that have entries: nobody wants to open an empty one. */
export interface FilledLists {
  /** As in their addresses: `topics`, `archive`. */
  readonly names: ReadonlySet<string>;
  readonly dependency: Dependency;
}

/** The lists that have entries in each language of the site. */
export function filledLists(graph: SiteGraph, config: Config): ReadonlyMap<string, FilledLists> {
  return new Map(
    config.languages.all.map((language) => {
      const names = namesOf(graph.in(language), config);
      const dependency = graph.tracker.define(`lists with entries ${language}`, hashOf([...names].join()));
      return [language, { names, dependency }];
    }),
  );
}

function namesOf(graph: SiteGraph, { map, search }: Config): ReadonlySet<string> {
  const stories = graph.stories();
  const { topics, outlets, authors, storylines } = graph.nodes;
  const isMain = graph.language === graph.listing.languages.main;
  const isFilled = {
    topics: topics.some((topic) => graph.countStoriesAbout(topic) > 0),
    sources: outlets.some((outlet) => graph.citationsFrom(outlet).length > 0),
    authors: isMain ? isNotEmpty(authors) : authors.some((author) => graph.countEntries(author) > 0),
    questions: [graph.questions.pages(), graph.questions.answered(), graph.questions.open()].some(isNotEmpty),
    storylines: storylines.some((storyline) => isNotEmpty(graph.storylines.storiesIn(storyline))),
    editions: isNotEmpty(graph.listedEditions()),
    archive: isNotEmpty(stories),
    corrections: isNotEmpty(graph.corrections()),
    graph: map === "on" && isWorthMapping(graph),
    search: search === "on" && isNotEmpty(stories),
  };
  return new Set(Object.entries(isFilled).flatMap(([name, filled]) => (filled ? [name] : [])));
}

/** A map of less shows nothing that its few stories do not. */
const SMALLEST_MAP = { stories: 3, nodes: 5 } as const;

/** Whether enough stories connect enough topics, outlets and storylines with each other. */
function isWorthMapping(graph: SiteGraph): boolean {
  const nodes = new Set<object>();
  let connecting = 0;
  for (const story of graph.stories()) {
    const storyline = graph.storylines.storylineOf(story);
    const topics = graph.topicsOf(story).map(({ topic }) => topic);
    const own = [...topics, ...graph.outletsOf(story), ...(storyline ? [storyline] : [])];
    if (own.length < 2) continue;
    connecting += 1;
    for (const node of own) nodes.add(node);
    if (connecting >= SMALLEST_MAP.stories && nodes.size >= SMALLEST_MAP.nodes) return true;
  }
  return false;
}

const isNotEmpty = (list: readonly unknown[]): boolean => list.length > 0;
