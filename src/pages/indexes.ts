import type { OutletNode, QuestionNode, StoryNode, TopicNode } from "../graph/nodes.ts";
import { nameKey } from "../text/names.ts";
import type {
  FeedsContent,
  HomeContent,
  IndexContent,
  LinkModel,
  NotFoundContent,
  QuestionsContent,
} from "./model.ts";
import type { Page } from "./page.ts";
import { paginate } from "./paginate.ts";
import { type SitePath, sitePath } from "./paths.ts";
import { byName, type View } from "./view.ts";

const LATEST = 12;

/** All pages that list something. `view` is in the site's language. */
export function indexPages(view: View): Page[] {
  return [
    homePage(view),
    ...nameIndex(view, "topics", view.context.graph.nodes.topics),
    ...nameIndex(view, "sources", view.context.graph.nodes.outlets),
    ...questionsIndex(view),
    ...storylinesIndex(view),
    ...archive(view),
    ...correctionsLedger(view),
    feedsPage(view),
    notFoundPage(view),
  ];
}

function homePage(view: View): Page {
  const { graph, config } = view.context;
  const path = sitePath("");
  return {
    path,
    template: "home",
    listed: true,
    modified: graph.nodes.stories[0]?.date.iso,
    model: () => {
      const newest = graph.nodes.stories.slice(0, LATEST + 1);
      // The first thing on the page is in the page's language, where there is anything in it.
      const lead = newest.find((story) => view.card(story).lang === undefined) ?? newest[0];
      const rest = newest.filter((story) => story !== lead);
      const active = graph.nodes.storylines.filter(({ document }) => document.front.status === "active");
      const byDate = active
        .map((storyline) => ({ storyline, last: graph.storiesIn(storyline).at(-1)?.date.epoch ?? 0 }))
        .sort((a, b) => b.last - a.last);
      const counts = graph.nodes.topics.map((node) => ({
        node,
        count: graph.countStoriesAbout(node),
      }));
      const main = counts
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || byName(a.node, b.node));
      const content: HomeContent = {
        ...(lead ? { lead: view.card(lead) } : {}),
        latest: rest.map((story) => view.card(story)),
        storylines: byDate.slice(0, 4).map(({ storyline }) => view.storylineCard(storyline)),
        topics: view.counted(main, 16),
        archive: view.linkTo("archive/", "nav_archive"),
      };
      return view.page(
        { path, title: config.site.title, description: config.site.description, trail: [] },
        content,
      );
    },
  };
}

/** Topics or outlets from A to Z. */
function nameIndex(
  view: View,
  name: "topics" | "sources",
  nodes: readonly (TopicNode | OutletNode)[],
): Page[] {
  const { graph, config } = view.context;
  const sorted = [...nodes].sort(byName);
  return paginate(sorted, config.pagination.entries, sitePath(`${name}/`)).map(({ path, items, pager }) => ({
    path,
    template: "index",
    listed: true,
    model: () => {
      const groups = new Map<string, LinkModel[]>();
      for (const node of items) {
        const [letter = ""] = nameKey(node.name);
        const initial = /\p{L}/u.test(letter) ? letter.toUpperCase() : "#";
        const count =
          node.kind === "topic" ? graph.countStoriesAbout(node) : graph.citationsFrom(node).length;
        const link = { ...view.link(node), count };
        groups.set(initial, [...(groups.get(initial) ?? []), link]);
      }
      const content = {
        intro: view.t[`intro_${name}`] ?? "",
        groups: [...groups].map(([heading, links]) => ({ heading, links })),
      };
      return listPage(view, path, `nav_${name}`, content, pager);
    },
  }));
}

function questionsIndex(view: View): Page[] {
  const { graph, config } = view.context;
  const answeredHere = (question: QuestionNode) => question.document.front.status !== "open";
  const pages = graph.nodes.questions;
  const inline = graph.nodes.stories.flatMap((story) =>
    story.document.inlineQuestions.map((question) => ({ story, question })),
  );
  const answered = [
    ...pages.filter(answeredHere).map((question) => () => view.questionCard(question)),
    ...inline.map(({ story, question }) => () => ({
      question: question.question,
      href: `${view.context.href(story)}#${question.anchor}`,
    })),
  ];
  const open = [
    ...pages
      .filter((question) => !answeredHere(question))
      .map((question) => () => ({
        ...view.questionCard(question),
        stories: graph
          .storiesAsking(question)
          .slice(0, 3)
          .map((story) => view.link(story)),
      })),
    ...graph.openQuestions().map(({ story, bullet }) => () => ({
      question: bullet.text,
      stories: [view.link(story)],
    })),
  ];
  const rows = [...open.map((make) => ({ open: make })), ...answered.map((make) => ({ answered: make }))];
  return paginate(rows, config.pagination.entries, sitePath("questions/")).map(({ path, items, pager }) => ({
    path,
    template: "questions",
    listed: true,
    model: () => {
      const content: Omit<QuestionsContent, "heading"> = {
        answered: items.flatMap((row) => ("answered" in row ? [row.answered()] : [])),
        open: items.flatMap((row) => ("open" in row ? [row.open()] : [])),
      };
      return listPage(view, path, "nav_questions", content, pager);
    },
  }));
}

