import { archivePages } from "./archive.ts";
import type { PlannedFeed } from "./feeds/feed.ts";
import { feedsPages } from "./feeds/page.ts";
import { homePage, notFoundPage } from "./home.ts";
import { correctionsLedger } from "./ledger.ts";
import { nameIndex } from "./name-index.ts";
import type { PlannedPage } from "./page.ts";
import { questionsIndex } from "./question-index.ts";
import { storylinesIndex } from "./storyline-index.ts";
import type { View } from "./view.ts";

/** All pages that list something, group by group: a group is planned as one. `view` is in the site's language. */
export const indexGroups = (view: View, feeds: () => PlannedFeed[]): (() => PlannedPage[])[] => [
  () => [homePage(view)],
  () => nameIndex(view, "topics", view.context.graph.nodes.topics),
  () => nameIndex(view, "sources", view.context.graph.nodes.outlets),
  () => questionsIndex(view),
  () => storylinesIndex(view),
  () => archivePages(view),
  () => correctionsLedger(view),
  () => feedsPages(view, feeds()),
  () => [notFoundPage(view)],
];
