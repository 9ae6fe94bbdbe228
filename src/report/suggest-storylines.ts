import type { ArticleNode, StoryNode, TopicNode } from "../graph/nodes.ts";
import { rarityOf } from "../graph/related.ts";
import { nameKey, shortSlug } from "../text/names.ts";
import { byCodePoint } from "../text/order.ts";
import { daysBetween, refOf, type Scope, type StoryRef } from "./scope.ts";

/** A storyline that the site could have. */
export interface SuggestedStoryline {
  readonly title: string;
  /** The file that `briefgen new storyline` makes of the title. */
  readonly path: string;
  /** The line for each story: `storyline: sanctions-and-talks`. */
  readonly line: string;
  /** Topics that they share. */
  readonly topics: readonly string[];
  /** Newest first. */
  readonly stories: readonly StoryRef[];
  /** How many articles two or more of them cite. */
  readonly sharedArticles: number;
  /** How often one of them names another one in `previous`. */
  readonly links: number;
}

/** Between a story and the next there are so many days at most. */
const GAP = 45;
const FEWEST_STORIES = 3;
/** More stories on two topics are a beat, without a beginning or an end. */
const MOST_STORIES = 15;
/** An article that more stories cite is a work of reference. */
const MOST_CITING = 5;
/** Two topics together belong to a fourth of all stories at most: `rarityOf`. */
const RARITY = 2;
/** So many stories need nothing else in common than two topics, if one of these has hardly any others. */
const MANY_STORIES = 4;
const MOST = 5;
/** Topics of one story whose pairs are compared. */
const MOST_TOPICS = 12;

interface Group {
  /** Newest first. */
  readonly stories: readonly StoryNode[];
  readonly topics: readonly TopicNode[];
  /** How rare it is that stories share these topics; 0 for stories that follow one another. */
  readonly rarity: number;
}

interface Scored extends Group {
  readonly sharedArticles: number;
  readonly links: number;
  /** Whether half of the stories share an article or a link with another one. */
  readonly isTied: boolean;
}

/**
 * Groups of stories that belong together and to no storyline: those that share two topics within a short time, when few
 * others do, and those that `previous` connects. Of groups that share topics, half of the stories must share an article or
 * a link with another one, or the group must be half of all stories on one of the topics. The groups with the most links,
 * then with the most shared articles, come first; a story is in one group at most.
 */
export function suggestedStorylines(scope: Scope): SuggestedStoryline[] {
  const { partOf } = scope.graph.relations;
  const loose = scope.stories.filter((story) => partOf.from(story).length === 0);
  const groups = [...pairsIn(loose, scope), ...chainsIn(loose, scope)]
    .map((group) => scored(group, scope))
    .filter((group) => group.isTied || isOfOwn(group, scope))
    .sort(byStrength);
  const taken = new Set<StoryNode>();
  const titles = new Set(scope.graph.nodes.storylines.map(({ title }) => nameKey(title)));
  const suggestions: SuggestedStoryline[] = [];
  for (const group of groups) {
    const stories = group.stories.filter((story) => !taken.has(story));
    const title = titleOf(group, scope);
    if (stories.length < group.stories.length || titles.has(nameKey(title)) || shortSlug(title) === "")
      continue;
    for (const story of stories) taken.add(story);
    titles.add(nameKey(title));
    suggestions.push(suggestion(title, group));
    if (suggestions.length === MOST) break;
  }
  return suggestions;
}

const byStrength = (a: Scored, b: Scored): number =>
  b.links - a.links ||
  b.sharedArticles - a.sharedArticles ||
  b.rarity - a.rarity ||
  b.stories.length - a.stories.length ||
  byCodePoint(keyOf(a), keyOf(b));

const keyOf = ({ stories, topics }: Group): string => [...topics, ...stories].map(({ id }) => id).join(" ");

/** Whether one of a group's topics has hardly any other stories. */
const isOfOwn = ({ stories, topics }: Group, scope: Scope): boolean =>
  stories.length >= MANY_STORIES &&
  topics.some((topic) => stories.length * 2 >= scope.storiesAbout(topic).length);

