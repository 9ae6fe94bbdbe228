import { bodyOf } from "../../content/document-text.ts";
import type { AnsweredQuestion } from "../../graph/asked-questions.ts";
import type { Correction } from "../../graph/lists.ts";
import type { EditionNode, QuestionNode, StoryNode } from "../../graph/nodes.ts";
import { bodyHtml, footnotesOf } from "../../pages/document-html.ts";
import type { Memo } from "../../pages/memo.ts";
import type { View } from "../../pages/view.ts";
import type { Moment } from "../../text/moments.ts";
import { digestsOf } from "../corrections/corrections.ts";
import { editionBody } from "../edition/body.ts";
import { summaryOf } from "../edition/edition.ts";
import type { FeedEditionModel } from "../edition/model.ts";
import { htmlForm } from "../story/html-form.ts";
import { Sources } from "../story/sources.ts";
import type { FeedItem } from "./feed.ts";
import { guidOf } from "./guids.ts";
import type { FeedCorrectionModel, FeedQuestionModel } from "./model.ts";
import { authorsOf, categories, type Holds, storyItem, topicsOf } from "./story-item.ts";

/** The most episodes of a podcast that directories keep. */
const EPISODES = 300;

/** The view in the language of a text's page. */
export type ViewOf = (node: StoryNode | QuestionNode) => View;

/**
 * How many entries of stories are kept. A story is in about ten feeds, and the newest ones are in most of them. All
 * stories of a large site, with their texts, would need too much memory.
 */
const KEPT = 4000;

/** Makes the entries of feeds. A story's entry is made once for all feeds that contain it. */
export class FeedItems {
  readonly #viewOf: ViewOf;
  readonly #site: View;
  readonly #stories: Readonly<Record<Holds, Memo<StoryNode>>>;

  constructor(viewOf: ViewOf, site: View) {
    const { context } = site;
    this.#viewOf = viewOf;
    this.#site = site;
    this.#stories = { full: context.memo(KEPT), summary: context.memo(KEPT) };
  }

  /** The newest of these stories, at most `limit`; no drafts or future stories. */
  stories(stories: readonly StoryNode[], limit: number, holds: Holds): FeedItem[] {
    const published = stories.filter(({ preview }) => preview === undefined).slice(0, limit);
    return published.map((story) =>
      this.#stories[holds].of(story, () => storyItem(story, holds, this.#viewOf(story))),
    );
  }

  /** The episodes of a podcast: whole stories with their recordings, the newest first. */
  episodes(stories: readonly StoryNode[]): FeedItem[] {
    return this.stories(stories, EPISODES, "full").map((item) => ({ ...item, isEpisode: true }));
  }

  /** The entry of a question with a page: its answer. */
  question(question: QuestionNode, holds: Holds): FeedItem {
    const view = this.#viewOf(question);
    const { context, lang } = view;
    const { document, id, title, date, updated } = question;
    const path = context.routes.of(question);
    const model = (): FeedQuestionModel => ({
      t: view.t,
      html: bodyHtml(document, view, { absolute: path }),
      ...footnotesOf(document, view, { absolute: path }),
      url: context.url(path),
    });
    return {
      ...{ title, url: context.url(path), guid: this.#guid("question", id), language: lang },
      ...{ published: date.epoch, updated, authors: [] },
      categories: categories(context.graph.questions.topicsOf(question), view),
      summary: document.excerpt || view.label("status", document.front.status).label,
      content: holds === "full" ? { template: "question", model } : undefined,
    };
  }

  /** The entry of a question that a story answers. */
  answer({ story, question: { question, anchor } }: AnsweredQuestion, holds: Holds): FeedItem {
    const view = this.#viewOf(story);
    const { context, lang } = view;
    const path = context.routes.of(story);
    const url = `${context.url(path)}#${encodeURIComponent(anchor)}`;
    const model = (): FeedQuestionModel => {
      const { inlineQuestions, text } = story.whole;
      const index = inlineQuestions.findIndex((other) => other.anchor === anchor);
      const form = htmlForm(story, view, new Sources(story, view, context.url(path)), path);
      const answer = bodyOf(text.read()).answers[index]!;
      const html = form.blocks(answer.text, false);
      const footnotes = answer.footnotes === "" ? undefined : { html: form.footnotes(answer.footnotes) };
      return { t: view.t, html, footnotes, url };
    };
    return {
      ...{ title: question, url, guid: this.#guid("story", story.id, anchor), language: lang },
      ...{ published: story.date.epoch, updated: story.updated, authors: authorsOf(story, view) },
      categories: categories(topicsOf(story, view), view),
      summary: view.phrase("answered_in", { story: story.title }),
      content: holds === "full" ? { template: "question", model } : undefined,
    };
  }

  /** The entry of an edition: all that it says. */
  edition(edition: EditionNode, view: View): FeedItem {
    const { context, lang } = view;
    const url = context.url(view.pathOf(edition));
    const { later } = view.graph.editions.contentsOf(edition);
    const published = edition.date.epoch;
    const model = (): FeedEditionModel => ({ t: view.t, edition: editionBody(edition, view, true), url });
    return {
      ...{ title: view.titleOf(edition), url, language: lang, authors: [], categories: [] },
      guid: this.#guid("edition", edition.id, ...(view === this.#site ? [] : [lang])),
      ...{ published, updated: later.at(-1)?.correction.at.epoch ?? published },
      summary: summaryOf(edition, view) || view.titleOf(edition),
      content: { template: "edition", model },
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
    const digests = digestsOf({ story, correction }, view);
    const model = (): FeedCorrectionModel => ({ t: view.t, text, was, now, digests, url });
    return {
      title: view.phrase("correction_of", { kind: label.label, story: story.title }),
      guid: this.#guid("story", story.id, `correction-${stampOf(at)}${nth > 0 ? `-${nth + 1}` : ""}`),
      ...{ url, language: lang, published: at.epoch, updated: at.epoch, authors: [] },
      categories: categories(topicsOf(story, view), view),
      summary: text,
      content: holds === "full" || was || now || digests ? { template: "correction", model } : undefined,
    };
  }

  #guid(kind: "story" | "question" | "edition", ...ids: readonly string[]): string {
    return guidOf(this.#site.context.config.site.id, kind, ...ids);
  }
}

/** The day, and the time if it is known, as written: `2026-11-22`, `2026-11-22T14:30`. */
const stampOf = ({ day, time }: Moment): string => (time === undefined ? day : `${day}T${time}`);
