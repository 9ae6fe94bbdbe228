import type { Config } from "../config/config.ts";
import { CONFIG_FILE } from "../config/file.ts";
import type { Document } from "../content/document.ts";
import type { Dependency, Tracker } from "../dependencies/tracker.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { StoryNode } from "../graph/nodes.ts";
import type { HeldBack } from "../graph/select.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import { type DocumentLinks, PageContext } from "../pages/context.ts";
import { Destinations } from "../pages/destinations.ts";
import { ListPages } from "../pages/list-pages.ts";
import type { Page, PlannedPage } from "../pages/page.ts";
import { SiteContext } from "../pages/site-context.ts";
import type { LateTools } from "../pages/tools.ts";
import { claimFiles, claimNodes } from "../router/addresses.ts";
import { warnOfFullFolders } from "../router/full-folders.ts";
import { NodeClaim } from "../router/node-claim.ts";
import { type SitePath, sitePath } from "../router/paths.ts";
import { type Claimant, type PageNode, Routes } from "../router/routes.ts";
import type { Templates } from "../theme/templates.ts";
import type { Dictionary } from "../theme/words.ts";
import { checkBlocks } from "./blocks/check-blocks.ts";
import { checkFiles } from "./check-files.ts";
import { checkWords } from "./check-words.ts";
import { checkCover } from "./feeds/check-cover.ts";
import { checkLeads } from "./home/leads.ts";
import { type PlannedVersion, type SiteMedia, UsedFiles } from "./media/used-files.ts";
import type { NodeOutput, PlannedFile } from "./output.ts";
import { FILE_OUTPUTS, NODE_OUTPUTS, PAGE_OUTPUTS, SINGLE_PAGES } from "./outputs.ts";
import { folderIndexes } from "./page/folder-index.ts";
import { hasRedirects, planRedirects, redirectPage, redirectsFile } from "./redirects/redirects.ts";
import { type AnchorLinks, resolveLinks } from "./resolve-links.ts";
import { type PlannedIndex, planIndex } from "./search/search.ts";
import { planSocialCards, type SocialCard, type SocialCardTools } from "./social-cards.ts";
import { checkLanguages } from "./story/translations.ts";
import { checkUsage } from "./usage/check-usage.ts";

export interface PlanInput extends SiteMedia {
  readonly graph: SiteGraph;
  readonly config: Config;
  readonly documents: readonly Document[];
  readonly heldBack: readonly HeldBack[];
  readonly dictionary: Dictionary;
  readonly templates: Templates;
  /** Files of the theme that are published: `{name: "style.css", path: "assets/style-1a2b3c4d.css"}`. */
  readonly assets: readonly { readonly name: string; readonly path: string }[];
  /** What social cards are drawn with; undefined if none are. */
  readonly cardTools: SocialCardTools | undefined;
  readonly tools: LateTools;
  /** SHA-256 of a text, as 64 hex digits. */
  readonly sha256: (text: string) => string;
  /** Whether a file of the output is wanted; the plan drops the others when it knows that their addresses are free. */
  readonly isOwn: (path: string) => boolean;
}

/** What the site will consist of. */
export interface Plan extends AnchorLinks {
  readonly site: SiteContext;
  readonly pages: readonly Page[];
  /** How many pages there are, with those that are not wanted. */
  readonly pageCount: number;
  /** Addresses that two nodes wanted, which was reported: nobody knows what a link to one of them means. */
  readonly refused: ReadonlySet<SitePath>;
  /** Files in static/ that the configuration names and that do not exist, which was reported. */
  readonly missing: ReadonlySet<string>;
  /** Files for programs. */
  readonly files: readonly PlannedFile[];
  readonly searchIndex: PlannedIndex;
  /** Drops everything made from texts of documents, because some have changed. */
  readonly forget: () => void;
  /** Media that texts use: the file → where it is published. */
  readonly media: ReadonlyMap<string, SitePath>;
  /** Smaller versions of images that texts show: where each is published → the image and the width. */
  readonly versions: ReadonlyMap<SitePath, PlannedVersion>;
  /** The social cards of stories that have one. */
  readonly socialCards: ReadonlyMap<StoryNode, SocialCard>;
}

