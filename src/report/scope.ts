import type { QuestionNode, StorylineNode, StoryNode, TopicNode } from "../graph/nodes.ts";
import type { Citation } from "../graph/relations.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import { momentAt } from "../text/dates.ts";

/** When and for which site the report is made. */
export interface ReportSettings {
  readonly title: string;
  /** The site's main language, a BCP 47 tag. */
  readonly language: string;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A story, as lists of the report name it. */
export interface StoryRef {
  readonly title: string;
  readonly path: string;
  /** Its day in the site's time zone: `2026-11-23`. */
  readonly date: string;
}

/** What the report looks at: every published story once, in whatever languages there are versions of it. */
export class Scope {
  readonly graph: SiteGraph;
  readonly settings: ReportSettings;
  /** Newest first; of several versions, the original, or else the first one that is published. */
  readonly stories: readonly StoryNode[];
  /** In the order of the stories, and as written. */
  readonly citations: readonly { readonly story: StoryNode; readonly citation: Citation }[];
  /** The day of `now` in the site's time zone. */
  readonly today: string;
  readonly #counted: ReadonlySet<StoryNode>;

  constructor(graph: SiteGraph, settings: ReportSettings) {
    this.graph = graph;
    this.settings = settings;
    const published = new Set(graph.nodes.stories);
    this.stories = graph.nodes.stories.filter(
      (story) => graph.listing.versionsOf(story).find((version) => published.has(version)) === story,
    );
    this.#counted = new Set(this.stories);
    this.citations = this.stories.flatMap((story) =>
      graph.citationsOf(story).map((citation) => ({ story, citation })),
    );
    this.today = momentAt(settings.now, settings.timeZone).day;
  }

  /** Whether a story is among those that the report looks at. */
  counts(story: StoryNode): boolean {
    return this.#counted.has(story);
  }

  /** Whole days from a day to today; negative if the day is in the future. */
  daysSince(day: string): number {
    return daysBetween(day, this.today);
  }

  /** Newest first, like the following. */
  storiesAbout(topic: TopicNode): readonly StoryNode[] {
    return this.#only(this.graph.relations.about.to(topic).map(({ from }) => from));
  }

  storiesOf(storyline: StorylineNode): readonly StoryNode[] {
    return this.#only(this.graph.relations.partOf.to(storyline).map(({ from }) => from));
  }

  storiesAsking(question: QuestionNode): readonly StoryNode[] {
    const { asks, raises } = this.graph.relations;
    return this.#only([...asks.to(question), ...raises.to(question)].map(({ from }) => from));
  }

  #only(stories: readonly StoryNode[]): readonly StoryNode[] {
    return [...new Set(stories)].filter((story) => this.counts(story));
  }
}

export const refOf = ({ title, document, date }: StoryNode): StoryRef => ({
  title,
  path: document.path,
  date: date.day,
});

const DAY = 24 * 3_600_000;

/** Whole calendar days from one day to a later one: `2026-11-20`, `2026-11-23` → 3. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY);
