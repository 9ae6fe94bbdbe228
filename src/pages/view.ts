import type { OutletNode, QuestionNode, StorylineNode, StoryNode, TopicNode } from "../graph/nodes.ts";
import type { Counted } from "../graph/ranked.ts";
import type { Fact } from "../incremental/facts.ts";
import { hashOf } from "../text/hash.ts";
import type { Moment } from "../text/moments.ts";
import { byCodePoint } from "../text/order.ts";
import type { PageContext } from "./context.ts";
import { Formats } from "./formats.ts";
import { LazyHead } from "./lazy.ts";
import { Made } from "./made.ts";
import { type Described, metadataOf } from "./metadata/metadata.ts";
import type {
  AlternateModel,
  CardModel,
  DateModel,
  HeadModel,
  JoinedModel,
  LabelModel,
  LinkModel,
  PageModel,
  QuestionCardModel,
  SiteModel,
  StorylineCardModel,
  TopicCardModel,
  Words,
} from "./model.ts";
import type { SitePath } from "./paths.ts";
import type { PageNode } from "./routes.ts";
import { siteModel } from "./site-model.ts";
import { teaserOf } from "./teaser.ts";
import { directionOf, phrase } from "./words.ts";

/** Entries in the lists beside a page's main list. */
export const ASIDE = 12;

export interface PageHead {
  readonly path: SitePath;
  readonly title: string;
  readonly description: string;
  /** From the home page to the page above. */
  readonly trail: readonly LinkModel[];
  readonly noindex?: boolean;
  readonly alternates?: readonly AlternateModel[];
  /** What the page tells machines, besides what every page does. */
  readonly described?: Described;
}

/** Turns nodes into models in one language. Made once for each language of a site. */
export class View {
  readonly context: PageContext;
  readonly lang: string;
  readonly #words: Words;
  readonly #wordsFact: Fact;
  readonly #site: SiteModel;
  readonly #siteReads = new Set<Fact>();
  /** What many pages show, once made: the same story is a card on ten of them. */
  readonly #counts = new Map<string, string>();
  readonly #cards: Made<PageNode>;
  readonly #formats: Formats;

  constructor(context: PageContext, lang: string) {
    this.context = context;
    this.lang = lang;
    this.#words = context.dictionary.of(lang);
    const { recorder } = context.graph;
    this.#wordsFact = recorder.define(hashOf(`words ${lang}`), hashOf(JSON.stringify(this.#words)));
    const assets = recorder.define(hashOf("assets"), hashOf([...context.assets.values()].join()));
    this.#siteReads.add(assets);
    this.#formats = new Formats(lang);
    this.#site = recorder.record(this.#siteReads, () => siteModel(this));
    this.#cards = new Made(recorder);
  }

