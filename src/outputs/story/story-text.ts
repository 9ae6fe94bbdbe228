import { type Body, bodyOf, type Section } from "../../content/document-text.ts";
import { SECTION_KINDS } from "../../content/section-kinds.ts";
import type { StoryFront } from "../../content/story.ts";
import type { StoryNode } from "../../graph/nodes.ts";
import { EMPTY_TEXT, type RichText } from "../../markdown/rich-text.ts";
import type { HtmlModel } from "../../pages/model.ts";
import type { View } from "../../pages/view.ts";
import type { Located } from "../../schema/index.ts";
import { byCodePoint } from "../../text/order.ts";
import { claimModel } from "./claims.ts";
import { inHouseOrder } from "./house-order.ts";
import { type Insets, NOTHING } from "./insets.ts";
import type { CiteModel, SectionModel, TimelineModel } from "./model.ts";
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

/** Events of a timeline that are shown at once. */
const LATEST = 5;

/** Topics that are shown with their descriptions. */
const DESCRIBED = 4;

/** Makes the models of a story's sections, in their order, because only the first mention of a name is linked. */
export class StoryText {
  readonly #story: StoryNode;
  readonly #front: Pick<StoryFront, "claims" | "timeline" | "unknowns">;
  readonly #body: Body;
  readonly #view: View;
  readonly #sources: Sources;
  readonly #form: TextForm;

  constructor(story: StoryNode, view: View, sources: Sources, form: TextForm, body = bodyIn(story)) {
    this.#story = story;
    this.#front = story.whole.front;
    this.#body = body;
    this.#view = view;
    this.#sources = sources;
    this.#form = form;
  }

  /** Written sections in their order, and between them those that only have data. */
  sections(insets?: Insets): readonly SectionModel[] {
    const written = this.#body.sections.map((section) => this.#section(section, insets));
    if (written.length === 0 && insets?.isEmpty === false)
      written.push(this.#section(sectionWithoutText("lead", ""), insets));
    const kinds = new Set(written.map(({ kind }) => kind));
    const { t } = this.#view;
    const filled = SECTION_KINDS.filter((kind) => !kinds.has(kind)).map((kind) =>
      this.#section(sectionWithoutText(kind, t[`section_${kind}`] ?? "")),
    );
    const unknowns = {
      ...this.#section(sectionWithoutText("unknowns", t.unknowns ?? "")),
      unknowns: this.#front.unknowns,
    };
    return inHouseOrder(
      written,
      [unknowns, ...filled].filter((section) => !isEmpty(section)),
    );
  }

  footnotes(): HtmlModel | undefined {
    return this.#notes(this.#body.footnotes);
  }

  #notes(footnotes: RichText): HtmlModel | undefined {
    return footnotes === "" ? undefined : { html: this.#form.footnotes(footnotes) };
  }

  #section({ kind, id, heading, headingText, text, bullets }: Filled, insets?: Insets): SectionModel {
    const { graph } = this.#view;
    const title = { html: this.#form.heading(headingText) };
    const timeline = kind === "background" ? this.#timeline() : [];
    const topics = kind === "topics" ? graph.topicsOf(this.#story).map(({ topic }) => topic) : [];
    const passages = (insets?.passagesOf(text) ?? [{ text, ...NOTHING }]).map(
      ({ text: piece, ...beside }) => ({ html: this.#form.blocks(piece, kind === "papers"), ...beside }),
    );
    return {
      kind,
      id,
      heading,
      title,
      html: passages.map(({ html }) => html).join(""),
      passages,
      unknowns: [],
      papers: kind === "papers" ? this.#sources.stressing() : [],
      claims: kind === "papers" ? this.#claims() : [],
      timeline,
      earlierEvents: this.#rest("earlier_events", timeline.length - LATEST),
      bullets: bullets.map((bullet) => this.#bullet(bullet)),
      questions: kind === "questions" ? this.#questions() : [],
      topics: topics.map((topic) => this.#view.topicCard(topic)),
      moreTopics: this.#rest("more_topics", topics.length - DESCRIBED),
    };
  }

  /** How many entries open on demand; a single one does not need to be hidden. */
  #rest(name: string, count: number): string | undefined {
    return count > 1 ? this.#view.count(name, count) : undefined;
  }

  #bullet({ index, text }: Section["bullets"][number]): SectionModel["bullets"][number] {
    const bullet = this.#story.document.bullets[index]!;
    const answer = this.#view.graph.questions.answerTo(this.#story, bullet);
    if (!answer) return { html: this.#form.inline(text) };
    return { html: this.#form.words(bullet.text), href: this.#view.href(answer) };
  }

  #questions(): SectionModel["questions"] {
    const pages = this.#view.graph.questions.below(this.#story);
    const inline = this.#story.document.inlineQuestions.map(({ question, anchor }, index) => {
      const { text, footnotes } = this.#body.answers[index]!;
      const html = this.#form.blocks(text, false);
      return { question, anchor, html, footnotes: this.#notes(footnotes) };
    });
    return [...pages.map((question) => this.#view.questionCard(question)), ...inline];
  }

  #claims(): SectionModel["claims"] {
    const sourcesOf = (keys: readonly Located<string>[]) =>
      this.#sources.cites(keys).sort((a, b) => a.number - b.number);
    return this.#front.claims.map((claim) => claimModel(claim, sourcesOf, this.#view));
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
    const before = earlier.map((story) => ({
      ...{ date: story.date.day, text: "", cites: [] as CiteModel[] },
      story: this.#view.link(story),
    }));
    const entries = [...own, ...before].sort((a, b) => byCodePoint(a.date, b.date));
    return entries.map((entry) => ({ ...entry, date: this.#view.date(entry.date) }));
  }
}

const bodyIn = (story: StoryNode): Body => bodyOf(story.whole.text.read());

/** A section as its author wrote it, or one that only has data. */
type Filled = Omit<Section, "kind"> & { readonly kind: SectionModel["kind"] };

const sectionWithoutText = (kind: string, heading: string): Filled => ({
  ...{ kind, id: kind, heading, headingText: heading as RichText },
  ...{ text: EMPTY_TEXT, bullets: [] },
});

const isEmpty = ({ html, ...section }: SectionModel): boolean =>
  html === "" &&
  [
    ...[section.unknowns, section.papers, section.claims, section.timeline],
    ...[section.bullets, section.questions, section.topics],
  ].every((list) => list.length === 0);
