import type { Config } from "../config/config.ts";
import { checkNames, checkSlug } from "../content/address.ts";
import type { Document, Outlined } from "../content/document.ts";
import { gistOf } from "../content/gist.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { QuestionNode, StorylineNode, StoryNode } from "../graph/nodes.ts";
import type { HeldBack } from "../graph/select.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import type { Fact } from "../incremental/facts.ts";
import { hashOf, mix } from "../text/hash.ts";
import { type Card, type CardTools, planCards } from "./cards.ts";
import { type DocumentLinks, PageContext } from "./context.ts";
import { warnOfCrowds } from "./crowds.ts";
import { FeedItems } from "./feeds/items.ts";
import { planFeeds } from "./feeds/plan.ts";
import type { ImageFile } from "./images.ts";
import { indexGroups } from "./indexes.ts";
import { linkTargets, type PlannedVersion } from "./link-targets.ts";
import { LinkResolver } from "./links.ts";
import { type MachineFiles, planMachineFiles } from "./machine-files.ts";
import { checkLogo } from "./metadata/publisher.ts";
import { NodeClaim } from "./node-claim.ts";
import { outletPages } from "./outlet.ts";
import type { Page, PlannedPage } from "./page.ts";
import { type SitePath, sitePath } from "./paths.ts";
import { questionPage } from "./question.ts";
import { planRedirects, type Redirect, redirectPage } from "./redirects.ts";
import { type PageNode, Routes } from "./routes.ts";
import { type SearchRecord, searchRecords } from "./search.ts";
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
  /** Files of the theme that are published: `{name: "style.css", path: "assets/style-1a2b3c4d.css"}`. */
  readonly assets: readonly { readonly name: string; readonly path: string }[];
  /** What is known of an image by its path in the site: `static/port.png`. */
  readonly images: (path: string) => ImageFile | undefined;
  /** What social cards are drawn with; undefined where none are. */
  readonly cards: CardTools | undefined;
}

/** What the site will hold. */
export interface Plan {
  readonly pages: readonly Page[];
  /** What the search is to find; undefined where the site has none. */
  readonly search: PlannedSearch | undefined;
  /** Paths of the documents to whose anchors links of others lead. */
  readonly anchored: ReadonlySet<string>;
  /** Takes another wording of a document, with the same links. */
  readonly replace: (old: Outlined, document: Outlined) => void;
  /** Old address → new, in the order of the old. */
  readonly redirects: readonly Redirect[];
  /** Media that texts use: the file → where it is published. */
  readonly media: ReadonlyMap<string, SitePath>;
  /** What is for programs; no file that the site has in static/. */
  readonly machineFiles: MachineFiles;
  /** Smaller versions of images that texts show: where each is published, of which file. */
  readonly versions: ReadonlyMap<SitePath, PlannedVersion>;
  /** The social cards of stories that have one. */
  readonly cards: ReadonlyMap<StoryNode, Card>;
}

export interface PlannedSearch {
  readonly language: string;
  /** Each makes the record of one story. */
  readonly records: readonly (() => SearchRecord)[];
  readonly reads: ReadonlySet<Fact>;
}

