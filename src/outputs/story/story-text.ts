import { type Body, bodyOf, type Section } from "../../content/document-text.ts";
import { SECTION_KINDS } from "../../content/section-kinds.ts";
import type { StoryFront } from "../../content/story.ts";
import type { StoryNode } from "../../graph/nodes.ts";
import { EMPTY_TEXT, type RichText } from "../../markdown/rich-text.ts";
import type { HtmlModel } from "../../pages/model.ts";
import { teaserOf } from "../../pages/teaser.ts";
import type { View } from "../../pages/view.ts";
import { byCodePoint } from "../../text/order.ts";
import type { CiteModel, ClaimsModel, SectionModel, TimelineModel } from "./model.ts";
import type { Sources } from "./sources.ts";

/** The form in which a story's texts are written: HTML for its page, HTML for a feed, or Markdown. */
export interface TextForm {
  /** `outlets`: whether names of outlets may be linked, besides those of topics. */
  blocks(text: RichText, outlets: boolean): string;
  /** A text on one line. */
  inline(text: RichText): string;
  /** A heading's text. Names in it are not linked. */
  heading(text: RichText): string;
  /** Words without any structure. */
  words(text: string): string;
  footnotes(text: RichText): string;
}

/** Makes the models of a story's sections, in their order, because only the first mention of a name is linked. */
export class StoryText {
  readonly #story: StoryNode;
  readonly #front: Pick<StoryFront, "claims" | "timeline">;
  readonly #body: Body;
  readonly #view: View;
  readonly #sources: Sources;
  readonly #form: TextForm;

  constructor(story: StoryNode, view: View, sources: Sources, form: TextForm) {
    const { front, text } = story.whole;
    this.#story = story;
    this.#front = front;
    this.#body = bodyOf(text.read());
    this.#view = view;
    this.#sources = sources;
    this.#form = form;
  }

  /** Written sections in their order, then house sections that only have data. */
  sections(): SectionModel[] {
    const written = this.#body.sections.map((section) => this.#section(section));
    const kinds = new Set(written.map(({ kind }) => kind));
    const rest = SECTION_KINDS.filter((kind) => !kinds.has(kind)).map((kind) => {
      const heading = this.#view.t[`section_${kind}`] ?? "";
      const headingText = heading as RichText;
      return this.#section({ kind, id: kind, heading, headingText, text: EMPTY_TEXT, bullets: [] });
    });
    return [...written, ...rest.filter((section) => !isEmpty(section))];
  }

  footnotes(): HtmlModel | undefined {
    return this.#notes(this.#body.footnotes);
  }

  #notes(footnotes: RichText): HtmlModel | undefined {
    return footnotes === "" ? undefined : { html: this.#form.footnotes(footnotes) };
  }

  #section({ kind, id, heading, headingText, text, bullets }: Section): SectionModel {
    const { graph } = this.#view;
    return {
      kind,
      id,
      heading,
      title: { html: this.#form.heading(headingText) },
      html: this.#form.blocks(text, kind === "papers"),
      papers: kind === "papers" ? this.#sources.reports() : [],
      claims: kind === "papers" ? this.#claims() : undefined,
      timeline: kind === "background" ? this.#timeline() : [],
      bullets: bullets.map((bullet) => this.#bullet(bullet)),
      questions: kind === "questions" ? this.#questions() : [],
      topics:
        kind === "topics" ? graph.topicsOf(this.#story).map(({ topic }) => this.#view.topicCard(topic)) : [],
    };
  }

  #bullet({ index, text }: Section["bullets"][number]): SectionModel["bullets"][number] {
    const bullet = this.#story.document.bullets[index]!;
    const answer = this.#view.graph.answerTo(this.#story, bullet);
    if (!answer) return { html: this.#form.inline(text) };
    return { html: this.#form.words(bullet.text), href: this.#view.href(answer) };
  }

  #questions(): SectionModel["questions"] {
    const pages = this.#view.graph.questionsOf(this.#story);
    const inline = this.#story.document.inlineQuestions.map(({ question, anchor }, index) => {
      const { text, footnotes } = this.#body.answers[index]!;
      const html = this.#form.blocks(text, false);
      return { question, anchor, html, footnotes: this.#notes(footnotes) };
    });
    return [...pages.map((question) => this.#view.questionCard(question)), ...inline];
  }

  #claims(): ClaimsModel | undefined {
    const { claims } = this.#front;
    if (claims.length === 0) return undefined;
    const columns = this.#sources.inClaims();
    const rows = claims.map(({ claim, by }) => {
      const said = new Map(by.map(({ key, value }) => [key.value, value]));
      const stances = columns.map(({ key }) => said.get(key));
      return { claim, cells: stances.map((stance) => stance && this.#view.label("stance", stance)) };
    });
    return { columns: columns.map(({ cite }) => cite), rows };
  }

  /** The story's own timeline and its earlier stories, oldest first. */
  #timeline(): TimelineModel[] {
    const { graph } = this.#view;
    const told = new Map(graph.relations.tells.from(this.#story).map(({ to }) => [to.id, to]));
    const own = this.#front.timeline.map(({ date, text, cites, story }) => {
      const teller = story && told.get(story.value);
      return {
        date,
        text,
        cites: this.#sources.cites(cites),
        story: teller && this.#view.link(teller),
      };
    });
    const earlier = graph.storylines.earlierStories(this.#story).filter((story) => !told.has(story.id));
    const before = earlier.map((story) => {
      const link = this.#view.link(story);
      const { lang, dir } = link;
      return {
        ...{ date: story.date.day, text: teaserOf(story), lang, dir },
        cites: [] as CiteModel[],
        story: link,
      };
    });
    const entries = [...own, ...before].sort((a, b) => byCodePoint(a.date, b.date));
    return entries.map((entry) => ({ ...entry, date: this.#view.date(entry.date) }));
  }
}

const isEmpty = (section: SectionModel): boolean =>
  section.html === "" &&
  !section.claims &&
  [section.papers, section.timeline, section.bullets, section.questions, section.topics].every(
    (list) => list.length === 0,
  );