function storylinesIndex(view: View): Page[] {
  const { graph, config } = view.context;
  const rank = { active: 0, dormant: 1, closed: 2 };
  const rankOf = (storyline: (typeof sorted)[number]) => rank[storyline.document.front.status];
  const sorted = [...graph.nodes.storylines];
  sorted.sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      (graph.storiesIn(b).at(-1)?.date.epoch ?? 0) - (graph.storiesIn(a).at(-1)?.date.epoch ?? 0),
  );
  return paginate(sorted, config.pagination.stories, sitePath("storylines/")).map(
    ({ path, items, pager }) => ({
      path,
      template: "storylines",
      listed: true,
      model: () =>
        listPage(
          view,
          path,
          "nav_storylines",
          { storylines: items.map((storyline) => view.storylineCard(storyline)) },
          pager,
        ),
    }),
  );
}

/** All stories by year and month: an overview, and a list for each month. */
function archive(view: View): Page[] {
  const { graph, config } = view.context;
  const months = new Map<string, StoryNode[]>();
  for (const story of graph.nodes.stories) {
    const month = story.date.day.slice(0, 7);
    const list = months.get(month);
    if (list) list.push(story);
    else months.set(month, [story]);
  }
  const pathOf = (month: string) => sitePath(`archive/${month.replace("-", "/")}/`);
  const overview: Page = {
    path: sitePath("archive/"),
    template: "index",
    listed: true,
    model: () => {
      const years = new Map<string, LinkModel[]>();
      for (const [month, stories] of months) {
        const link = {
          text: view.date(month).text,
          href: view.context.hrefTo(pathOf(month)),
          count: stories.length,
        };
        years.set(month.slice(0, 4), [...(years.get(month.slice(0, 4)) ?? []), link]);
      }
      const content = {
        intro: view.count("stories", graph.nodes.stories.length),
        groups: [...years].map(([heading, links]) => ({ heading, links })),
      };
      return listPage(view, sitePath("archive/"), "nav_archive", content);
    },
  };
  const lists = [...months].flatMap(([month, stories]) =>
    paginate(stories, config.pagination.stories, pathOf(month)).map(
      ({ path, items, pager }): Page => ({
        path,
        template: "list",
        listed: true,
        modified: items[0]?.date.iso,
        model: () => {
          const page = pager(view);
          const heading = view.date(month).text;
          const content = {
            heading,
            intro: view.count("stories", stories.length),
            stories: items.map((story) => view.card(story)),
            ...(page ? { pager: page } : {}),
          };
          return view.page(
            {
              path,
              title: heading,
              description: view.phrase("month_description", { month: heading }),
              trail: [view.linkTo("archive/", "nav_archive")],
            },
            content,
          );
        },
      }),
    ),
  );
  return [overview, ...lists];
}

function correctionsLedger(view: View): Page[] {
  const { graph, config } = view.context;
  return paginate(graph.corrections(), config.pagination.articles, sitePath("corrections/")).map(
    ({ path, items, pager }) => ({
      path,
      template: "corrections",
      listed: true,
      model: () => {
        const corrections = items.map(({ story, correction: { at, kind, text, was, now } }) => ({
          ...{ date: view.day(at), kind: view.label("correction", kind), text, was, now },
          story: view.link(story),
        }));
        return listPage(
          view,
          path,
          "corrections",
          { intro: view.t.intro_corrections ?? "", corrections },
          pager,
        );
      },
    }),
  );
}

function feedsPage(view: View): Page {
  const path = sitePath("feeds/");
  return {
    path,
    template: "feeds",
    listed: true,
    model: () => {
      const feed = sitePath("rss.xml");
      const content: Omit<FeedsContent, "heading"> = {
        feeds: [
          {
            title: view.context.config.site.title,
            description: view.t.feed_site ?? "",
            href: view.context.hrefTo(feed),
            url: view.context.url(feed),
          },
        ],
      };
      return listPage(view, path, "nav_feeds", content);
    },
  };
}

function notFoundPage(view: View): Page {
  const path = sitePath("404.html");
  return {
    path,
    template: "404",
    listed: false,
    model: () => {
      const heading = view.t.not_found ?? "";
      const content: NotFoundContent = {
        heading,
        latest: view.context.graph.nodes.stories.slice(0, 5).map((story) => view.card(story)),
      };
      return view.page({ path, title: heading, description: "", trail: [], noindex: true }, content);
    },
  };
}

/** A page directly below the home page, named by one of the theme's words. */
function listPage<C extends object>(
  view: View,
  path: SitePath,
  word: string,
  content: C,
  pager?: (view: View) => IndexContent["pager"],
) {
  const heading = view.t[word] ?? word;
  const page = pager?.(view);
  const title = view.pageTitle(heading, page?.number ?? 1);
  const description = view.phrase("index_description", {
    name: heading,
    site: view.context.config.site.title,
  });
  return view.page(
    { path, title, description, trail: [] },
    { heading, ...content, ...(page ? { pager: page } : {}) },
  );
}
