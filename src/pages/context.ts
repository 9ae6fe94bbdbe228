import type { Config } from "../config/config.ts";
import type { Document } from "../content/document.ts";
import type { Dependency } from "../dependencies/tracker.ts";
import { type ListingNode, NodeLanguages } from "../graph/node-languages.ts";
import type { StoryNode } from "../graph/nodes.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import { type ChartTable, tableIn } from "../markdown/charts/chart.ts";
import type { Attributes } from "../markdown/rich-text.ts";
import type { ShownImage } from "../router/image-versions.ts";
import type { Recording, ResolvedLink } from "../router/links.ts";
import { hrefOf, type SitePath, sitePath, urlOf } from "../router/paths.ts";
import type { PageNode, Routes } from "../router/routes.ts";
import { isWebAddress } from "../schema/index.ts";
import { hashOf } from "../text/hash.ts";
import type { Dictionary } from "../theme/words.ts";
import type { Destinations } from "./destinations.ts";
import { type FilledLists, filledLists } from "./filled-lists.ts";
import { type ImageAttributes, imageAttributes } from "./images.ts";
import type { ListPages } from "./list-pages.ts";
import { Memo } from "./memo.ts";
import { type Picture, SOCIAL_CARD_SIZE } from "./metadata/open-graph.ts";
import { SiteNames } from "./site-names.ts";
import type { LateTools } from "./tools.ts";

/** Where a document's links and its picture lead. */
export interface DocumentLinks {
  /** By the index of the link; undefined for a dead one. */
  readonly links: readonly (ResolvedLink | undefined)[];
  readonly picture: ResolvedLink | undefined;
  readonly audio: ResolvedLink | undefined;
  readonly dependency: Dependency;
}

/** What has links of its own, by its file. */
export type Located = Pick<Document, "path">;

/** The social cards of stories that have one. */
export interface SocialCards {
  readonly cards: ReadonlyMap<StoryNode, { readonly path: SitePath }>;
  /** Changes with everything that cards are drawn with. */
  readonly drawing: Dependency;
}

/** Everything that pages are made from. */
export class PageContext {
  readonly config: Config;
  readonly graph: SiteGraph;
  readonly routes: Routes;
  readonly dictionary: Dictionary;
  /** The theme's files by name: `style.css` → `assets/style-1a2b3c4d.css`. */
  readonly assets: ReadonlyMap<string, SitePath>;
  /** By the path of the document; only documents that have any. */
  readonly links: ReadonlyMap<string, DocumentLinks>;
  readonly socialCards: SocialCards;
  readonly tools: LateTools;
  /** SHA-256 of a text, as 64 hex digits. */
  readonly sha256: (text: string) => string;
  /** What is known of an image in static/, by where it is published. */
  readonly images: (path: SitePath) => Pick<ShownImage, "width" | "height"> | undefined;
  /** The sizes of the site's logos, and what changes with them. */
  readonly #logos: { readonly sizes: ReturnType<typeof logoSizes>; readonly dependency: Dependency };
  #destinations: Destinations | undefined;
  #listPages: ListPages | undefined;
  /** By language. */
  readonly #lists: ReadonlyMap<string, FilledLists>;
  /** The names that texts link. */
  readonly names: SiteNames;
  readonly #languages: NodeLanguages;
  readonly #memos: { clear(): void }[] = [];

  constructor(
    parts: Pick<
      PageContext,
      | "config"
      | "graph"
      | "routes"
      | "dictionary"
      | "assets"
      | "links"
      | "socialCards"
      | "images"
      | "tools"
      | "sha256"
    >,
  ) {
    const { tracker } = parts.graph;
    this.config = parts.config;
    this.graph = parts.graph;
    this.routes = parts.routes;
    this.dictionary = parts.dictionary;
    this.assets = parts.assets;
    this.links = parts.links;
    this.socialCards = parts.socialCards;
    this.images = parts.images;
    this.sha256 = parts.sha256;
    const sizes = logoSizes(parts.config, parts.images);
    this.#logos = { sizes, dependency: tracker.define("logos", hashOf(JSON.stringify([...sizes]))) };
    this.#languages = tracker.track(new Set(), () => new NodeLanguages(parts.graph));
    this.#lists = tracker.track(new Set(), () => filledLists(parts.graph, parts.config));
    this.tools = parts.tools;
    this.names = new SiteNames(parts.graph);
  }

