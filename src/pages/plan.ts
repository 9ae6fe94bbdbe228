import type { Config } from "../config/config.ts";
import type { Document } from "../content/document.ts";
import type { Place, Report } from "../diagnostics/diagnostic.ts";
import type { QuestionNode, StorylineNode, StoryNode } from "../graph/nodes.ts";
import type { HeldBack } from "../graph/select.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import type { Fact } from "../incremental/facts.ts";
import { hashOf, mix } from "../text/hash.ts";
import { type Card, type CardTools, planCards } from "./cards.ts";
import { type DocumentLinks, PageContext } from "./context.ts";
import { type Feed, siteFeed } from "./feed.ts";
import type { ImageFile } from "./images.ts";
import { indexGroups } from "./indexes.ts";
import { linkTargets, type PlannedVersion } from "./link-targets.ts";
import { LinkResolver } from "./links.ts";
import { checkLogo } from "./metadata/publisher.ts";
import { outletPages } from "./outlet.ts";
import type { Page, PlannedPage } from "./page.ts";
import { type SitePath, sitePath } from "./paths.ts";
import { questionPage } from "./question.ts";
import { planRedirects, type Redirect, redirectPage } from "./redirects.ts";
import { type PageNode, Routes } from "./routes.ts";
import { storyPage, withdrawnPage } from "./story.ts";
import { storylinePages } from "./storyline.ts";
import { topicPages } from "./topic.ts";
import { checkLanguages } from "./translations.ts";
import { View } from "./view.ts";
import type { Dictionary } from "./words.ts";

export interface PlanInput {
  readonly graph: SiteGraph;
  readonly config: Config;
  readonly documents: readonly Document[];
  readonly heldBack: readonly HeldBack[];
  readonly dictionary: Dictionary;
  /** Paths of files that are copied as they are, relative to the output: `images/port.jpg`. */
  readonly staticFiles: readonly string[];
  /** Other files beside the briefings: `briefings/2026/11/chart.png`. Those that a text shows or links are published. */
  readonly media: readonly string[];
  /** What is known of an image by its path in the site: `static/port.png`. */
  readonly images: (path: string) => ImageFile | undefined;
  /** What social cards are drawn with; undefined where none are. */
  readonly cards: CardTools | undefined;
  /** Files of the theme that are published: `assets/style-1a2b3c4d.css`. */
  readonly assets: readonly string[];
}

/** What the site will hold. */
export interface Plan {
  readonly pages: readonly Page[];
  readonly feeds: readonly PlannedFeed[];
  /** Paths of the documents to whose anchors links of others lead. */
  readonly anchored: ReadonlySet<string>;
  /** Takes another wording of a document, with the same links. */
  readonly replace: (old: Document, document: Document) => void;
  /** Changes with what sitemaps say. */
  readonly listing: Fact;
  /** Old address → new, in the order of the old. */
  readonly redirects: readonly Redirect[];
  /** Media that texts use: the file → where it is published. */
  readonly media: ReadonlyMap<string, SitePath>;
  /** Smaller versions of images that texts show: where each is published, of which file. */
  readonly versions: ReadonlyMap<SitePath, PlannedVersion>;
  /** The social cards of stories that have one. */
  readonly cards: ReadonlyMap<StoryNode, Card>;
  /** Files for hosts and crawlers; not those that the site has in static/. */
  readonly hostFiles: readonly HostFile[];
}

export interface PlannedFeed {
  readonly path: SitePath;
  /** Its absolute address. */
  readonly self: string;
  readonly feed: () => Feed;
}

/** Files that every site has besides its pages and feeds. */
const HOST_FILES = ["robots.txt", "_redirects", ".nojekyll"] as const;

export type HostFile = (typeof HOST_FILES)[number];

