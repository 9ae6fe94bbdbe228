import type { Bullet, Section } from "../content/document.ts";
import { SECTION_KINDS } from "../content/sections.ts";
import type { StoryNode } from "../graph/nodes.ts";
import { escapeText } from "../text/html.ts";
import type { Mentioned } from "./mentions.ts";
import type {
  CiteModel,
  ClaimsModel,
  CorrectionModel,
  SectionModel,
  SourceModel,
  StoryContent,
  TimelineModel,
} from "./model.ts";
import type { Page } from "./page.ts";
import type { SitePath } from "./paths.ts";
import { Sources } from "./sources.ts";
import type { View } from "./view.ts";

/** Words a reader takes in within a minute: the mean for English prose in Brysbaert's meta-analysis (2019). */
const WORDS_PER_MINUTE = 238;

export function storyPage(story: StoryNode, view: View): Page {
  const { front, body, path: subject } = story.document;
  const path = view.context.routes.of(story);
  const trail = () => {
    const storyline = view.context.graph.storylineOf(story);
    return storyline
      ? [view.linkTo("storylines/", "nav_storylines"), view.link(storyline)]
      : [view.linkTo("archive/", "nav_archive")];
  };
  return {
    path,
    template: "story",
    subject,
    listed: front.status !== "withdrawn",
    modified: (front.updated ?? story.date).iso,
    model: () =>
      view.page(
        {
          path,
          title: story.title,
          description: front.summary ?? body.excerpt,
          trail: trail(),
          noindex: front.status === "withdrawn",
        },
        new StoryView(story, view).content(),
      ),
  };
}

/** Makes the model of one story's page, or of its text in a feed. */
export class StoryView {
  readonly #story: StoryNode;
  readonly #view: View;
  readonly #sources: Sources;
  /** Where the text stands: on its page, or in a feed. */
  readonly #absolute: SitePath | undefined;
  /** Topics and outlets that the text has linked already. */
  readonly #seen = new Set<Mentioned>();

  constructor(story: StoryNode, view: View, absolute?: SitePath) {
    this.#story = story;
    this.#view = view;
    this.#absolute = absolute;
    this.#sources = new Sources(story, view, absolute === undefined ? "" : view.context.url(absolute));
  }

