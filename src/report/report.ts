import type { SiteGraph } from "../graph/site-graph.ts";
import { type Leaning, leaningOf } from "./leaning.ts";
import { type Origins, originsOf } from "./origins.ts";
import {
  DORMANT_AFTER,
  type DormantStoryline,
  dormantStorylines,
  type OpenQuestion,
  openQuestions,
  type StaleQuestion,
  staleQuestions,
} from "./questions.ts";
import { type ReportSettings, Scope } from "./scope.ts";
import { type SuggestedStoryline, suggestedStorylines } from "./suggest-storylines.ts";
import { type Upkeep, upkeepOf } from "./upkeep.ts";

/** What an editor wants to know about a site. `briefgen report --format json` prints it. */
export interface Report {
  readonly version: 1;
  readonly title: string;
  /** The day that ages are counted to. */
  readonly date: string;
  /** Published stories; one in several languages counts once. */
  readonly stories: number;
  readonly citations: number;
  /** Days of the oldest and the newest story; undefined if there is none. */
  readonly first?: string | undefined;
  readonly last?: string | undefined;
  readonly leaning: Leaning;
  readonly origins: Origins;
  readonly questions: Questions;
  readonly upkeep: Upkeep;
}

export interface Questions {
  readonly open: readonly OpenQuestion[];
  readonly stale: readonly StaleQuestion[];
  readonly storylines: {
    /** Days without a story after which an active storyline is dormant. */
    readonly dormantAfter: number;
    readonly dormant: readonly DormantStoryline[];
    readonly suggested: readonly SuggestedStoryline[];
  };
}

/** Looks at a site's graph. Takes time in proportion to its edges. */
export function reportOf(graph: SiteGraph, settings: ReportSettings): Report {
  const scope = new Scope(graph, settings);
  return {
    version: 1,
    title: settings.title,
    date: scope.today,
    stories: scope.stories.length,
    citations: scope.citations.length,
    first: scope.stories.at(-1)?.date.day,
    last: scope.stories[0]?.date.day,
    leaning: leaningOf(scope),
    origins: originsOf(scope),
    questions: {
      open: openQuestions(scope),
      stale: staleQuestions(scope),
      storylines: {
        dormantAfter: DORMANT_AFTER,
        dormant: dormantStorylines(scope),
        suggested: suggestedStorylines(scope),
      },
    },
    upkeep: upkeepOf(scope),
  };
}
