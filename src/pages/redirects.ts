import { readAlias } from "../content/address.ts";
import type { StoryNode } from "../graph/nodes.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import { byCodePoint } from "../text/order.ts";
import type { PlannedPage } from "./page.ts";
import { type SitePath, sitePath } from "./paths.ts";
import type { Routes } from "./routes.ts";
import type { View } from "./view.ts";

export interface Redirect {
  readonly from: SitePath;
  readonly to: SitePath;
  readonly story: StoryNode;
}

/** The old addresses of stories, each with the story that is elsewhere now. */
export function planRedirects(graph: SiteGraph, routes: Routes): Redirect[] {
  const redirects: Redirect[] = [];
  for (const story of [...graph.nodes.stories, ...graph.nodes.withdrawn]) {
    const { path } = story.document;
    for (const { value, span } of story.gist.aliases) {
      const alias = readAlias(value, { path, span }, () => {});
      if (alias === undefined) continue;
      const from = sitePath(alias.endsWith("/") || /\.html?$/.test(alias) ? alias : `${alias}/`);
      if (routes.claim(from, { what: `the alias \`${value}\``, at: { path, span } }))
        redirects.push({ from, to: routes.of(story), story });
    }
  }
  return redirects.sort((a, b) => byCodePoint(a.from, b.from));
}

/** The page at an old address, for hosts that know no redirects. */
export const redirectPage = ({ from, story }: Redirect, view: View): PlannedPage => ({
  path: from,
  template: "redirect",
  listed: false,
  model: () => {
    const to = view.context.routes.of(story);
    const head = { path: to, title: view.t.moved ?? "", description: "", trail: [], noindex: true };
    return view.page(head, { target: view.context.hrefTo(to), url: view.context.url(to) });
  },
});
