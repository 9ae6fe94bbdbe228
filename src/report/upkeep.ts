import type { OutletNode, QuestionNode, StorylineNode, StoryNode, TopicNode } from "../graph/nodes.ts";
import { byCodePoint } from "../text/order.ts";
import { type Corrections, correctionsOf } from "./corrections.ts";
import { type NearName, nearNames } from "./names.ts";
import { refOf, type Scope, type StoryRef } from "./scope.ts";

/** What is missing, doubled, leads nowhere, or was wrong. */
export interface Upkeep {
  /** Topics, then outlets without a record or a description, each most used first. */
  readonly topics: readonly Undescribed[];
  readonly outlets: readonly Undescribed[];
  readonly names: readonly NearName[];
  readonly deadEnds: DeadEnds;
  readonly corrections: Corrections;
}

export interface Undescribed {
  readonly name: string;
  readonly stories: number;
  readonly missing: "record" | "description";
  /** Its record, if there is one. */
  readonly path?: string | undefined;
}

export interface DeadEnds {
  /** Stories without topics, and without a link, a storyline or a question that leads on. */
  readonly stories: readonly StoryRef[];
  /** Names of topics with one story. */
  readonly topics: readonly string[];
  /** Question pages that no story asks. */
  readonly questions: readonly Titled[];
  /** Storylines with one story, or none. */
  readonly storylines: readonly Titled[];
}

export interface Titled {
  readonly title: string;
  readonly path: string;
}

export function upkeepOf(scope: Scope): Upkeep {
  const { topics, outlets } = scope.graph.nodes;
  const counts = countsOf(scope);
  const countOf = (node: TopicNode | OutletNode) => counts.get(node) ?? 0;
  return {
    topics: undescribed(topics, countOf),
    outlets: undescribed(outlets, countOf),
    names: nearNames(scope.graph, countOf),
    deadEnds: {
      stories: scope.stories.filter((story) => isDeadEnd(story, scope)).map(refOf),
      topics: topics.filter((topic) => countOf(topic) === 1).map(({ name }) => name),
      questions: scope.graph.nodes.questions
        .filter((one) => scope.storiesAsking(one).length === 0)
        .map(titled),
      storylines: scope.graph.nodes.storylines.filter((one) => scope.storiesOf(one).length < 2).map(titled),
    },
    corrections: correctionsOf(scope),
  };
}

const titled = ({ title, document }: QuestionNode | StorylineNode): Titled => ({
  title,
  path: document.path,
});

/** How many stories are about a topic, and how many cite an outlet. */
function countsOf({ graph, stories }: Scope): ReadonlyMap<TopicNode | OutletNode, number> {
  const counts = new Map<TopicNode | OutletNode, number>();
  for (const story of stories) {
    const topics = graph.topicsOf(story).map(({ topic }) => topic);
    for (const node of new Set([...topics, ...graph.outletsOf(story)]))
      counts.set(node, (counts.get(node) ?? 0) + 1);
  }
  return counts;
}

function undescribed<N extends TopicNode | OutletNode>(
  nodes: readonly N[],
  countOf: (node: N) => number,
): Undescribed[] {
  return nodes
    .filter((node) => countOf(node) > 0 && !node.document?.excerpt)
    .map((node) => ({ node, stories: countOf(node) }))
    .sort((a, b) => b.stories - a.stories || byCodePoint(a.node.id, b.node.id))
    .map(({ node: { name, document }, stories }) => ({
      ...{ name, stories, missing: document ? "description" : "record", path: document?.path },
    }));
}

/** Its text may lead on, too: any link into the site counts. */
function isDeadEnd(story: StoryNode, { graph }: Scope): boolean {
  const { about, partOf, follows, tells, asks, raises } = graph.relations;
  const leading = [about, partOf, follows, tells, asks, raises].some(
    (relation) => relation.from(story).length > 0,
  );
  const led = follows.to(story).length > 0 || tells.to(story).length > 0;
  return !leading && !led && !story.document.links.some(({ kind }) => kind === "link");
}