  /** The lists that have entries in a language, by their names in addresses: `topics`, `archive`. */
  listsIn(language: string): ReadonlySet<string> {
    const { names, dependency } = this.#lists.get(this.config.languages.homeOf(language))!;
    this.graph.tracker.read(dependency);
    return names;
  }

  /** The pages that the configuration names; they are known when all pages have addresses. */
  get destinations(): Destinations {
    if (!this.#destinations) throw new Error("pages have no addresses yet");
    return this.#destinations;
  }

  set destinations(found: Destinations) {
    this.#destinations = found;
  }

  /** The pages about the site; they are known when all are planned. */
  get listPages(): ListPages {
    if (!this.#listPages) throw new Error("pages are not planned yet");
    return this.#listPages;
  }

  set listPages(planned: ListPages) {
    this.#listPages = planned;
  }

  /** The languages of a node's pages; the first one is that of the page at its own address. */
  languagesOf(node: ListingNode): readonly string[] {
    return this.#languages.of(node, this.config.languages.main);
  }

  /** A memo that is cleared when the content of nodes changes. */
  memo<Of extends object>(limit?: number): Memo<Of> {
    const memo = new Memo<Of>(this.graph.tracker, limit);
    this.#memos.push(memo);
    return memo;
  }

  /** Clears all memos, because the content of nodes has changed. */
  forget(): void {
    for (const memo of this.#memos) memo.clear();
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

  url(path: SitePath): string {
    return urlOf(path, this.config.site);
  }

  /** The size of a logo in pixels, if it is known. */
  logoSize(path: string): Pick<ShownImage, "width" | "height"> | undefined {
    this.graph.tracker.read(this.#logos.dependency);
    return this.#logos.sizes.get(path);
  }

  /** The absolute address of a page that the configuration names, which may be on another site. */
  urlOfDestination(written: string): string | undefined {
    if (isWebAddress(written)) return written;
    const found = this.destinations.find(written);
    return found && this.url(found.path);
  }

  /** A story's social card, with its absolute address. */
  socialCardOf(story: StoryNode): Picture | undefined {
    this.graph.tracker.read(this.socialCards.drawing);
    const card = this.socialCards.cards.get(story);
    return card && { url: this.url(card.path), alt: story.title, ...SOCIAL_CARD_SIZE };
  }

  /** A story's picture, if it has one in the site. */
  imageOf(document: Located): ({ readonly src: string } & Partial<ImageAttributes>) | undefined {
    const picture = this.linksOf(document)?.picture;
    if (!picture) return undefined;
    const address = (path: SitePath) => hrefOf(path, this.config.site);
    const { path, image } = picture;
    return { src: address(path), ...(image ? imageAttributes(path, image, address) : {}) };
  }

  /** A story's recording, if it has one in the site. */
  audioOf(document: Located): { readonly path: SitePath; readonly recording: Recording } | undefined {
    const { path, recording } = this.linksOf(document)?.audio ?? {};
    return path !== undefined && recording ? { path, recording } : undefined;
  }

  /** The numbers of a chart in a document's text. */
  tableOf(document: Located, { data, to }: Attributes): ChartTable | undefined {
    return to === undefined ? tableIn(data) : this.linksOf(document)?.links[Number(to)]?.table;
  }

  /** Where the links of a document's text lead. */
  linksOf({ path }: Located): DocumentLinks | undefined {
    const links = this.links.get(path);
    if (links) this.graph.tracker.read(links.dependency);
    return links;
  }

  /** Where the nth link of a document leads; `#` for one that leads nowhere. */
  linkOf(document: Located, index: number, absolute: boolean): string {
    const link = this.linksOf(document)?.links[index];
    return link ? this.address(link.path, absolute) + link.fragment : "#";
  }

  /** The address of a page or file: absolute, or for links within the site. */
  address(path: SitePath, absolute: boolean): string {
    return absolute ? urlOf(path, this.config.site) : hrefOf(path, this.config.site);
  }
}

/** The sizes of all logos in static/, by their paths. */
function logoSizes({ site, names }: Config, sizeOf: PageContext["images"]) {
  const logos = [site.logo, ...Object.values(names).map(({ logo }) => logo)];
  const paths = logos.flatMap((logo) => [logo?.src, logo?.dark]).flatMap((file) => file?.value ?? []);
  return new Map(paths.map((path) => [path, sizeOf(sitePath(path))]));
}