/** Decides what exists, at which address and with which model. Finds dead links, and two things at one address. */
export function planSite(input: PlanInput, report: Report): Plan {
  const { graph, config, documents, heldBack } = input;
  const routes = new Routes(config, report, input.isOwn);
  claimFiles(input.assets, input.staticFiles, routes, report);
  const nodes = nodesWithPages(graph);
  const refused = claimNodes(nodes, graph, config, routes, report);
  const cards = planSocialCards(graph, config.site.title, routes, input.cardTools);

  const links = new Map<string, DocumentLinks>();
  const context = contextOf(input, { routes, links, socialCards: cards });
  const site = new SiteContext(context, input.templates, config.languages.main);
  const listed = planPages(site, nodes, refused, report);
  const statics = new Set(input.staticFiles);
  const claim = ({ path, what, exclusive }: PlannedFile) =>
    (exclusive || !statics.has(path)) && !liesBeside(path, refused) && routes.claim(path, { what });
  const files = FILE_OUTPUTS.flatMap((plan) =>
    plan(site, listed).filter((file) => claim(file) && routes.isOwn(file.path)),
  );
  // Old addresses come last, so that they take none that is in use.
  const redirects = planRedirects(graph, routes);
  const rules = redirectsFile(redirects, site);
  const isClaimed = claim(rules);
  if (isClaimed && routes.isOwn(rules.path)) files.push(rules);
  const old = isClaimed && hasRedirects(redirects, config) ? [] : redirects;
  const moved = old.map((redirect) => ({ reads: [], ...redirectPage(redirect, site) }));
  const pages = [...listed, ...moved];

  context.destinations = new Destinations(
    { config, nodes, drafts: draftPages(heldBack), routes, tracker: graph.tracker },
    report,
  );
  checkLanguages(context, report);
  checkWords(context, report);
  checkLeads(context, report);
  checkBlocks(config.home, CONFIG_FILE, context, report);
  for (const { document } of graph.nodes.pages) checkBlocks(document.blocks, document.path, context, report);
  checkCover(config, input.images, report);
  checkUsage(context, input.staticFiles, report);
  const missing = checkFiles(config, input.staticFiles, routes, report);
  // Links may lead to any page, so they are resolved when all pages have addresses. Models are made after that.
  const used = new UsedFiles(input, config, routes);
  const anchors = resolveLinks({ graph, config, documents, heldBack, nodes, routes, used }, links, report);
  return {
    ...{ site, refused, missing, files, ...anchors },
    ...{ media: used.media, versions: used.versions, socialCards: cards.cards },
    pages: pages.filter(({ path }) => routes.isOwn(path)),
    pageCount: pages.length,
    searchIndex: planIndex(site),
    forget: () => context.forget(),
  };
}

const contextOf = (
  { graph, config, dictionary, assets, images, tools, sha256 }: PlanInput,
  parts: Pick<PageContext, "routes" | "links" | "socialCards">,
): PageContext =>
  new PageContext({
    ...{ graph, config, dictionary, tools, sha256, ...parts },
    images: (path) => images(`static/${path}`),
    assets: new Map(assets.map(({ name, path }) => [name, sitePath(path)])),
  });

const draftPages = (heldBack: readonly HeldBack[]): ReadonlyMap<string, string> =>
  new Map(
    heldBack.flatMap(({ document }) => (document.kind === "page" ? [[document.id, document.path]] : [])),
  );

const nodesWithPages = ({ nodes }: SiteGraph): PageNode[] => [
  ...nodes.stories,
  ...nodes.withdrawn,
  ...nodes.pages,
  ...nodes.questions,
  ...nodes.storylines,
  ...nodes.editions,
  ...nodes.topics,
  ...nodes.outlets,
  ...nodes.authors,
];

/**
 * All pages except those at old addresses. Claims the addresses of pages that are not at a node's address. `refused`:
 * addresses that two nodes wanted.
 */
function planPages(
  site: SiteContext,
  nodes: readonly PageNode[],
  refused: ReadonlySet<SitePath>,
  report: Report,
): Page[] {
  const { routes, config, graph } = site.context;
  const noting = notingReads(graph.tracker);
  const ofNodes: Page[] = [];
  const further: Page[] = [];
  for (const node of nodes) {
    const [first, ...others] = noting(() => (NODE_OUTPUTS[node.kind] as NodeOutput<PageNode>)(node, site));
    ofNodes.push(first!, ...others);
    // Two nodes at one address were reported; their further pages would only repeat it.
    if (!refused.has(routes.of(node))) further.push(...others);
  }
  warnOfFullFolders(ofNodes, config.limits.folder, report);
  const ofTheme = [
    ...site.inLanguages.flatMap((one) => PAGE_OUTPUTS.flatMap((plan) => noting(() => plan(one)))),
    ...SINGLE_PAGES.flatMap((plan) => noting(() => plan(site))),
  ];
  site.context.listPages = new ListPages(
    ofTheme.map(({ path }) => path),
    config,
    graph.tracker,
  );
  for (const { path } of [...further, ...ofTheme]) routes.claim(path, OF_THEME);
  // What is at the address of a folder already, such as the list of corrections, is that section's page.
  const ofFolders = noting(() => folderIndexes(site)).filter(
    ({ path }) => !routes.has(path) && routes.claim(path, { what: "the index of a folder" }),
  );
  return [...ofNodes, ...ofTheme, ...ofFolders];
}

const OF_THEME: Claimant = {
  what: "a page of the theme",
  help: (other) => (other instanceof NodeClaim ? other.help() : []),
};

/** Notes what is read while pages are planned: all of these pages depend on it. */
function notingReads(tracker: Tracker) {
  const scratch = new Set<Dependency>();
  return (plan: () => readonly PlannedPage[]): Page[] => {
    scratch.clear();
    const pages = tracker.track(scratch, plan);
    const reads = [...scratch];
    return pages.map((page) => ({ reads, ...page }));
  };
}

/**
 * Whether a file is beside a page whose address was refused. That was already reported, and the file has no address
 * either.
 */
const liesBeside = (path: SitePath, refused: ReadonlySet<SitePath>): boolean =>
  refused.has(sitePath(path.slice(0, path.lastIndexOf("/") + 1)));
