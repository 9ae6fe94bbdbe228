import { archive } from "./archive/archive.ts";
import { authorPages } from "./author/author.ts";
import { authorIndex } from "./author/author-index.ts";
import { bibliographies } from "./bibliography/bibliography.ts";
import { calendars } from "./calendar/calendars.ts";
import { corrections } from "./corrections/corrections.ts";
import { ledger } from "./corrections/ledger.ts";
import { editionPages } from "./edition/edition.ts";
import { editionIndex } from "./edition/edition-index.ts";
import { emails } from "./email/emails.ts";
import { feedStyle } from "./feeds/feed-style.ts";
import { feeds } from "./feeds/feeds.ts";
import { feedsPages } from "./feeds/feeds-page.ts";
import { opml } from "./feeds/opml.ts";
import { graphJson } from "./graph/graph.ts";
import { home } from "./home/home.ts";
import { headers } from "./hosts/headers.ts";
import { noJekyll } from "./hosts/no-jekyll.ts";
import { robots } from "./hosts/robots.ts";
import { security, trust } from "./hosts/well-known.ts";
import { llms } from "./llms/llms.ts";
import { map } from "./map/map.ts";
import { notFound } from "./not-found/not-found.ts";
import { outletPages } from "./outlet/outlet.ts";
import { outletIndex } from "./outlet/outlet-index.ts";
import type { FileOutput, NodeOutputs, PageOutput } from "./output.ts";
import { plainPages } from "./page/page.ts";
import { questionPages } from "./question/question.ts";
import { questionIndex } from "./question/question-index.ts";
import { searchPage } from "./search/search.ts";
import { newsSitemap, sitemap } from "./sitemaps/sitemaps.ts";
import { storyPages } from "./story/story.ts";
import { storiesInMarkdown } from "./story-markdown/story-markdown.ts";
import { storylinePages } from "./storyline/storyline.ts";
import { storylineIndex } from "./storyline/storyline-index.ts";
import { topicPages } from "./topic/topic.ts";
import { topicIndex } from "./topic/topic-index.ts";
import { usageFiles } from "./usage/usage.ts";

/*
 * All outputs, one line each, in the order in which they claim their addresses. Not listed here are the theme's assets,
 * copied files (`media/`), the indexes of folders of pages, which leave each address to whatever has it, redirects, which come last so that no old address takes a new one, and the search index, whose
 * folder nothing else can be in.
 */

/** Pages of single nodes, each at the node's own address. */
export const NODE_OUTPUTS: NodeOutputs = {
  story: storyPages,
  question: questionPages,
  storyline: storylinePages,
  edition: editionPages,
  page: plainPages,
  author: authorPages,
  topic: topicPages,
  outlet: outletPages,
};

/** Pages about the site, in each of its languages. */
export const PAGE_OUTPUTS: readonly PageOutput[] = [
  home,
  topicIndex,
  outletIndex,
  authorIndex,
  questionIndex,
  storylineIndex,
  editionIndex,
  archive,
  corrections,
  map,
  feedsPages,
  searchPage,
];

/** Pages that a site has once, in its main language. */
export const SINGLE_PAGES: readonly PageOutput[] = [notFound];

/** Files for programs. */
export const FILE_OUTPUTS: readonly FileOutput[] = [
  feeds,
  emails,
  calendars,
  storiesInMarkdown,
  bibliographies,
  sitemap,
  newsSitemap,
  robots,
  llms,
  opml,
  ledger,
  feedStyle,
  headers,
  noJekyll,
  graphJson,
  security,
  trust,
  usageFiles,
];
