import type { Dependency } from "../dependencies/tracker.ts";
import type { ListingNode } from "../graph/node-languages.ts";
import type { QuestionNode, StorylineNode, StoryNode, TopicNode } from "../graph/nodes.ts";
import type { SitePath } from "../router/paths.ts";
import type { PageNode } from "../router/routes.ts";
import { hashOf } from "../text/hash.ts";
import type { Moment } from "../text/moments.ts";
import { directionOf } from "../theme/words.ts";
import type { PageContext } from "./context.ts";
import type { AlternateModel, HeadModel, PageModel } from "./frame-model.ts";
import { LazyHead } from "./lazy-head.ts";
import type { Memo } from "./memo.ts";
import { type Described, metadataOf } from "./metadata/metadata.ts";
import type {
  CardModel,
  LinkModel,
  QuestionCardModel,
  StorylineCardModel,
  TopicCardModel,
  TranslationModel,
} from "./model.ts";
import { siteModel } from "./site-model.ts";
import { sparkOf } from "./spark.ts";
import { teaserOf } from "./teaser.ts";
import { languageLinks, nameOf, type PageVersion } from "./versions.ts";
import { Wording } from "./wording.ts";

/** Entries in the lists beside a page's main list. */
export const ASIDE = 12;

export interface PageHead {
  readonly path: SitePath;
  readonly title: string;
  readonly description: string;
  /** From the home page to the parent page. */
  readonly trail: readonly LinkModel[];
  readonly updated?: Moment | undefined;
  readonly noindex?: boolean;
  readonly alternates?: readonly AlternateModel[];
  /** The page in all its languages, the original first. */
  readonly versions?: readonly PageVersion[];
  /** What the page tells machines, in addition to what every page does. */
  readonly described?: Described;
}

/** Turns nodes into models in one language. There is one for each language of a site. */
export class View extends Wording {
  readonly #site: Memo<View>;
  readonly #assets: Dependency;
  /** Models that many pages show: the same story is listed on about ten of them. */
  readonly #cards: Memo<PageNode>;

  constructor(context: PageContext, lang: string) {
    super(context, lang);
    const { tracker } = context.graph;
    this.#assets = tracker.define("assets", hashOf([...context.assets.values()].join()));
    this.#site = context.memo();
    this.#cards = context.memo();
  }

  /** A page's complete model. */
  page<Content>(
    {
      path,
      title,
      description,
      trail,
      updated,
      noindex,
      alternates = [],
      versions = [],
      described,
    }: PageHead,
    content: Content,
  ): PageModel<Content> {
    const { context, lang } = this;
    context.graph.tracker.read(this.#assets);
    const site = this.#site.of(this, () => siteModel(this));
    const home = { text: this.t.home ?? "", href: context.hrefTo(this.path("")) };
    const breadcrumbs = path === this.path("") ? [] : [home, ...trail];
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
      languages: languageLinks(versions, this),
      updated: updated && this.day(updated),
      noindex,
    };
    const metadata = () =>
      noindex ? undefined : metadataOf(basics, this, { trail: breadcrumbs, versions, described });
    const page = new LazyHead(head, metadata) as unknown as HeadModel;
    return { site, page, t: this.t, content };
  }

  /** Those topics, outlets or storylines that have a page in this language. */
  listed<N extends ListingNode>(nodes: readonly N[]): N[] {
    const { languages } = this.context.config;
    const home = languages.homeOf(this.lang);
    return nodes.filter((node) =>
      this.context.languagesOf(node).some((language) => languages.homeOf(language) === home),
    );
  }

  card(story: StoryNode): CardModel {
    return this.#cards.of(story, () => this.#card(story));
  }

  #card(story: StoryNode): CardModel {
    const { front } = story.document;
    const { graph } = this;
    const lang = story.language;
    const isForeign = lang !== this.lang;
    return {
      title: story.title,
      href: this.href(story),
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
      verification: front.verification && this.label("verification", front.verification.level),
      preview: story.preview && this.label("preview", story.preview),
      translations: this.translationsOf(story),
    };
  }

  /** The story in other languages. Whoever lists a story depends on its versions (see `GraphNodes`). */
  translationsOf(story: StoryNode): TranslationModel[] {
    const others = this.graph.listing.versionsOf(story).filter((other) => other !== story);
    return others.map((other) => ({
      ...{ text: nameOf(other.language), lang: other.language },
      ...{ href: this.href(other), title: other.title },
    }));
  }

  /** “5 outlets, 3 origins”; the origins only if there are fewer. */
  origins(story: StoryNode): string | undefined {
    const outlets = this.graph.outletsOf(story).length;
    const origins = this.graph.originsOf(story).length;
    if (outlets === 0) return undefined;
    const known = this.count("outlets", outlets);
    return origins < outlets ? this.list([known, this.count("origins", origins)]) : known;
  }

  topicCard(topic: TopicNode): TopicCardModel {
    return this.#cards.of(topic, () => this.#topicCard(topic));
  }

  #topicCard(topic: TopicNode): TopicCardModel {
    const stories = this.graph.countStoriesAbout(topic);
    return {
      name: topic.name,
      href: this.href(topic),
      description: topic.document?.excerpt ?? "",
      stories: this.count("stories", stories),
    };
  }

  questionCard(question: QuestionNode): QuestionCardModel {
    const { excerpt, front } = question.document;
    return {
      question: this.titleOf(question),
      href: this.href(question),
      excerpt,
      status: this.label("status", front.status),
    };
  }

  storylineCard(storyline: StorylineNode): StorylineCardModel {
    const stories = this.graph.storylines.storiesIn(storyline);
    const { front, excerpt } = storyline.document;
    const last = stories.at(-1);
    return {
      title: storyline.title,
      href: this.href(storyline),
      synopsis: front.synopsis ?? excerpt,
      status: this.label("status", front.status),
      stories: this.count("stories", stories.length),
      updated: last && this.day(last.date),
      spark: sparkOf(stories, this),
    };
  }
}