/** Stories that share two topics, and that few weeks separate. */
function pairsIn(loose: readonly StoryNode[], scope: Scope): Group[] {
  const pairs = new Map<string, { topics: readonly TopicNode[]; stories: StoryNode[] }>();
  for (const story of loose) {
    const topics = topicsOf(story, scope)
      .slice(0, MOST_TOPICS)
      .sort((a, b) => byCodePoint(a.id, b.id));
    for (const [at, first] of topics.entries())
      for (const second of topics.slice(at + 1)) {
        const key = `${first.number} ${second.number}`;
        const pair = pairs.get(key);
        if (pair) pair.stories.push(story);
        else pairs.set(key, { topics: [first, second], stories: [story] });
      }
  }
  const told = scope.graph.nodes.storylines.map(
    (line) => new Set(scope.graph.relations.storylineAbout.from(line).map(({ to }) => to)),
  );
  return [...pairs.values()].flatMap(({ topics, stories }) => {
    const rarity = rarityOf(stories.length, scope.stories.length);
    const run = longestRun(stories);
    if (run.length < FEWEST_STORIES || run.length > MOST_STORIES || rarity < RARITY) return [];
    if (run.length * 2 < stories.length) return [];
    if (told.some((line) => topics.every((topic) => line.has(topic)))) return [];
    return [{ topics, stories: run, rarity }];
  });
}

const topicsOf = (story: StoryNode, { graph }: Scope): TopicNode[] =>
  graph
    .topicsOf(story)
    .filter(({ role }) => role !== "mention")
    .map(({ topic }) => topic);

/** The most stories that follow one another within `GAP` days each; the newest ones if there are as many elsewhere. */
function longestRun(stories: readonly StoryNode[]): StoryNode[] {
  let run: StoryNode[] = [];
  let longest: StoryNode[] = [];
  for (const story of stories) {
    const later = run.at(-1);
    if (later && daysBetween(story.date.day, later.date.day) > GAP) run = [];
    run.push(story);
    if (run.length > longest.length) longest = run;
  }
  return longest;
}

/** Stories that `previous` connects, directly or by way of others. */
function chainsIn(loose: readonly StoryNode[], { graph }: Scope): Group[] {
  const { follows } = graph.relations;
  const left = new Set(loose);
  const chains: Group[] = [];
  for (const start of loose) {
    if (!left.delete(start)) continue;
    const chain = [start];
    for (const story of chain) {
      const linked = [
        ...follows.from(story).map(({ to }) => to),
        ...follows.to(story).map(({ from }) => from),
      ];
      for (const other of linked) if (left.delete(other)) chain.push(other);
    }
    if (chain.length < FEWEST_STORIES) continue;
    const stories = chain.sort((a, b) => a.place - b.place);
    chains.push({ stories, topics: sharedTopics(stories, graph), rarity: 0 });
  }
  return chains;
}

/** The two topics that most of the stories have, if at least half of them do. */
function sharedTopics(stories: readonly StoryNode[], graph: Scope["graph"]): TopicNode[] {
  const counts = new Map<TopicNode, number>();
  for (const story of stories)
    for (const { topic } of graph.topicsOf(story)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count * 2 >= stories.length)
    .sort(([a, first], [b, second]) => second - first || byCodePoint(a.id, b.id))
    .slice(0, 2)
    .map(([topic]) => topic);
}

function scored(group: Group, { graph }: Scope): Scored {
  const stories = new Set(group.stories);
  const { cites, follows } = graph.relations;
  const citing = new Map<ArticleNode, StoryNode[]>();
  for (const story of stories)
    for (const article of new Set(cites.from(story).map(({ to }) => to)))
      if (article.stories <= MOST_CITING) citing.set(article, [...(citing.get(article) ?? []), story]);
  const shared = [...citing.values()].filter(({ length }) => length > 1);
  const links = group.stories.flatMap((story) =>
    follows
      .from(story)
      .filter(({ to }) => stories.has(to))
      .map(({ to }) => [story, to]),
  );
  const tied = new Set([...shared, ...links].flat());
  return {
    ...group,
    sharedArticles: shared.length,
    links: links.length,
    isTied: tied.size * 2 >= stories.size,
  };
}

/** The names of its topics, or else the first story's title. */
function titleOf({ topics, stories }: Group, { settings: { language } }: Scope): string {
  if (topics.length === 0) return stories.at(-1)!.title;
  return new Intl.ListFormat(language, { type: "conjunction" }).format(topics.map(({ name }) => name));
}

function suggestion(title: string, { topics, stories, sharedArticles, links }: Scored): SuggestedStoryline {
  const slug = shortSlug(title);
  return {
    ...{ title, path: `briefings/storylines/${slug}.md`, line: `storyline: ${slug}` },
    topics: topics.map(({ name }) => name),
    stories: stories.map(refOf),
    ...{ sharedArticles, links },
  };
}