/** Decides what exists, at which address and with which model. Collisions and dead links are found here. */
export function planPages(input: PlanInput, report: Report): Plan {
  const { graph, config, dictionary, documents } = input;
  const routes = new Routes(config, report);
  const nodes = nodesWithPages(graph);
  claimFiles(input, routes, report);
  const usesIds = config.storyPermalink.includes(":id");
  /** Pages whose address somebody else has. */
  const homeless = new Set<SitePath>();
  for (const node of nodes) {
    const path = routes.of(node);
    const who = new NodeClaim(node, graph);
    if (node.kind === "story" && usesIds) checkSlug(node.id, who.at!, report);
    if (!routes.claim(path, who)) homeless.add(path);
  }
  // Links may lead to any page, so they are resolved when all have their addresses; models are made after that.
  const links = new Map<Outlined, DocumentLinks>();
  const assets = new Map(input.assets.map(({ name, path }) => [name, sitePath(path)]));
  const cards = input.cards ? planCards(graph, config.site.title, routes, input.cards) : new Map();
  const drawing = graph.recorder.define(hashOf("cards"), hashOf(input.cards?.version ?? ""));
  const context = new PageContext({ cards, drawing, config, graph, routes, dictionary, assets, links });
  const views = new Map<string, View>();
  const viewOf = (language: string): View => {
    const view = views.get(language) ?? new View(context, language);
    views.set(language, view);
    return view;
  };
  const site = viewOf(config.site.language);
  const ownView = (node: StoryNode | QuestionNode | StorylineNode) =>
    viewOf(context.languageOf(node.document));
  const items = new FeedItems(ownView, site);
  const feeds = () => planFeeds({ site, viewOf: ownView, items });

  const scratch = new Set<Fact>();
  const planned = (plan: () => readonly PlannedPage[]): Page[] => {
    scratch.clear();
    const pages = graph.recorder.record(scratch, plan);
    const reads = [...scratch];
    return pages.map((page) => ({ reads, ...page }));
  };
  const own: Page[] = [];
  /** Pages that have no address yet. */
  const more: Page[] = [];
  for (const node of nodes) {
    const [first, ...others] = planned(() => pagesOf(node, ownView, site));
    own.push(first!, ...others);
    more.push(...others);
  }
  warnOfCrowds(own, config.limits.folder, report);
  const indexes = indexGroups(site, feeds).flatMap(planned);
  for (const { path } of [...more, ...indexes]) routes.claim(path, { what: "a page of the theme" });
  const listed = [...own, ...indexes];
  const listing = graph.recorder.define(hashOf("listing"), hashOfListing(listed));
  // Of a page that has no place, all is said; what would lie beside it has none either.
  const claim = (path: SitePath, what: string) =>
    !homeless.has(sitePath(path.slice(0, path.lastIndexOf("/") + 1))) && routes.claim(path, { what });
  const machineFiles = planMachineFiles({
    ...{ site, feeds, listing, claim },
    statics: new Set(input.staticFiles),
    viewOf: ownView,
    pages: listed,
  });
  const redirects = planRedirects(graph, routes);

  checkLanguages(context, report);
  checkLogo(config.site, routes, report);
  const media = new Map<string, SitePath>();
  const anchored = new Set<string>();
  const versions = new Map<SitePath, PlannedVersion>();
  const resolver = new LinkResolver(linkTargets(input, routes, nodes, { media, anchored, versions }), report);
  for (const document of documents) {
    if (!hasLinks(document)) continue;
    const resolved = resolver.linksOf(document);
    const picture = resolver.pictureOf(document);
    if (resolved.length === 0 && !picture) continue;
    const value = hashOf(JSON.stringify([resolved, picture]));
    const fact = graph.recorder.define(hashOf(`links ${document.path}`), value);
    links.set(document, { links: resolved, picture, fact });
  }
  const moved = redirects.flatMap((redirect) => planned(() => [redirectPage(redirect, site)]));
  return {
    pages: [...listed, ...moved],
    search: planSearch(site),
    replace(old, document) {
      const own = links.get(old);
      if (own) links.set(document, own);
      links.delete(old);
      for (const view of views.values()) view.forget();
      items.forget();
    },
    ...{ redirects, media, anchored, versions, cards, machineFiles },
  };
}

/** Whether anything of a document leads into the site; nothing that a withdrawn text shows is published. */
function hasLinks(document: Document): boolean {
  const { links, fragments, kind } = document;
  if (kind !== "story") return links.length + fragments.length > 0;
  const isLinked = links.length + fragments.length > 0 || document.picture !== undefined;
  return isLinked && gistOf(document).status !== "withdrawn";
}

function planSearch(site: View): PlannedSearch | undefined {
  const { config, graph } = site.context;
  if (config.search === "off") return undefined;
  const reads = new Set<Fact>();
  return graph.recorder.record(reads, () => {
    return { language: config.site.language, records: searchRecords(site), reads };
  });
}

const nodesWithPages = ({ nodes }: SiteGraph): PageNode[] => [
  ...nodes.stories,
  ...nodes.withdrawn,
  ...nodes.questions,
  ...nodes.storylines,
  ...nodes.topics,
  ...nodes.outlets,
];

/** The pages of a node, the one at its address first. Texts have pages in their own language; topics and outlets in the site's. */
function pagesOf(
  node: PageNode,
  own: (node: StoryNode | QuestionNode | StorylineNode) => View,
  site: View,
): readonly PlannedPage[] {
  switch (node.kind) {
    case "story":
      return [node.gist.status === "withdrawn" ? withdrawnPage(node, own(node)) : storyPage(node, own(node))];
    case "question":
      return [questionPage(node, own(node))];
    case "storyline":
      return storylinePages(node, own(node));
    case "topic":
      return topicPages(node, site);
    case "outlet":
      return outletPages(node, site);
  }
}

function hashOfListing(pages: readonly Page[]): number {
  let hash = 0;
  for (const { path, listed, modified } of pages) if (listed) hash = mix(hash, hashOf(`${path} ${modified}`));
  return hash;
}

function claimFiles({ staticFiles, assets }: PlanInput, routes: Routes, report: Report): void {
  for (const { path } of assets) routes.claim(sitePath(path), { what: "a file of the theme" });
  for (const file of staticFiles) {
    const path =
      file.endsWith("/index.html") || file === "index.html" ? file.slice(0, -"index.html".length) : file;
    const at = { path: `static/${file}` };
    checkNames(file, at, report);
    routes.claim(sitePath(path), { what: "a file in static/", at });
  }
}
