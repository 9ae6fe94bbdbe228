import type { Config } from "../config/config.ts";
import { checkNames, checkSlug, isSoundSlug } from "../content/address.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import { NodeClaim } from "./node-claim.ts";
import { type SitePath, sitePath } from "./paths.ts";
import type { PageNode, Routes } from "./routes.ts";

/** Claims the addresses of files that are published unchanged: the theme's, and those in static/. */
export function claimFiles(
  assets: readonly { readonly path: string }[],
  staticFiles: readonly string[],
  routes: Routes,
  report: Report,
): void {
  for (const { path } of assets) routes.claim(sitePath(path), { what: "a file of the theme" });
  for (const file of staticFiles) {
    const path =
      file.endsWith("/index.html") || file === "index.html" ? file.slice(0, -"index.html".length) : file;
    const at = { path: `static/${file}` };
    checkNames(file, at, report);
    routes.claim(sitePath(path), { what: "a file in static/", at });
  }
}

/** Claims every node's address. Returns the addresses that were reported: two nodes want them, or they are not safe. */
export function claimNodes(
  nodes: readonly PageNode[],
  graph: SiteGraph,
  { storyPermalink }: Pick<Config, "storyPermalink">,
  routes: Routes,
  report: Report,
): Set<SitePath> {
  const usesIds = storyPermalink.includes(":id");
  const refused = new Set<SitePath>();
  for (const node of nodes) {
    const path = routes.of(node);
    const who = new NodeClaim(node, graph);
    if (node.kind === "story" && usesIds) checkSlug(node.id, who.at!, report);
    const isSound = slugsOf(node).every(isSoundSlug);
    // A refused slug was reported, and two of them are no second mistake.
    const isRepeated = !isSound && routes.has(path);
    if (isRepeated || !routes.claim(path, who) || !isSound) refused.add(path);
  }
  return refused;
}

/** What a node's address is made of. */
const slugsOf = (node: PageNode): string[] =>
  node.kind === "page" ? node.address.split("/") : [node.kind === "story" ? node.document.slug : node.id];
