import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { sitePath } from "../../router/paths.ts";
import type { NotFoundContent } from "./model.ts";

const PATH = sitePath("404.html");

/** The page that hosts show for unknown addresses. */
export const notFound = ({ view }: SiteContext): PlannedPage[] => [
  {
    path: PATH,
    template: "404",
    listed: false,
    model: () => {
      const heading = view.t.not_found ?? "";
      const content: NotFoundContent = {
        heading,
        latest: view.graph
          .stories()
          .slice(0, 5)
          .map((story) => view.card(story)),
      };
      return view.page({ path: PATH, title: heading, description: "", trail: [], noindex: true }, content);
    },
  },
];
