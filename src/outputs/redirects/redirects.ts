import type { Config } from "../../config/config.ts";
import { readAlias } from "../../content/address.ts";
import type { PlainPageNode, StoryNode } from "../../graph/nodes.ts";
import type { SiteGraph } from "../../graph/site-graph.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { hrefOf, type SitePath, sitePath } from "../../router/paths.ts";
import type { Routes } from "../../router/routes.ts";
import { hashOf } from "../../text/hash.ts";
import { byCodePoint } from "../../text/order.ts";
import { withSlash } from "../../text/url.ts";
import { hostFile } from "../hosts/host-file.ts";
import { limitsOf } from "../hosts/host-limits.ts";
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
      const from = sitePath(withSlash(alias));
      const help = () => ["delete it: this address is in use"];
      if (routes.claim(from, { what: `the alias \`${value}\``, at: { path, span }, help }))
        redirects.push({ from, to: routes.of(node), node });
    }
  }
  return redirects.sort((a, b) => byCodePoint(a.from, b.from));
}

/**
 * `_redirects`: several hosts answer with a real 301. `/old/ /new/ 301`, and the same for `/old`: not all hosts take one for
 * the other.
 */
export function redirectsFile(redirects: readonly Redirect[], { context }: SiteContext): PlannedFile {
  const { graph, config } = context;
  const text = rulesOf(redirects, config).join("");
  return hostFile("_redirects", () => text, { reads: [graph.tracker.define("redirects", hashOf(text))] });
}

const rulesOf = (redirects: readonly Redirect[], { site }: Pick<Config, "site">): string[] =>
  redirects.flatMap(({ from, to }) => {
    const old = hrefOf(from, site);
    const forms = old.endsWith("/") ? [old, old.slice(0, -1)] : [old];
    return forms.map((form) => `${form} ${hrefOf(to, site)} 301\n`);
  });

/** Whether the host of the configuration answers all old addresses with `_redirects`, so that they need no pages. */
export function hasRedirects(redirects: readonly Redirect[], config: Pick<Config, "site" | "host">): boolean {
  const { rules = 0, rules_size = Number.POSITIVE_INFINITY } = limitsOf(config) ?? {};
  const lines = rulesOf(redirects, config);
  return lines.length <= rules && lines.join("").length <= rules_size * 1024;
}

/**
 * The page at an old address, for hosts without redirects. Search engines take it for a permanent redirect; `noindex` would
 * hide the new address, too.
 */
export const redirectPage = ({ from, node }: Redirect, { view }: SiteContext): PlannedPage => ({
  path: from,
  template: "redirect",
  listed: false,
  model: () => {
    const to = view.context.routes.of(node);
    const head = { path: to, title: view.t.moved ?? "", description: "", trail: [] };
    return view.page(head, { target: view.context.hrefTo(to), url: view.context.url(to) });
  },
});
