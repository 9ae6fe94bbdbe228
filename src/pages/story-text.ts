import type { Section, StoryDetail } from "../content/document.ts";
import { type Prose, prose } from "../content/prose.ts";
import { SECTION_KINDS } from "../content/sections.ts";
import type { StoryNode } from "../graph/nodes.ts";
import { escapeText } from "../text/html.ts";
import { byCodePoint } from "../text/order.ts";
import type { Mentioned } from "./mentions.ts";
import type { CiteModel, ClaimsModel, SectionModel, StoryContent, TimelineModel } from "./model.ts";
import type { SitePath } from "./paths.ts";
import type { Sources } from "./sources.ts";
import { teaserOf } from "./teaser.ts";
import type { View } from "./view.ts";

/** That a text stands elsewhere than on its page, such as in a feed: every address is absolute. */
interface Elsewhere {
  /** The story's page. */
  readonly page: SitePath;
  /** Whether names of topics and outlets are linked. */
  readonly names: boolean;
}

/** Makes the models of a story's sections. Names are linked where they first stand, so sections are made in their order. */
export class StoryText {
  readonly #story: StoryNode;
  readonly #detail: StoryDetail;
  readonly #view: View;
  readonly #sources: Sources;
  readonly #elsewhere: Elsewhere | undefined;
  /** Topics and outlets that the text has linked already. */
  readonly #seen = new Set<Mentioned>();

  constructor(story: StoryNode, detail: StoryDetail, view: View, sources: Sources, elsewhere?: Elsewhere) {
    this.#story = story;
    this.#detail = detail;
    this.#view = view;
    this.#sources = sources;
    this.#elsewhere = elsewhere;
  }

  /** Written sections in their order, then house sections that only have data. */
  sections(): SectionModel[] {
    const written = this.#detail.sections.map((section) => this.#section(section));
    const kinds = new Set(written.map(({ kind }) => kind));
    const rest = SECTION_KINDS.filter((kind) => !kinds.has(kind)).map((kind) => {
      const heading = this.#view.t[`section_${kind}`] ?? "";
      return this.#section({ kind, id: kind, heading, prose: prose(""), bullets: [] });
    });
    return [...written, ...rest].filter((section) => !isEmpty(section));
  }

  footnotes(): StoryContent["footnotes"] {
    const { footnotes } = this.#detail;
    return footnotes && { html: this.#html(footnotes, false) };
  }

  #section({ kind, id, heading, prose: text, bullets }: Section): SectionModel {
    const { graph } = this.#view.context;
    return {
      kind,
      id,
      heading,
      html: this.#html(text, kind === "papers"),
      papers: kind === "papers" ? this.#sources.reports() : [],
      claims: kind === "papers" ? this.#claims() : undefined,
      timeline: kind === "background" ? this.#timeline() : [],
      bullets: bullets.map((bullet) => this.#bullet(bullet)),
      questions: kind === "questions" ? this.#questions() : [],
      topics:
        kind === "topics" ? graph.topicsOf(this.#story).map(({ topic }) => this.#view.topicCard(topic)) : [],
    };
  }

  #html(text: Prose, outlets: boolean): string {
    const { document } = this.#story;
    const back = this.#view.t.back_to_text ?? "";
    return this.#view.context.html(text, {
      document,
      back,
      seen: this.#seen,
      outlets,
      absolute: this.#elsewhere?.page,
      names: this.#elsewhere?.names,
    });
  }

  #bullet({ index, prose: text }: Section["bullets"][number]): SectionModel["bullets"][number] {
    const bullet = this.#story.document.bullets[index]!;
    const answer = this.#view.context.graph.answerTo(this.#story, bullet);
    if (!answer) return { html: this.#html(text, false) };
    return { html: escapeText(bullet.text), href: this.#view.context.href(answer) };
  }

  #questions(): SectionModel["questions"] {
    const pages = this.#view.context.graph.questionsOf(this.#story);
    const inline = this.#story.document.inlineQuestions.map(({ question, anchor }, index) => ({
      question,
      anchor,
      html: this.#html(this.#detail.answers[index]!, false),
    }));
    return [...pages.map((question) => this.#view.questionCard(question)), ...inline];
  }

  #claims(): ClaimsModel | undefined {
    const { claims } = this.#detail.front;
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
    const { graph } = this.#view.context;
    const told = new Map(graph.relations.tells.from(this.#story).map(({ to }) => [to.id, to]));
    const own = this.#detail.front.timeline.map(({ date, text, cites, story }) => {
      const teller = story && told.get(story.value);
      return {
        date,
        text,
        cites: this.#sources.cites(cites),
        story: teller && this.#view.link(teller),
      };
    });
    const earlier = graph.earlierStories(this.#story).filter((story) => !told.has(story.id));
    const before = earlier.map((story) => ({
      date: story.date.day,
      text: teaserOf(story),
      cites: [] as CiteModel[],
      story: this.#view.link(story),
    }));
    const entries = [...own, ...before].sort((a, b) => byCodePoint(a.date, b.date));
    return entries.map(({ date, text, cites, story }) => ({
      date: this.#view.date(date),
      text,
      cites,
      story,
    }));
  }
}

const isEmpty = (section: SectionModel): boolean =>
  section.html === "" &&
  !section.claims &&
  [section.papers, section.timeline, section.bullets, section.questions, section.topics].every(
    (list) => list.length === 0,
  );
