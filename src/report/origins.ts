import type { OutletNode, StoryNode, TopicNode } from "../graph/nodes.ts";
import { byCodePoint, grouped } from "../text/order.ts";
import { refOf, type Scope, type StoryRef } from "./scope.ts";

/** How independent the sources are. A source's origin is the outlet in `via`, or else its own. */
export interface Origins {
  /** How many stories have so many origins; fewest origins first. */
  readonly stories: readonly { readonly origins: number; readonly stories: number }[];
  /** Topics of two stories or more whose stories have sources, by origins, then by stories. */
  readonly topics: readonly TopicOrigins[];
  /** Stories all of whose sources have one origin, newest first. */
  readonly single: readonly SingleOrigin[];
  /** Newest first. */
  readonly withoutSources: readonly StoryRef[];
  readonly sources: SourceCounts;
}

export interface TopicOrigins {
  readonly id: string;
  readonly name: string;
  readonly stories: number;
  readonly outlets: number;
  readonly origins: number;
}

export interface SingleOrigin extends StoryRef {
  readonly origin: string;
  /** How many outlets it cites. */
  readonly outlets: number;
}

/** Numbers of citations. */
export interface SourceCounts {
  readonly all: number;
  /** `access: paywall`. */
  readonly paywalled: number;
  /** `kind: primary`. */
  readonly primary: number;
  /** With an `archive`. */
  readonly archived: number;
  /** Without a `url`. */
  readonly withoutAddress: number;
}

export function originsOf(scope: Scope): Origins {
  const { graph, stories } = scope;
  const all = stories.map((story) => ({ story, origins: graph.originsOf(story) }));
  const byCount = [...grouped(all, ({ origins }) => origins.length)];
  return {
    stories: byCount
      .map(([origins, some]) => ({ origins, stories: some.length }))
      .sort((a, b) => a.origins - b.origins),
    topics: topicsOf(scope, new Map(all.map(({ story, origins }) => [story, origins]))),
    single: all
      .filter(({ origins }) => origins.length === 1)
      .map(({ story, origins }) => ({
        ...refOf(story),
        origin: origins[0]!.name,
        outlets: graph.outletsOf(story).length,
      })),
    withoutSources: all.filter(({ origins }) => origins.length === 0).map(({ story }) => refOf(story)),
    sources: sourcesOf(scope),
  };
}

function topicsOf(
  scope: Scope,
  originsOfStory: ReadonlyMap<StoryNode, readonly OutletNode[]>,
): TopicOrigins[] {
  const rowOf = (topic: TopicNode): TopicOrigins => {
    const stories = scope.storiesAbout(topic);
    const outlets = new Set(stories.flatMap((story) => scope.graph.outletsOf(story)));
    const origins = new Set(stories.flatMap((story) => originsOfStory.get(story) ?? []));
    const { id, name } = topic;
    return { id, name, stories: stories.length, outlets: outlets.size, origins: origins.size };
  };
  return scope.graph.nodes.topics
    .map(rowOf)
    .filter(({ stories, origins }) => stories > 1 && origins > 0)
    .sort((a, b) => a.origins - b.origins || b.stories - a.stories || byCodePoint(a.id, b.id));
}

function sourcesOf({ citations }: Scope): SourceCounts {
  const entries = citations.map(({ citation }) => citation.entry);
  return {
    all: entries.length,
    paywalled: entries.filter(({ access }) => access === "paywall").length,
    primary: entries.filter(({ kind }) => kind === "primary").length,
    archived: entries.filter(({ archive }) => archive !== undefined).length,
    withoutAddress: entries.filter(({ url }) => url === undefined).length,
  };
}
