import { readAlias } from "../../content/address.ts";
import type { PlainPageNode, StoryNode } from "../../graph/nodes.ts";
import type { SiteGraph } from "../../graph/site-graph.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { hrefOf, type SitePath, sitePath } from "../../router/paths.ts";
import type { Routes } from "../../router/routes.ts";
import { hashOf } from "../../text/hash.ts";
import { byCodePoint } from "../../text/order.ts";
import { hostFile } from "../hosts/host-file.ts";
import type { PlannedFile } from "../output.ts";

export interface Redirect {
  readonly from: SitePath;
  readonly to: SitePath;
  readonly node: StoryNode | PlainPageNode;
}

/** The old addresses of stories and plain pages. */
export function planRedirects(graph: SiteGraph, routes: Routes): Redirect[] {
  const redirects: Redirect[] = [];
  const { stories, withdrawn, pages } = graph.nodes;
  for (const node of [...stories, ...withdrawn, ...pages]) {
    const { path, front } = node.document;
    for (const { value, span } of front.aliases) {
      const alias = readAlias(value, { path, span }, () => {});
      if (alias === undefined) continue;
      const from = sitePath(alias.endsWith("/") || /\.html?$/.test(alias) ? alias : `${alias}/`);
      const help = () => ["delete it: this address is in use"];
      if (routes.claim(from, { what: `the alias \`${value}\``, at: { path, span }, help }))
        redirects.push({ from, to: routes.of(node), node });
    }
  }
  return redirects.sort((a, b) => byCodePoint(a.from, b.from));
}

/** `_redirects`: Netlify and Cloudflare Pages answer with a real 301. `/old/ /new/ 301` */
export function redirectsFile(redirects: readonly Redirect[], { context }: SiteContext): PlannedFile {
  const { tracker } = context.graph;
  const addresses = redirects.map(({ from, to }) => `${from} ${to}`).join("\n");
  const make = () => {
    const { site } = context.config;
    return redirects.map(({ from, to }) => `${hrefOf(from, site)} ${hrefOf(to, site)} 301\n`).join("");
  };
  return hostFile("_redirects", make, { reads: [tracker.define("redirects", hashOf(addresses))] });
}

/** The page at an old address, for hosts without redirects. */
export const redirectPage = ({ from, node }: Redirect, { view }: SiteContext): PlannedPage => ({
  path: from,
  template: "redirect",
  listed: false,
  model: () => {
    const to = view.context.routes.of(node);
    const head = { path: to, title: view.t.moved ?? "", description: "", trail: [], noindex: true };
    return view.page(head, { target: view.context.hrefTo(to), url: view.context.url(to) });
  },
});
