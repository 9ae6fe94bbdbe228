import type { Config } from "../config/config.ts";
import type { Outlined, OutlinedStory, QuestionDocument, StorylineDocument } from "../content/document.ts";
import { gistOf } from "../content/gist.ts";
import { type Prose, resolveProse } from "../content/prose.ts";
import type { StoryNode } from "../graph/nodes.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import type { Fact } from "../incremental/facts.ts";
import { hashOf, mix } from "../text/hash.ts";
import { escapeHtml } from "../text/html.ts";
import { CARD_SIZE, type Card } from "./cards.ts";
import { afterAddress, type ImageAttributes, imageAttributes, type ShownImage } from "./images.ts";
import { linked, type Mention, type Mentioned, MentionFinder, namesOf } from "./mentions.ts";
import type { Picture } from "./metadata/open-graph.ts";
import { logoPath } from "./metadata/publisher.ts";
import { hrefOf, type SitePath, sitePath, urlOf } from "./paths.ts";
import type { PageNode, Routes } from "./routes.ts";
import type { Dictionary } from "./words.ts";

/** Where a link in a text leads: a page or file of the site, and an anchor there. */
export interface ResolvedLink {
  readonly path: SitePath;
  /** With `#`, or empty. */
  readonly fragment: string;
  /** Set for images whose size is known. */
  readonly image?: ShownImage;
}

/** Where a document's links and its picture lead. */
export interface DocumentLinks {
  /** By the index of the link; undefined for a dead one. */
  readonly links: readonly (ResolvedLink | undefined)[];
  readonly picture: ResolvedLink | undefined;
  readonly fact: Fact;
}

/** What prose is rendered for. */
export interface ProseOptions {
  readonly document: Outlined;
  readonly back: string;
  /** Nodes that are not linked again: mentioned before, or the page's own subject. */
  readonly seen: Set<Mentioned>;
  /** Whether outlets are linked, besides topics. */
  readonly outlets: boolean;
  /** In feeds every address is absolute: the page that the prose stands on. */
  readonly absolute?: SitePath | undefined;
  /** False where no names are linked, whatever the configuration says. */
  readonly names?: boolean | undefined;
}

/** What all pages are made from. */
export class PageContext {
  readonly config: Config;
  readonly graph: SiteGraph;
  readonly routes: Routes;
  readonly dictionary: Dictionary;
  /** The theme's files by name: `style.css` → `assets/style-1a2b3c4d.css`. */
  readonly assets: ReadonlyMap<string, SitePath>;
  /** For documents that have any. */
  readonly links: ReadonlyMap<Outlined, DocumentLinks>;
  readonly cards: ReadonlyMap<StoryNode, Card>;
  /** What cards are drawn with. */
  readonly drawing: Fact;
  /** What names there are to be linked. */
  readonly #names: Fact;
  readonly #topics: MentionFinder<Mentioned>;
  readonly #outlets: MentionFinder<Mentioned>;

  constructor(
    parts: Pick<
      PageContext,
      "config" | "graph" | "routes" | "dictionary" | "assets" | "links" | "cards" | "drawing"
    >,
  ) {
    const { recorder } = parts.graph;
    this.config = parts.config;
    this.graph = parts.graph;
    this.routes = parts.routes;
    this.dictionary = parts.dictionary;
    this.assets = parts.assets;
    this.links = parts.links;
    this.cards = parts.cards;
    this.drawing = parts.drawing;
    const topics = [...namesOf(parts.graph.nodes.topics)];
    const outlets = [...namesOf(parts.graph.nodes.outlets)];
    this.#topics = new MentionFinder(topics);
    this.#outlets = new MentionFinder(outlets);
    const hash = [...topics, ...outlets].reduce(
      (all, [name, node]) => mix(all, mix(hashOf(name), node.hash)),
      0,
    );
    this.#names = recorder.define(hashOf("names"), hash);
  }