/** Decides what exists, at which address and with which model. Collisions and dead links are found here. */
export function planPages(input: PlanInput, report: Report): Plan {
  const { graph, config, dictionary, documents } = input;
  const routes = new Routes(config, report);
  const nodes = nodesWithPages(graph);
  claimFiles(input, routes);
  for (const node of nodes) {
    const what = `the ${node.kind} \`${"name" in node ? node.name : node.title}\``;
    const help = node.document
      ? undefined
      : `add a record for it to briefings/${node.kind === "topic" ? "topics" : "sources"}/: its file name is the slug`;
    routes.claim(routes.of(node), what, placeOf(node, graph), help);
  }
  // Links may lead to any page, so they are resolved when all have their addresses; models are made after that.
  const links = new Map<Document, DocumentLinks>();
  const stylesheet = sitePath(input.assets.find((path) => path.endsWith(".css")) ?? "");
  const cards = input.cards ? planCards(graph, config.site.title, routes, input.cards) : new Map();
  const drawing = graph.recorder.define(hashOf("cards"), hashOf(input.cards?.version ?? ""));
  const context = new PageContext({ cards, drawing, config, graph, routes, dictionary, stylesheet, links });
  const views = new Map<string, View>();
  const viewOf = (language: string): View => {
    const view = views.get(language) ?? new View(context, language);
    views.set(language, view);
    return view;
  };
  const site = viewOf(config.site.language);
  const storyView = (story: StoryNode) => viewOf(context.languageOf(story.document));

  const planned = <P extends PlannedPage>(plan: () => P[]): Page[] => {
    const reads = new Set<Fact>();
    return graph.recorder.record(reads, plan).map((page) => ({ ...page, reads }));
  };
  const own = nodePages(graph, viewOf, site).flatMap(planned);
  const indexes = indexGroups(site).flatMap(planned);
  const first = new Set<SitePath>(nodes.map((node) => routes.of(node)));
  for (const { path } of [...own.filter((page) => !first.has(page.path)), ...indexes])
    routes.claim(path, "a page of the theme");
  const redirects = planRedirects(graph, routes);

  checkLanguages(context, report);
  checkLogo(config.site, routes, report);
  const media = new Map<string, SitePath>();
  const anchored = new Set<string>();
  const versions = new Map<SitePath, PlannedVersion>();
  const resolver = new LinkResolver(linkTargets(input, routes, nodes, { media, anchored, versions }), report);
  for (const document of documents) {
    // Nothing that a withdrawn text shows is published.
    if (document.kind === "story" && document.front.status === "withdrawn") continue;
    const resolved = resolver.linksOf(document);
    const picture = resolver.pictureOf(document);
    if (resolved.length === 0 && !picture) continue;
    const value = hashOf(JSON.stringify([resolved, picture]));
    const fact = graph.recorder.define(hashOf(`links ${document.path}`), value);
    links.set(document, { links: resolved, picture, fact });
  }
  const moved = redirects.flatMap((redirect) => planned(() => [redirectPage(redirect, site)]));
  const pages = [...own, ...indexes, ...moved];
  const path = sitePath("rss.xml");
  return {
    pages,
    feeds: [{ path, self: context.url(path), feed: () => siteFeed(path, storyView, site) }],
    replace(old, document) {
      const own = links.get(old);
      if (own) links.set(document, own);
      links.delete(old);
      for (const view of views.values()) view.forget();
    },
    listing: graph.recorder.define(hashOf("listing"), hashOfListing(pages)),
    ...{ redirects, media, anchored, versions, cards },
    hostFiles: ownHostFiles(input.staticFiles),
  };
}

const nodesWithPages = ({ nodes }: SiteGraph): PageNode[] => [
  ...nodes.stories,
  ...nodes.withdrawn,
  ...nodes.questions,
  ...nodes.storylines,
  ...nodes.topics,
  ...nodes.outlets,
];

/** Texts have pages in their own language; topics and outlets in the site's. */
function nodePages(
  { nodes }: SiteGraph,
  viewOf: (language: string) => View,
  site: View,
): (() => PlannedPage[])[] {
  const own = (node: StoryNode | QuestionNode | StorylineNode) =>
    viewOf(site.context.languageOf(node.document));
  return [
    ...nodes.stories.map((story) => () => [storyPage(story, own(story))]),
    ...nodes.withdrawn.map((story) => () => [withdrawnPage(story, own(story))]),
    ...nodes.questions.map((question) => () => [questionPage(question, own(question))]),
    ...nodes.storylines.map((storyline) => () => storylinePages(storyline, own(storyline))),
    ...nodes.topics.map((topic) => () => topicPages(topic, site)),
    ...nodes.outlets.map((outlet) => () => outletPages(outlet, site)),
  ];
}

function hashOfListing(pages: readonly Page[]): number {
  let hash = 0;
  for (const { path, listed, modified } of pages) if (listed) hash = mix(hash, hashOf(`${path} ${modified}`));
  return hash;
}

function claimFiles({ staticFiles, assets }: PlanInput, routes: Routes): void {
  for (const file of ["rss.xml", "sitemap.xml", ...ownHostFiles(staticFiles)])
    routes.claim(sitePath(file), `briefgen's own ${file}`);
  for (const file of assets) routes.claim(sitePath(file), "a file of the theme");
  for (const file of staticFiles) {
    const path =
      file.endsWith("/index.html") || file === "index.html" ? file.slice(0, -"index.html".length) : file;
    routes.claim(sitePath(path), "a file in static/", { path: `static/${file}` });
  }
}

/** A site's own `robots.txt` takes the place of ours. */
const ownHostFiles = (staticFiles: readonly string[]): HostFile[] =>
  HOST_FILES.filter((file) => !staticFiles.includes(file));

/** Where a node is written: its record, or the first mention of a topic or outlet that has none. */
function placeOf(node: PageNode, { relations }: SiteGraph): Place | undefined {
  if (node.document) return { path: node.document.path, span: node.document.slugSpan };
  if (node.kind === "topic") {
    return (
      relations.about.to(node).at(-1) ??
      relations.questionAbout.to(node)[0] ??
      relations.storylineAbout.to(node)[0]
    )?.origin;
  }
  return node.kind === "outlet"
    ? (relations.publishedBy.to(node)[0] ?? relations.cameFrom.to(node)[0])?.origin
    : undefined;
}
