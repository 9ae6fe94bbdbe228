import type { Block } from "../../content/page-block.ts";
import type { Correction } from "../../graph/lists.ts";
import type { OutletNode, QuestionNode } from "../../graph/nodes.ts";
import { CORRECTION_AGE } from "../../graph/select.ts";
import { lastUpdate } from "../../pages/last-update.ts";
import type { View } from "../../pages/view.ts";
import { CALENDAR_FILE } from "../../router/paths.ts";
import { dateModel } from "../calendar/ahead.ts";
import { correctionModel } from "../corrections/corrections.ts";
import { ratingsOf } from "../outlet/outlet.ts";
import { figureModel } from "../story/key-facts.ts";
import type { BlockModel } from "./model.ts";

type SiteBlock = (count: number, view: View, title: string | undefined) => BlockModel | undefined;

/** Stories in which key figures are looked for. */
const NEWEST = 30;
/** Key figures of one story that come before those of older ones. */
const OF_ONE_STORY = 2;

/** Blocks of other things. Each returns undefined if there is nothing for it. */
export const SITE_BLOCKS: Readonly<
  Record<Exclude<Block["kind"], "lead" | "latest" | "topic" | "storyline">, SiteBlock>
> = {
  storylines(count, view, title) {
    const { graph } = view;
    const lastOf = (stories: ReturnType<typeof graph.storylines.storiesIn>) =>
      stories.at(-1)?.date.epoch ?? 0;
    const storylines = view
      .listed(graph.nodes.storylines)
      .filter(({ document }) => document.front.status === "active")
      .map((storyline) => ({ storyline, last: lastOf(graph.storylines.storiesIn(storyline)) }))
      .sort((a, b) => b.last - a.last)
      .slice(0, count)
      .map(({ storyline }) => view.storylineCard(storyline));
    if (storylines.length === 0) return undefined;
    return { kind: "storylines", ...headed("storylines/", "nav_storylines", view, title), storylines };
  },
  questions(count, view, title) {
    const pages = view.graph.questions
      .pages()
      .filter((question) => !isOpen(question))
      .slice(0, count);
    if (pages.length === 0) return undefined;
    const questions = pages.map((question) => view.questionCard(question));
    return { kind: "questions", ...headed("questions/", "nav_questions", view, title), questions };
  },
  "open-questions"(count, view, title) {
    const { graph } = view;
    const pages = graph.questions.pages().filter(isOpen).slice(0, count);
    const bullets = graph.questions.open().slice(0, count - pages.length);
    const questions = [
      ...pages.map((page) => {
        const [story] = graph.questions.storiesAsking(page);
        const { text, href } = view.link(page);
        return { question: text, href, story: story && view.link(story) };
      }),
      ...bullets.map(({ story, bullet }) => ({ question: bullet.text, story: view.link(story) })),
    ];
    if (questions.length === 0) return undefined;
    return { kind: "open-questions", ...headed("questions/", "open_questions", view, title), questions };
  },
  topics(count, view, title) {
    const { graph } = view;
    const main = graph.nodes.topics
      .map((node) => ({ node, count: graph.countStoriesAbout(node) }))
      .filter((topic) => topic.count > 0)
      .sort((a, b) => b.count - a.count || view.byName(a.node, b.node));
    if (main.length === 0) return undefined;
    return {
      kind: "topics",
      ...headed("topics/", "nav_topics", view, title),
      links: view.counted(main, count),
    };
  },
  outlets(count, view, title) {
    const { graph } = view;
    const cited = view
      .listed(graph.nodes.outlets)
      .map((node) => ({ node, articles: graph.citationsFrom(node).length }))
      .filter(({ articles }) => articles > 0)
      .sort((a, b) => b.articles - a.articles || view.byName(a.node, b.node))
      .slice(0, count);
    if (cited.length === 0) return undefined;
    const outlets = cited.map(({ node, articles }) => outletRow(node, articles, view));
    return { kind: "outlets", ...headed("sources/", "nav_sources", view, title), outlets };
  },
  authors(count, view, title) {
    const named = view.listed(view.graph.nodes.authors).sort(view.byName).slice(0, count);
    if (named.length === 0) return undefined;
    const authors = named.map((author) => ({
      name: author.name,
      href: view.href(author),
      role: author.document?.front.role,
      excerpt: author.document?.excerpt ?? "",
    }));
    return { kind: "authors", ...headed("authors/", "nav_authors", view, title), authors };
  },
  figures(count, view, title) {
    // Of several figures with one label, such as the dead of an earthquake, the newest one counts.
    const labels = new Set<string>();
    const figures = view.graph
      .stories()
      .slice(0, NEWEST)
      .flatMap((story) =>
        story.document.front.figures
          .filter(({ label }) => !labels.has(label) && labels.add(label))
          .map((figure, index) => ({
            rank: Math.floor(index / OF_ONE_STORY),
            figure: { ...figureModel(figure, view), story: view.link(story) },
          })),
      )
      .sort((a, b) => a.rank - b.rank)
      .slice(0, count)
      .map(({ figure }) => figure);
    return figures.length > 0
      ? { kind: "figures", heading: title ?? view.t.figures ?? "", figures }
      : undefined;
  },
  ahead(count, view, title) {
    const upcoming = view.graph.datesAhead().filter(({ isAhead }) => isAhead);
    if (upcoming.length === 0) return undefined;
    const dates = upcoming.slice(0, count).map((date) => dateModel(date, view, false));
    const calendar = view.context.hrefTo(view.path(CALENDAR_FILE));
    return { kind: "ahead", heading: title ?? view.t.ahead ?? "", ahead: { dates, calendar } };
  },
  corrections: (count, view, title) =>
    correctionsBlock(view.graph.pastCorrections().slice(0, count), view, title),
  "recent-corrections"(count, view, title) {
    const { graph } = view;
    // Pages have no clock: the week ends with the site's last update, so on a site at rest its last week stays.
    const start = (lastUpdate(graph)?.epoch ?? 0) - CORRECTION_AGE;
    const recent = graph.pastCorrections().filter(({ correction }) => correction.at.epoch > start);
    return correctionsBlock(recent.slice(0, count), view, title);
  },
};

const isOpen = ({ document }: QuestionNode): boolean => document.front.status === "open";

function correctionsBlock(
  rows: readonly Correction[],
  view: View,
  title: string | undefined,
): BlockModel | undefined {
  if (rows.length === 0) return undefined;
  const corrections = rows.map((row) => correctionModel(row, view));
  return { kind: "corrections", ...headed("corrections/", "corrections", view, title), corrections };
}

function headed(path: string, word: string, view: View, title: string | undefined) {
  const { text, href } = view.linkTo(path, word);
  return { heading: title ?? text, href };
}

function outletRow(outlet: OutletNode, articles: number, view: View) {
  const { kind, country } = outlet.document?.front ?? {};
  return {
    name: outlet.name,
    href: view.href(outlet),
    kind: kind && view.label("outlet", kind),
    country: country && view.country(country),
    articles: view.count("articles", articles),
    ratings: ratingsOf(outlet, view),
  };
}
