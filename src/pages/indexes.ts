import { archivePages } from "./archive.ts";
import type { PlannedFeed } from "./feeds/feed.ts";
import { feedsPages } from "./feeds/page.ts";
import { homePage, notFoundPage } from "./home.ts";
import { correctionsLedger } from "./ledger.ts";
import { mapPage } from "./map/map-page.ts";
import { nameIndex } from "./name-index.ts";
import type { PlannedPage } from "./page.ts";
import { questionsIndex } from "./question-index.ts";
import { searchPage } from "./search.ts";
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
  () => (view.context.config.map === "on" ? [mapPage(view)] : []),
  () => feedsPages(view, feeds()),
  () => (view.context.config.search === "on" ? [searchPage(view)] : []),
  () => [notFoundPage(view)],
];
