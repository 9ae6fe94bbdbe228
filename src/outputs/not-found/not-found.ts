import type { PageModel } from "../../pages/frame-model.ts";
import { lastUpdate } from "../../pages/last-update.ts";
import { listLinks, searchLink } from "../../pages/navigation.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import { sitePath } from "../../router/paths.ts";
import type { NotFoundContent } from "./model.ts";

const PATH = sitePath("404.html");
const ROOT = sitePath("");

/** The page that hosts show for unknown addresses. */
export const notFound = ({ view }: SiteContext): PlannedPage[] => [
  { path: PATH, template: "404", listed: false, model: () => notFoundModel(view) },
];

function notFoundModel(view: View): PageModel<NotFoundContent> {
  const { context, graph } = view;
  const heading = view.t.not_found ?? "";
  const search = searchLink(view);
  const latest = graph.stories().slice(0, 5);
  const head = { path: PATH, title: heading, description: "", trail: [], noindex: true };
  return view.page(
    { ...head, updated: lastUpdate(graph) },
    {
      heading,
      near: {
        sitemap: context.hrefTo("sitemap.xml"),
        root: context.url(ROOT),
        site: context.hrefTo(ROOT),
      },
      lists: listLinks(view).filter(({ href }) => href !== search?.href),
      latest: latest.map((story) => view.card(story)),
    },
  );
}
