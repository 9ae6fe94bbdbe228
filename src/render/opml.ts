import { x } from "xastscript";
import type { Site } from "../config/config.ts";
import { FEED_FILES, type PlannedFeed } from "../pages/feeds/feed.ts";
import type { Words } from "../pages/model.ts";
import { sitePath, urlOf } from "../pages/paths.ts";
import { xmlDocument } from "./xml.ts";

/** All feeds as OPML 2.0 (opml.org/spec2.opml, “Subscription lists”), in the groups of the navigation. */
export function renderOpml(feeds: readonly PlannedFeed[], site: Site, t: Words): string {
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

function outline({ folder, head }: PlannedFeed, site: Site) {
  const { title, description, language } = head();
  return x("outline", {
    ...{ type: "rss", version: "RSS2", text: title, title, description, language },
    htmlUrl: urlOf(folder, site),
    xmlUrl: urlOf(sitePath(folder + FEED_FILES.rss), site),
  });
}
