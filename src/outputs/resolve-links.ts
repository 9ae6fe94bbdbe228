import type { Config } from "../config/config.ts";
import type { Document } from "../content/document.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { StoryNode } from "../graph/nodes.ts";
import type { HeldBack } from "../graph/select.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import type { DocumentLinks } from "../pages/context.ts";
import { LinkResolver, type LinkTargets } from "../router/links.ts";
import { anchorsOf } from "../router/page-anchors.ts";
import { type SitePath, sitePath } from "../router/paths.ts";
import type { PageNode, Routes } from "../router/routes.ts";
import { hashOf } from "../text/hash.ts";
import type { UsedFiles } from "./media/used-files.ts";

export interface LinkedSite {
  readonly graph: SiteGraph;
  readonly config: Config;
  readonly documents: readonly Document[];
  readonly heldBack: readonly HeldBack[];
  /** All nodes with a page. */
  readonly nodes: readonly PageNode[];
  readonly routes: Routes;
  readonly used: UsedFiles;
}

/** Links to anchors. */
export interface AnchorLinks {
  /** The paths of documents whose anchors have links from other documents. */
  readonly anchored: ReadonlySet<string>;
  readonly deadAnchors: ReadonlySet<string>;
}

/** Resolves the links of all documents, and adds the results to `links`. */
export function resolveLinks(
  site: LinkedSite,
  links: Map<string, DocumentLinks>,
  report: Report,
): AnchorLinks {
  const anchored = new Set<string>();
  const resolver = new LinkResolver(targetsIn(site, anchored, report), report);
  for (const document of site.documents) {
    if (!hasLinks(document)) continue;
    const resolved = resolver.linksOf(document);
    const picture = resolver.pictureOf(document);
    const audio = resolver.audioOf(document);
    if (resolved.length === 0 && !picture && !audio) continue;
    const value = hashOf(JSON.stringify([resolved, picture, audio]));
    const dependency = site.graph.tracker.define(`links ${document.path}`, value);
    links.set(document.path, { links: resolved, picture, audio, dependency });
  }
  return { anchored, deadAnchors: resolver.deadAnchors };
}

/** Whether a document has links or images of the site. Those of a withdrawn text are not published. */
function hasLinks(document: Document): boolean {
  const { links, fragments, kind, front } = document;
  if (kind === "story" && front.status === "withdrawn") return false;
  const shows = "image" in front && front.image !== undefined;
  const plays = "audio" in front && front.audio !== undefined;
  return links.length + fragments.length > 0 || shows || plays;
}

/** Addresses without a page. */
const NOWHERE = sitePath("//");

/** What links in texts may lead to. */
function targetsIn(
  { graph, config, documents, heldBack, nodes, routes, used }: LinkedSite,
  anchored: Set<string>,
  report: Report,
): LinkTargets {
  const pages = new Map<string, SitePath>();
  for (const node of nodes) if (node.document) pages.set(node.document.path, routes.of(node));
  /** Page → its node; created for the first link to an anchor. */
  let written: Map<SitePath, Document> | undefined;
  let stories: Map<string, StoryNode> | undefined;
  return {
    ...{ routes, pages, heldBack },
    basePath: config.site.basePath,
    documentAt(page) {
      written ??= new Map(documents.map((document) => [pages.get(document.path) ?? NOWHERE, document]));
      const document = written.get(page);
      if (document) anchored.add(document.path);
      return document;
    },
    anchorsOf(document) {
      stories ??= new Map(graph.nodes.stories.map((story) => [story.document.path, story]));
      return anchorsOf(document, stories.get(document.path), graph);
    },
    image: (path) => used.show(path),
    recording: (path) => used.play(path),
    table: (path, type, at) => used.table(path, type, at, report),
    files: () => used.all,
    media: (file) => used.publish(file),
  };
}
