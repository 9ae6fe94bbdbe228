import { Memo } from "../../pages/memo.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { type FeedFormat, hrefOf, sitePath } from "../../router/paths.ts";
import type { Feed, FeedItem } from "./feed.ts";
import { renderJsonFeed } from "./json-feed.ts";
import { renderRss, rssItem } from "./rss.ts";

/** How many written entries are kept: a story's entry is the same in all feeds. */
const KEPT = 4000;

/** Writes feeds. Entries that several feeds share are only written once. */
export class FeedWriter {
  readonly #site: SiteContext;
  readonly #contents: Memo<FeedItem>;
  readonly #rss: Memo<FeedItem>;

  constructor(site: SiteContext) {
    const { tracker } = site.context.graph;
    this.#site = site;
    this.#contents = new Memo(tracker, KEPT);
    this.#rss = new Memo(tracker, KEPT);
  }

  write(format: FeedFormat, feed: Feed): string {
    if (format === "json") return renderJsonFeed(feed, (item) => this.#contentOf(item));
    const stylesheet = hrefOf(sitePath("feeds/style.css"), this.#site.context.config.site);
    const item = (entry: FeedItem) => this.#rss.of(entry, () => rssItem(entry, this.#contentOf(entry)));
    return renderRss(feed, { item, stylesheet });
  }

  #contentOf(item: FeedItem): string | undefined {
    const { content } = item;
    if (!content) return undefined;
    return this.#contents.of(item, () =>
      this.#site.templates
        .render(`feed/${content.template}`, content.model(), `the feed entry of ${item.url}`)
        ?.trim(),
    );
  }
}
