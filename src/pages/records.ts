import type { Document } from "../content/document.ts";
import type { OutletNode, QuestionNode, StorylineNode, StoryNode, TopicNode } from "../graph/nodes.ts";
import { escapeHtml } from "../text/html.ts";
import type { Mentioned } from "./mentions.ts";
import type {
  OutletContent,
  QuestionContent,
  StorylineContent,
  TimelineModel,
  TopicContent,
} from "./model.ts";
import type { Page } from "./page.ts";
import { paginate } from "./paginate.ts";
import { Sources, sourceModel } from "./sources.ts";
import type { View } from "./view.ts";

/** Entries in the lists beside a page's main list. */
const ASIDE = 12;

export function topicPages(topic: TopicNode, view: View): Page[] {
  const { graph, routes, config } = view.context;
  const stories = graph.storiesAbout(topic);
  return paginate(stories, config.pagination.stories, routes.of(topic)).map(
    ({ path, number, items, pager }) => ({
      path,
      template: "topic",
      subject: topic.document?.path,
      listed: true,
      modified: stories[0]?.date.iso,
      model: () => {
        const { front, body } = topic.document ?? {};
        const parent = graph.relations.within.from(topic)[0]?.to;
        const page = pager(view);
        const own = graph.relations.relatedTopic.from(topic).map(({ to }) => to);
        const counted = graph.topicsOccurringWith(topic).filter(({ node }) => !own.includes(node));
        const content: TopicContent = {
          name: topic.name,
          ...(front?.kind ? { kind: view.label("topic", front.kind) } : {}),
          aliases: topic.names.slice(1),
          description: { html: topic.document && number === 1 ? bodyHtml(topic.document, view, topic) : "" },
          ...(front?.description_from ? { descriptionFrom: front.description_from } : {}),
          ...(front?.wikidata ? { wikidata: `https://www.wikidata.org/wiki/${front.wikidata}` } : {}),
          ...(parent ? { parent: view.link(parent) } : {}),
          stories: items.map((story) => view.card(story)),
          storyCount: view.count("stories", stories.length),
          ...(page ? { pager: page } : {}),
          outlets: number === 1 ? view.counted(graph.outletsCovering(topic), ASIDE) : [],
          questions:
            number === 1 ? graph.questionsAbout(topic).map((question) => view.questionCard(question)) : [],
          related:
            number === 1 ? [...own.map((other) => view.link(other)), ...view.counted(counted, ASIDE)] : [],
          storylines:
            number === 1 ? graph.relations.storylineAbout.to(topic).map(({ from }) => view.link(from)) : [],
        };
        const title = titleOf(topic.name, number, view);
        const description =
          body?.excerpt ||
          view.phrase("topic_description", { name: topic.name, stories: content.storyCount });
        return view.page(
          { path, title, description, trail: [view.linkTo("topics/", "nav_topics")] },
          content,
        );
      },
    }),
  );
}

export function outletPages(outlet: OutletNode, view: View): Page[] {
  const { graph, routes, config } = view.context;
  const rows = graph.citationsFrom(outlet);
  return paginate(rows, config.pagination.articles, routes.of(outlet)).map(
    ({ path, number, items, pager }) => ({
      path,
      template: "outlet",
      subject: outlet.document?.path,
      listed: true,
      modified: rows[0]?.story.date.iso,
      model: () => {
        const { front, body } = outlet.document ?? {};
        const page = pager(view);
        const content: OutletContent = {
          name: outlet.name,
          ...(front?.kind ? { kind: view.label("outlet", front.kind) } : {}),
          description: {
            html: outlet.document && number === 1 ? bodyHtml(outlet.document, view, outlet) : "",
          },
          facts: outletFacts(outlet, view),
          articles: items.map(({ story, citation }, index) => ({
            source: sourceModel(citation, index + 1, [], view),
            story: view.link(story),
            date: view.day(citation.entry.published ?? story.date),
          })),
          articleCount: view.count("articles", rows.length),
          ...(page ? { pager: page } : {}),
          ratings: (front?.ratings ?? []).map(({ url, retrieved, ...rating }) => ({
            ...rating,
            href: url,
            retrieved: view.day(retrieved),
          })),
          topics: number === 1 ? view.counted(graph.topicsCoveredBy(outlet), ASIDE) : [],
          citedWith: number === 1 ? view.counted(graph.outletsCitedWith(outlet), ASIDE) : [],
        };
        const title = titleOf(outlet.name, number, view);
        const description =
          body?.excerpt ||
          view.phrase("outlet_description", { name: outlet.name, articles: content.articleCount });
        return view.page(
          { path, title, description, trail: [view.linkTo("sources/", "nav_sources")] },
          content,
        );
      },
    }),
  );
}