  /** The language of a text's page: its own, where that says more than the site's (`en` says less than `en-GB`). */
  languageOf(document: OutlinedStory | QuestionDocument | StorylineDocument): string {
    const { language } = this.config.site;
    const own = document.kind === "story" ? gistOf(document).lang || undefined : document.front.lang;
    return own === undefined || language.startsWith(`${own}-`) ? language : own;
  }

  href(node: PageNode): string {
    return hrefOf(this.routes.of(node), this.config.site);
  }

  hrefTo(path: string): string {
    return hrefOf(sitePath(path), this.config.site);
  }

  /** The absolute address of a link within the site. */
  absolute(href: string): string {
    const { url, basePath } = this.config.site;
    return url.slice(0, -basePath.length) + href;
  }

  /** The absolute address of the publisher's logo: `site.publisher.logo` is a path in static/, or an address. */
  get logo(): string | undefined {
    const logo = this.config.site.publisher?.logo?.value;
    if (logo === undefined || /^https?:/i.test(logo)) return logo;
    return this.url(logoPath(logo));
  }

  url(path: SitePath): string {
    return urlOf(path, this.config.site);
  }

  /** A story's social card, by its absolute address. */
  cardOf(story: StoryNode): Picture | undefined {
    this.graph.recorder.read(this.drawing);
    const card = this.cards.get(story);
    return card && { url: this.url(card.path), alt: story.title, ...CARD_SIZE };
  }

  /** A story's picture, where it has one in the site. */
  imageOf(document: Outlined): ({ readonly src: string } & Partial<ImageAttributes>) | undefined {
    const picture = this.#linksOf(document)?.picture;
    if (!picture) return undefined;
    const address = (path: SitePath) => hrefOf(path, this.config.site);
    const { path, image } = picture;
    return { src: address(path), ...(image ? imageAttributes(path, image, address) : {}) };
  }

  #linksOf(document: Outlined): DocumentLinks | undefined {
    const links = this.links.get(document);
    if (links) this.graph.recorder.read(links.fact);
    return links;
  }

  /** Prose as HTML: links lead somewhere, and first mentions are linked. */
  html(prose: Prose, { document, back, seen, outlets, absolute, names }: ProseOptions): string {
    const { site } = this.config;
    const mentions = names !== false && this.config.mentions;
    const address = (path: SitePath) => (absolute === undefined ? hrefOf(path, site) : urlOf(path, site));
    const anchor = (node: Mentioned, name: string) =>
      `<a class="mention" href="${escapeHtml(address(this.routes.of(node)))}">${name}</a>`;
    if (mentions) this.graph.recorder.read(this.#names);
    return resolveProse(prose, {
      page: absolute === undefined ? "" : escapeHtml(urlOf(absolute, site)),
      back: escapeHtml(back),
      link: (index) => {
        const link = this.#linksOf(document)?.links[index];
        return link ? escapeHtml(address(link.path) + link.fragment) : "#";
      },
      image: (index) => {
        const link = this.#linksOf(document)?.links[index];
        if (!link) return "#";
        const { path, fragment, image } = link;
        const attributes = image ? afterAddress(imageAttributes(path, image, address)) : "";
        return escapeHtml(address(path) + fragment) + attributes;
      },
      text: (text, start, end) => {
        if (!mentions) return text.slice(start, end);
        const found = outlets
          ? this.#mentionsOfBoth(text, start, end, seen)
          : this.#topics.find(text, start, end, seen);
        return linked(text, start, end, found, anchor);
      },
    });
  }

  /** Outlets first; topics only in what is left between them. */
  #mentionsOfBoth(
    text: string,
    start: number,
    end: number,
    seen: Set<Mentioned>,
  ): readonly Mention<Mentioned>[] {
    const found: Mention<Mentioned>[] = [];
    let done = start;
    for (const outlet of this.#outlets.find(text, start, end, seen)) {
      found.push(...this.#topics.find(text, done, outlet.start, seen), outlet);
      done = outlet.end;
    }
    return [...found, ...this.#topics.find(text, done, end, seen)];
  }
}