  /** The theme's words in the language. */
  get t(): Words {
    this.context.graph.recorder.read(this.#wordsFact);
    return this.#words;
  }

  /** Forgets what was made of nodes' content, which has changed. */
  forget(): void {
    this.#cards.clear();
  }

  /** A page's whole model. */
  page<Content>(
    { path, title, description, trail, noindex, alternates = [], described }: PageHead,
    content: Content,
  ): PageModel<Content> {
    const { context, lang } = this;
    for (const fact of this.#siteReads) context.graph.recorder.read(fact);
    const home = { text: this.t.home ?? "", href: context.hrefTo("") };
    const breadcrumbs = path === "" ? [] : [home, ...trail];
    const canonical = context.url(path);
    const basics = { title, description, lang, url: canonical, home: context.config.site.url };
    const head = {
      title,
      description,
      lang,
      dir: directionOf(lang),
      href: context.hrefTo(path),
      canonical,
      breadcrumbs,
      alternates,
      noindex,
    };
    const metadata = () => (noindex ? undefined : metadataOf(basics, breadcrumbs, this, described));
    const page = new LazyHead(head, metadata) as unknown as HeadModel;
    return { site: this.#site, page, t: this.t, content };
  }

  /** The title of one page of a list. */
  pageTitle(title: string, number: number): string {
    return number === 1 ? title : this.phrase("title_page", { title, number });
  }

  /** A phrase with a number, in the plural form of the language: `count("stories", 5)` → “5 stories”. */
  count(name: string, count: number): string {
    const key = `${name} ${count}`;
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const form = this.#formats.plural(count);
    const text = phrase(this.t[`${name}_${form}`] ?? this.t[`${name}_other`], {
      count: this.#formats.number(count),
    });
    this.#counts.set(key, text);
    return text;
  }

  phrase(name: string, values: Readonly<Record<string, string | number>>): string {
    return phrase(this.t[name], values);
  }

  /** Words side by side: “English, Spanish”. */
  list(words: readonly string[]): string {
    return this.#formats.list(words);
  }

  /** Things in a row, each with what joins it to the one before: “Mina Park and Jonas Weber”. */
  joined<T extends { readonly text: string }>(things: readonly T[]): (T & JoinedModel)[] {
    return this.#formats.joined(things);
  }

  label(group: string, value: string): LabelModel {
    return { value, label: this.t[`${group}_${value.replaceAll("-", "_")}`] ?? value };
  }

  /** A day, month or year, as exact as it is written. */
  date(partial: string): DateModel {
    return { iso: partial, text: this.#formats.date(partial) };
  }

  /** A moment as its calendar day in the site's zone. */
  day(moment: Moment): DateModel {
    return { iso: moment.time === undefined ? moment.day : moment.iso, text: this.date(moment.day).text };
  }

  /** A moment with its time of day, where one is known. */
  time(moment: Moment): DateModel {
    const { iso, text } = this.day(moment);
    return {
      iso,
      text: moment.time === undefined ? text : this.phrase("date_time", { date: text, time: moment.time }),
    };
  }

  link(node: PageNode): LinkModel {
    return { text: "name" in node ? node.name : node.title, href: this.context.href(node) };
  }

  counted(rows: readonly Counted<TopicNode | OutletNode>[], limit: number): LinkModel[] {
    return rows.slice(0, limit).map(({ node, count }) => ({ count, ...this.link(node) }));
  }

  /** A link to a page by its path, with one of the theme's words as text. */
  linkTo(path: string, word: string): LinkModel {
    return { text: this.t[word] ?? word, href: this.context.hrefTo(path) };
  }

  card(story: StoryNode): CardModel {
    return this.#cards.of(story, () => this.#card(story));
  }

  #card(story: StoryNode): CardModel {
    const { front } = story.document;
    const { graph } = this.context;
    const lang = this.context.languageOf(story.document);
    const isForeign = lang !== this.lang;
    return {
      title: story.title,
      href: this.context.href(story),
      date: this.day(story.date),
      summary: teaserOf(story),
      kind: this.label("kind", front.kind),
      topics: graph
        .topicsOf(story)
        .slice(0, 3)
        .map(({ topic }) => this.link(topic)),
      lang: isForeign ? lang : undefined,
      dir: isForeign ? directionOf(lang) : undefined,
      origins: this.origins(story),
    };
  }

  /** “5 outlets, 3 origins”; the origins only where they are fewer. */
  origins(story: StoryNode): string | undefined {
    const outlets = this.context.graph.outletsOf(story).length;
    const origins = this.context.graph.originsOf(story).length;
    if (outlets === 0) return undefined;
    const known = this.count("outlets", outlets);
    return origins < outlets ? this.list([known, this.count("origins", origins)]) : known;
  }

  topicCard(topic: TopicNode): TopicCardModel {
    return this.#cards.of(topic, () => this.#topicCard(topic));
  }

  #topicCard(topic: TopicNode): TopicCardModel {
    const stories = this.context.graph.countStoriesAbout(topic);
    return {
      name: topic.name,
      href: this.context.href(topic),
      description: topic.document?.excerpt ?? "",
      stories: this.count("stories", stories),
    };
  }

  questionCard(question: QuestionNode): QuestionCardModel {
    const { excerpt, front } = question.document;
    return {
      question: question.title,
      href: this.context.href(question),
      excerpt,
      status: this.label("status", front.status),
    };
  }

  storylineCard(storyline: StorylineNode): StorylineCardModel {
    const stories = this.context.graph.storiesIn(storyline);
    const { front, excerpt } = storyline.document;
    const last = stories.at(-1);
    return {
      title: storyline.title,
      href: this.context.href(storyline),
      synopsis: front.synopsis ?? excerpt,
      status: this.label("status", front.status),
      stories: this.count("stories", stories.length),
      updated: last && this.day(last.date),
    };
  }
}

export const byName = (a: { name: string; id: string }, b: { name: string; id: string }): number =>
  byCodePoint(a.name.toLowerCase(), b.name.toLowerCase()) || byCodePoint(a.id, b.id);
