import { archivePages } from "./archive.ts";
import { feedsPage } from "./feeds-page.ts";
import { homePage, notFoundPage } from "./home.ts";
import { correctionsLedger } from "./ledger.ts";
import { nameIndex } from "./name-index.ts";
import type { Page } from "./page.ts";
import { questionsIndex } from "./question-index.ts";
import { storylinesIndex } from "./storyline-index.ts";
import type { View } from "./view.ts";

/** All pages that list something. `view` is in the site's language. */
export function indexPages(view: View): Page[] {
  const { topics, outlets } = view.context.graph.nodes;
  return [
    homePage(view),
    ...nameIndex(view, "topics", topics),
    ...nameIndex(view, "sources", outlets),
    ...questionsIndex(view),
    ...storylinesIndex(view),
    ...archivePages(view),
    ...correctionsLedger(view),
    feedsPage(view),
    notFoundPage(view),
  ];
}
