import { x } from "xastscript";
import type { Site } from "../../config/config.ts";
import type { Words } from "../../pages/frame-model.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { sitePath, urlOf } from "../../router/paths.ts";
import { xmlDocument } from "../../text/xml.ts";
import { hostFile } from "../hosts/host-file.ts";
import type { PlannedFile } from "../output.ts";
import { feedsInLanguages, type PlannedFeed } from "./all-feeds.ts";

/** The list of all feeds, which readers can import. */
export const opml = (site: SiteContext): PlannedFile[] => [
  hostFile("feeds.opml", () => renderOpml(feedsInLanguages(site), site.context.config.site, site.view.t)),
];

/** All feeds as OPML 2.0 (opml.org/spec2.opml, “Subscription lists”), in the groups of the navigation. */
function renderOpml(feeds: readonly PlannedFeed[], site: Site, t: Words): string {
  const groups = [...new Set(feeds.map(({ group }) => group))];
  const body = groups.map((word) => {
    const list = feeds.filter(({ group }) => group === word);
    return x(
      "outline",
      { text: t[word] ?? word },
      list.map((feed) => outline(feed, site)),
    );
  });
  return xmlDocument(x("opml", { version: "2.0" }, [x("head", [x("title", site.title)]), x("body", body)]));
}

function outline({ folder, files, head }: PlannedFeed, site: Site) {
  const { title, description, language } = head();
  return x("outline", {
    ...{ type: "rss", version: "RSS2", text: title, title, description, language },
    htmlUrl: urlOf(folder, site),
    xmlUrl: urlOf(sitePath(folder + files.rss), site),
  });
}