function outletFacts({ document, names }: OutletNode, view: View): OutletContent["facts"] {
  if (!document) return [];
  const { url, country, languages, owner, wikidata } = document.front;
  const nameOf = (type: "region" | "language", code: string) =>
    new Intl.DisplayNames([view.lang], { type }).of(code) ?? code;
  const separator = view.t.list_separator ?? ", ";
  const facts = [
    { word: "fact_site", text: url?.replace(/^https?:\/\/(?:www\.)?|\/$/g, ""), href: url },
    { word: "fact_country", text: country && nameOf("region", country) },
    { word: "fact_languages", text: languages.map((code) => nameOf("language", code)).join(separator) },
    { word: "fact_owner", text: owner.join(separator) },
    { word: "fact_names", text: names.slice(1).join(separator) },
    { word: "fact_wikidata", text: wikidata, href: wikidata && `https://www.wikidata.org/wiki/${wikidata}` },
  ];
  return facts.flatMap(({ word, text, href }) =>
    text ? [{ label: view.t[word] ?? word, text, ...(href ? { href } : {}) }] : [],
  );
}

export function questionPage(question: QuestionNode, view: View): Page {
  const { graph, routes } = view.context;
  const path = routes.of(question);
  const { front, body, path: subject } = question.document;
  return {
    path,
    template: "question",
    subject,
    listed: true,
    modified: (front.updated ?? front.date).iso,
    model: () => {
      const topics = graph.topicsOfQuestion(question);
      const others = [...new Set(topics.slice(0, 3).flatMap((topic) => graph.questionsAbout(topic)))].filter(
        (other) => other !== question,
      );
      const content: QuestionContent = {
        question: question.title,
        status: view.label("status", front.status),
        date: view.day(front.date),
        ...(front.updated ? { updated: view.day(front.updated) } : {}),
        html: bodyHtml(question.document, view),
        ...footnotesOf(question.document, view),
        stories: graph
          .storiesAsking(question)
          .slice(0, ASIDE)
          .map((story) => view.card(story)),
        topics: topics.slice(0, ASIDE).map((topic) => view.link(topic)),
        others: others.slice(0, 5).map((other) => view.questionCard(other)),
      };
      return view.page(
        {
          path,
          title: question.title,
          description: body.excerpt,
          trail: [view.linkTo("questions/", "nav_questions")],
        },
        content,
      );
    },
  };
}

export function storylinePages(storyline: StorylineNode, view: View): Page[] {
  const { graph, routes, config } = view.context;
  const stories = graph.storiesIn(storyline);
  const { front, body, path: subject } = storyline.document;
  return paginate(stories, config.pagination.stories, routes.of(storyline)).map(
    ({ path, number, items, pager }) => ({
      path,
      template: "storyline",
      subject,
      listed: true,
      modified: stories.at(-1)?.date.iso,
      model: () => {
        const page = pager(view);
        const content: StorylineContent = {
          title: storyline.title,
          status: view.label("status", front.status),
          html: number === 1 ? bodyHtml(storyline.document, view) : "",
          ...(number === 1 ? footnotesOf(storyline.document, view) : {}),
          timeline: mergedTimeline(items, view),
          stories: items.map((story) => view.card(story)),
          storyCount: view.count("stories", stories.length),
          topics: graph.relations.storylineAbout.from(storyline).map(({ to }) => view.link(to)),
          ...(page ? { pager: page } : {}),
        };
        const title = titleOf(storyline.title, number, view);
        return view.page(
          {
            path,
            title,
            description: front.synopsis ?? body.excerpt,
            trail: [view.linkTo("storylines/", "nav_storylines")],
          },
          content,
        );
      },
    }),
  );
}

/** The stories and their own timelines in one, oldest first; an entry that two stories have stands once. */
function mergedTimeline(stories: readonly StoryNode[], view: View): TimelineModel[] {
  const entries = new Map<string, { day: string; entry: TimelineModel }>();
  const add = (day: string, entry: TimelineModel) => entries.set(`${day} ${entry.text}`, { day, entry });
  for (const story of stories) {
    const page = view.context.href(story);
    const sources = new Sources(story, view, page);
    const link = view.link(story);
    for (const { date, text, cites } of story.document.front.timeline)
      add(date, { date: view.date(date), text, cites: sources.cites(cites), story: link });
  }
  for (const story of stories) {
    const { front, body } = story.document;
    add(story.date.day, {
      date: view.day(story.date),
      text: front.summary ?? body.excerpt,
      cites: [],
      story: view.link(story),
    });
  }
  return [...entries.values()]
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ entry }) => entry);
}

/** A record's whole text, with its headings. */
function bodyHtml(document: Document, view: View, self?: Mentioned): string {
  const seen = new Set<Mentioned>(self ? [self] : []);
  const options = { document, back: view.t.back_to_text ?? "", seen, outlets: false };
  return document.body.sections
    .map(
      ({ id, heading, prose }) =>
        `${heading === "" ? "" : `<h2 id="${escapeHtml(id)}">${escapeHtml(heading)}</h2>\n`}${view.context.html(prose, options)}`,
    )
    .join("\n");
}

function footnotesOf(document: Document, view: View): { footnotes?: { html: string } } {
  const { footnotes } = document.body;
  if (!footnotes) return {};
  return {
    footnotes: {
      html: view.context.html(footnotes, {
        document,
        back: view.t.back_to_text ?? "",
        seen: new Set(),
        outlets: false,
      }),
    },
  };
}

const titleOf = (name: string, number: number, view: View): string =>
  number === 1 ? name : view.phrase("title_page", { title: name, number });