  content(): StoryContent {
    const view = this.#view;
    const { front, body } = this.#story.document;
    const { graph } = view.context;
    const withdrawn = front.status === "withdrawn";
    const origins = view.origins(this.#story);
    const { document } = this.#story;
    return {
      title: this.#story.title,
      kind: view.label("kind", front.kind),
      standfirst: withdrawn ? "" : (front.summary ?? ""),
      date: view.time(this.#story.date),
      ...(front.updated ? { updated: view.time(front.updated) } : {}),
      authors: front.authors,
      readingTime: view.count("minutes", Math.max(1, Math.round(body.words / WORDS_PER_MINUTE))),
      withdrawn,
      ...(front.status === "draft" ? { preview: view.label("status", "draft") } : {}),
      ...(front.verification
        ? {
            verification: {
              ...view.label("verification", front.verification.level),
              note: front.verification.note,
            },
          }
        : {}),
      ...(front.production
        ? { production: { ...view.label("production", front.production.mode), note: front.production.note } }
        : {}),
      ...this.#image(),
      corrections: this.corrections(),
      sections: withdrawn ? [] : this.sections(),
      ...(body.footnotes && !withdrawn
        ? {
            footnotes: {
              html: view.context.html(body.footnotes, {
                document,
                back: view.t.back_to_text ?? "",
                seen: this.#seen,
                outlets: false,
              }),
            },
          }
        : {}),
      figures: withdrawn
        ? []
        : front.figures.map(({ label, value, unit, approx, as_of, cites }) => ({
            label,
            value: approx ? view.phrase("about_value", { value }) : value,
            unit,
            note: as_of ? view.phrase("as_of", { date: view.date(as_of).text }) : "",
            cites: this.#sources.cites(cites),
          })),
      quotes: withdrawn
        ? []
        : front.quotes.flatMap(({ text, speaker, cite, translated }) =>
            this.#sources
              .cites([cite])
              .map((source) => ({ text, speaker, translated: translated ?? false, cite: source })),
          ),
      unknowns: withdrawn ? [] : front.unknowns,
      sources: withdrawn ? [] : this.#sources.all(),
      ...(origins ? { origins } : {}),
      ...this.#storyline(),
      topics: withdrawn ? [] : graph.topicsOf(this.#story).map(({ topic }) => view.topicCard(topic)),
      related: graph.relatedTo(this.#story).map((story) => view.card(story)),
    };
  }

  corrections(): CorrectionModel[] {
    return this.#story.document.front.corrections.map((correction) => ({
      date: this.#view.day(correction.at),
      kind: this.#view.label("correction", correction.kind),
      text: correction.text,
      was: correction.was,
      now: correction.now,
    }));
  }

  /** Written sections in their order, then house sections that only have data. */
  sections(): SectionModel[] {
    const written = this.#story.document.body.sections.map((section) => this.#section(section));
    const kinds = new Set<string>(written.map(({ kind }) => kind));
    const rest = SECTION_KINDS.filter((kind) => !kinds.has(kind)).map((kind) =>
      this.#section({
        kind,
        id: kind,
        heading: this.#view.t[`section_${kind}`] ?? "",
        prose: "" as Section["prose"],
        bullets: [],
      }),
    );
    return [...written, ...rest].filter((section) => !isEmpty(section));
  }

  sources(): SourceModel[] {
    return this.#sources.all();
  }

  #section(section: Section): SectionModel {
    const { kind, id, heading } = section;
    const { front } = this.#story.document;
    const view = this.#view;
    const claims = kind === "papers" ? this.#claims() : undefined;
    return {
      kind,
      id,
      heading,
      html: this.#html(section.prose, kind === "papers"),
      papers: kind === "papers" ? this.#sources.reports() : [],
      ...(claims ? { claims } : {}),
      timeline: kind === "background" ? this.#timeline() : [],
      bullets: kind === "deeper" ? section.bullets.map((bullet) => this.#bullet(bullet)) : [],
      questions: kind === "questions" ? this.#questions() : [],
      topics:
        kind === "topics" && front.topics.length > 0
          ? view.context.graph.topicsOf(this.#story).map(({ topic }) => view.topicCard(topic))
          : [],
    };
  }

  #html(prose: Section["prose"], outlets: boolean): string {
    return this.#view.context.html(prose, {
      document: this.#story.document,
      back: this.#view.t.back_to_text ?? "",
      seen: this.#seen,
      outlets,
      ...(this.#absolute === undefined ? {} : { absolute: this.#absolute }),
    });
  }

  #bullet(bullet: Bullet): SectionModel["bullets"][number] {
    const answer = this.#view.context.graph.answerTo(this.#story, bullet);
    if (!answer) return { html: this.#html(bullet.prose, false) };
    return { html: escapeText(bullet.text), href: this.#view.context.href(answer) };
  }

  #questions(): SectionModel["questions"] {
    const inline = this.#story.document.inlineQuestions.map(({ question, answer, anchor }) => ({
      question,
      anchor,
      html: this.#html(answer, false),
    }));
    return [
      ...this.#view.context.graph
        .questionsOf(this.#story)
        .map((question) => this.#view.questionCard(question)),
      ...inline,
    ];
  }

  #claims(): ClaimsModel | undefined {
    const { claims } = this.#story.document.front;
    if (claims.length === 0) return undefined;
    const columns = this.#sources.inClaims();
    const rows = claims.map(({ claim, by }) => {
      const said = new Map(by.map(({ key, value }) => [key.value, value]));
      return {
        claim,
        cells: columns
          .map(({ key }) => said.get(key))
          .map((stance) => stance && this.#view.label("stance", stance)),
      };
    });
    return { columns: columns.map(({ cite }) => cite), rows };
  }

  /** The story's own timeline and its earlier stories, oldest first. */
  #timeline(): TimelineModel[] {
    const { graph } = this.#view.context;
    const { timeline } = this.#story.document.front;
    const told = new Map(graph.relations.tells.from(this.#story).map(({ to }) => [to.id, to]));
    const own = timeline.map(({ date, text, cites, story }) => {
      const teller = story && told.get(story.value);
      return {
        date,
        text,
        cites: this.#sources.cites(cites),
        ...(teller ? { story: this.#view.link(teller) } : {}),
      };
    });
    const earlier = graph
      .earlierStories(this.#story)
      .filter((story) => !told.has(story.id))
      .map((story) => ({
        date: story.date.day,
        text: story.document.front.summary ?? story.document.body.excerpt,
        cites: [] as CiteModel[],
        story: this.#view.link(story),
      }));
    return [...own, ...earlier]
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
      .map((entry) => ({ ...entry, date: this.#view.date(entry.date) }));
  }

  #image(): Pick<StoryContent, "image"> {
    const { image, status } = this.#story.document.front;
    const src = status === "withdrawn" ? undefined : this.#view.context.imageOf(this.#story.document);
    return image && src ? { image: { src, alt: image.alt, credit: image.credit } } : {};
  }

  #storyline(): Pick<StoryContent, "storyline"> {
    const { graph } = this.#view.context;
    const storyline = graph.storylineOf(this.#story);
    if (!storyline) return {};
    const { previous, next } = graph.neighbours(this.#story);
    const stories = graph.storiesIn(storyline);
    return {
      storyline: {
        title: storyline.title,
        href: this.#view.context.href(storyline),
        position: this.#view.phrase("part_of", {
          number: graph.positionOf(this.#story) ?? 1,
          total: stories.length,
        }),
        ...(previous ? { previous: this.#view.link(previous) } : {}),
        ...(next ? { next: this.#view.link(next) } : {}),
      },
    };
  }
}

const isEmpty = (section: SectionModel): boolean =>
  section.html === "" &&
  !section.claims &&
  [section.papers, section.timeline, section.bullets, section.questions, section.topics].every(
    (list) => list.length === 0,
  );
