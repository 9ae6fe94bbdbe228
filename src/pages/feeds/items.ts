import type { AnsweredQuestion, Correction } from "../../graph/lists.ts";
import type { QuestionNode, StoryNode } from "../../graph/nodes.ts";
import type { Moment } from "../../text/moments.ts";
import { bodyHtml, footnotesOf } from "../document-html.ts";
import { Made } from "../made.ts";
import type { FeedCorrectionModel, FeedQuestionModel, FeedStoryModel } from "../model.ts";
import { sitePath } from "../paths.ts";
import { Sources } from "../sources.ts";
import { corrections, facts } from "../story.ts";
import { StoryText } from "../story-text.ts";
import { teaserOf } from "../teaser.ts";
import type { View } from "../view.ts";
import type { FeedItem } from "./feed.ts";

export type Holds = "full" | "summary";

/** A text with a page in its own language: a story or a question. */
export type ViewOf = (node: StoryNode | QuestionNode) => View;

/**
 * How many stories are kept as entries. Ten feeds have the same story; but all stories of a large site,
 * with their texts, would be too much to hold. The newest ones are in most feeds.
 */
const KEPT = 4000;

/** Makes the entries of feeds. A story's is made once for all feeds that have it. */
export class FeedItems {
  readonly #viewOf: ViewOf;
  readonly #site: View;
  readonly #stories: Readonly<Record<Holds, Made<StoryNode>>>;

  constructor(viewOf: ViewOf, site: View) {
    const { recorder } = site.context.graph;
    this.#viewOf = viewOf;
    this.#site = site;
    this.#stories = { full: new Made(recorder, KEPT), summary: new Made(recorder, KEPT) };
  }

  /** Forgets what was made of nodes' content, which has changed. */
  forget(): void {
    this.#stories.full.clear();
    this.#stories.summary.clear();
  }

  /** The newest of these stories, at most `limit`; no drafts or future stories. */
  stories(stories: readonly StoryNode[], limit: number, holds: Holds): FeedItem[] {
    const published = stories.filter(({ preview }) => preview === undefined).slice(0, limit);
    return published.map((story) =>
      this.#stories[holds].of(story, () => storyItem(story, holds, this.#viewOf(story))),
    );
  }

  /** A question with a page of its own; its answer is the entry. */
  question(question: QuestionNode, holds: Holds): FeedItem {
    const view = this.#viewOf(question);
    const { context, lang } = view;
    const { document, id, title, date, updated } = question;
    const path = context.routes.of(question);
    const model = (): FeedQuestionModel => ({
      t: view.t,
      html: bodyHtml(document, view, { absolute: path }),
      ...footnotesOf(document, view, path),
      url: context.url(path),
    });
    return {
      ...{ title, url: context.url(path), guid: this.#guid("question", id), language: lang },
      ...{ published: date.epoch, updated, authors: [] },
      categories: categories(context.graph.topicsOfQuestion(question), view),
      summary: document.excerpt || view.label("status", document.front.status).label,
      content: holds === "full" ? { template: "question", model } : undefined,
    };
  }

  /** A question that a story answers in place. */
  answer({ story, question: { question, anchor } }: AnsweredQuestion, holds: Holds): FeedItem {
    const view = this.#viewOf(story);
    const { context, lang } = view;
    const path = context.routes.of(story);
    const url = `${context.url(path)}#${encodeURIComponent(anchor)}`;
    const model = (): FeedQuestionModel => {
      const index = story.document.inlineQuestions.findIndex((other) => other.anchor === anchor);
      const options = { document: story.document, back: "", seen: new Set<never>(), outlets: false };
      const html = context.html(story.detail.answers[index]!, { ...options, absolute: path });
      return { t: view.t, html, url };
    };
    return {
      ...{ title: question, url, guid: this.#guid("story", story.id, anchor), language: lang },
      ...{ published: story.date.epoch, updated: story.updated, authors: story.document.front.authors },
      categories: categories(topicsOf(story, view), view),
      summary: view.phrase("answered_in", { story: story.title }),
      content: holds === "full" ? { template: "question", model } : undefined,
    };
  }

  correction({ story, correction }: Correction, holds: Holds): FeedItem {
    const view = this.#viewOf(story);
    const { context, lang } = view;
    const { at, kind, text, was, now } = correction;
    const { front } = story.document;
    const url = `${context.url(context.routes.of(story))}#corrections`;
    const sameTime = front.corrections.filter((other) => other.at.epoch === at.epoch);
    const nth = sameTime.findIndex((other) => other.text === text && other.kind === kind);
    const label = view.label("correction", kind);
    const model = (): FeedCorrectionModel => ({ t: view.t, text, was, now, url });
    return {
      title: view.phrase("correction_of", { kind: label.label, story: story.title }),
      guid: this.#guid("story", story.id, `correction-${stampOf(at)}${nth > 0 ? `-${nth + 1}` : ""}`),
      ...{ url, language: lang, published: at.epoch, updated: at.epoch, authors: [] },
      categories: categories(topicsOf(story, view), view),
      summary: text,
      content: holds === "full" || was || now ? { template: "correction", model } : undefined,
    };
  }

  /** `tag:example.org,2026:story/summit`; what is a part of something has a third part. What a URI may not hold is percent-encoded. */
  #guid(kind: "story" | "question", ...ids: readonly string[]): string {
    const specific = [kind, ...ids.map(encodeURIComponent)].join("/");
    return `tag:${this.#site.context.config.site.id}:${specific}`;
  }
}

/** The day, and the time where one is known, as they were written: `2026-11-22`, `2026-11-22T14:30`. */
const stampOf = ({ day, time }: Moment): string => (time === undefined ? day : `${day}T${time}`);

function storyItem(story: StoryNode, holds: Holds, view: View): FeedItem {
  const { context, lang } = view;
  const { front } = story.document;
  const path = context.routes.of(story);
  return {
    title: story.title,
    url: context.url(path),
    guid: `tag:${context.config.site.id}:story/${encodeURIComponent(story.id)}`,
    ...{ published: story.date.epoch, updated: story.updated, language: lang, authors: front.authors },
    categories: categories(topicsOf(story, view), view),
    summary: teaserOf(story),
    content: holds === "full" ? { template: "story", model: () => feedStory(story, view) } : undefined,
  };
}

const topicsOf = (story: StoryNode, view: View) =>
  view.context.graph.topicsOf(story).map(({ topic }) => topic);

/** Of one item: a story is in the feeds of all its topics, and each names the topics. */
const CATEGORIES = 20;

const categories = (topics: readonly { readonly name: string }[], view: View): FeedItem["categories"] =>
  topics.slice(0, CATEGORIES).map(({ name }) => ({ name, domain: view.context.url(sitePath("topics/")) }));

/** A story as it stands outside its page. `names`: whether names of topics and outlets are linked in its texts. */
export function feedStory(story: StoryNode, view: View, { names = true } = {}): FeedStoryModel {
  const path = view.context.routes.of(story);
  const url = view.context.url(path);
  const { detail } = story;
  const { front } = story.document;
  const sources = new Sources(story, detail, view, url);
  const text = new StoryText(story, detail, view, sources, { page: path, names });
  return {
    t: view.t,
    story: {
      url,
      standfirst: front.summary ?? "",
      corrections: corrections(story, view),
      sections: text.sections(),
      footnotes: text.footnotes(),
      sources: sources.all(),
      ...facts(detail, view, sources),
    },
  };
}
