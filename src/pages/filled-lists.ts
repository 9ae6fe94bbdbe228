import type { Config } from "../config/config.ts";
import type { SiteGraph } from "../graph/site-graph.ts";

/** The lists of the site that have entries: nobody wants to open an empty one. */
export function listsWithEntries(graph: SiteGraph, { map, search }: Config): ReadonlySet<string> {
  const { stories, topics, outlets, questions, storylines } = graph.nodes;
  const asked = questions.length + graph.answeredQuestions().length + graph.openQuestions().length;
  const entries = {
    topics: topics.length,
    sources: outlets.length,
    questions: asked,
    storylines: storylines.length,
    archive: stories.length,
    corrections: graph.corrections().length,
    graph: map === "on" ? topics.length + outlets.length : 0,
    search: search === "on" ? stories.length : 0,
  };
  return new Set(Object.entries(entries).flatMap(([name, count]) => (count > 0 ? [name] : [])));
}
