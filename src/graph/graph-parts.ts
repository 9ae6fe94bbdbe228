import { type Tracker, tracked } from "../dependencies/tracker.ts";
import { mix } from "../text/hash.ts";
import { DatesAhead, datesAhead } from "./ahead.ts";
import type { AskedQuestions } from "./asked-questions.ts";
import { type CitedArticle, citationsByOutlet } from "./citations.ts";
import type { EditionSchedule } from "./edition-schedule.ts";
import { addEditionFacts, type EditionContents, Editions } from "./editions.ts";
import { Listing } from "./listing.ts";
import { type Lists, listsOf } from "./lists.ts";
import {
  type ArticleNode,
  type AuthorNode,
  type EditionNode,
  hashOfNodes,
  type NodeSettings,
  type OutletNode,
  type PlainPageNode,
  type QuestionNode,
  type StorylineNode,
  type StoryNode,
  type TopicNode,
} from "./nodes.ts";
import { PageFolders } from "./page-folders.ts";
import { Relatedness, rarityOf } from "./related.ts";
import type { Relations } from "./relations.ts";
import { orderStorylines, type Storylines } from "./storylines.ts";

export interface Nodes {
  /** Published stories, newest first. */
  readonly stories: readonly StoryNode[];
  /** Withdrawn stories, newest first: they keep a page, but are not part of anything else. */
  readonly withdrawn: readonly StoryNode[];
  readonly topics: readonly TopicNode[];
  readonly outlets: readonly OutletNode[];
  /** Newest first. */
  readonly questions: readonly QuestionNode[];
  readonly storylines: readonly StorylineNode[];
  /** In the order of their first citation, newest stories first. */
  readonly articles: readonly ArticleNode[];
  readonly authors: readonly AuthorNode[];
  /** By `order`, then by title. */
  readonly pages: readonly PlainPageNode[];
  /** Newest first. */
  readonly editions: readonly EditionNode[];
}

/** What the graph of every language shares. */
export interface GraphParts {
  readonly nodes: Nodes;
  readonly relations: Relations;
  readonly tracker: Tracker;
  readonly listing: Listing;
  readonly storylines: Storylines;
  readonly editions: Editions;
  readonly ahead: DatesAhead;
  readonly folders: PageFolders;
  readonly relatedness: Relatedness;
  readonly lists: Lists;
  /** By the number of the outlet. */
  readonly citations: readonly (readonly CitedArticle[])[];
}

/** What can be asked of a site's nodes, which must be connected. */
export function graphParts(
  nodes: Nodes,
  relations: Relations,
  asked: AskedQuestions,
  contents: ReadonlyMap<EditionNode, EditionContents>,
  { now, languages, tracker, schedule }: NodeSettings & { readonly schedule: EditionSchedule },
): GraphParts {
  for (const [place, story] of nodes.stories.entries()) story.place = place;
  const storylines = orderStorylines(nodes.storylines, relations);
  const relatedness = new Relatedness(nodes.stories.length, relations, storylines);
  for (const topic of nodes.topics) {
    const rarity = rarityOf(relations.about.to(topic).length, nodes.stories.length);
    topic.edges.value = mix(topic.edges.value, rarity);
  }
  const citations = citationsByOutlet(relations);
  for (const outlet of nodes.outlets) {
    let value = outlet.edges.value;
    for (const { from, to, data } of citations[outlet.number] ?? [])
      value = mix(mix(value, from.hash), mix(to.hash, data.origin.hash));
    outlet.edges.value = value;
  }
  const dates = datesAhead({ ...nodes, relations, schedule, now });
  const lists = listsOf({ ...nodes, asked, now, ahead: dates.all }, tracker);
  const listing = new Listing(relations.translates, languages);
  const ahead = new DatesAhead(dates.of, listing);
  const editions = new Editions(contents, listing);
  addEditionFacts(contents, editions, listing);
  const folders = new PageFolders(nodes.pages, tracker);
  const tracking = trackedNodes(nodes, tracker);
  return {
    ...{ nodes: tracking, relations, tracker, listing, storylines, editions, ahead, folders, relatedness },
    ...{ lists, citations },
  };
}

const trackedNodes = (nodes: Nodes, tracker: Tracker): Nodes =>
  tracked(nodes, {
    tracker,
    what: "list",
    // The articles follow from the outlets' edges.
    hash: (list, name) =>
      name === "articles"
        ? nodes.outlets.reduce((hash, { edges }) => mix(hash, edges.value), list.length)
        : hashOfNodes(list),
  });
