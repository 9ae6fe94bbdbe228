import type { Config } from "../config/config.ts";
import type { Recorder } from "../incremental/facts.ts";
import type { FeedItem } from "../pages/feeds/feed.ts";
import type { FeedFile } from "../pages/machine-files.ts";
import { Made } from "../pages/made.ts";
import { hrefOf, sitePath } from "../pages/paths.ts";
import { renderJsonFeed } from "./json-feed.ts";
import { renderRss, rssItem } from "./rss.ts";
import type { Templates } from "./templates.ts";

/** How many entries are kept as they are written: those of the same story in other feeds are the same. */
const KEPT = 4000;

/** Writes feeds. Entries that several feeds share are written once. */
export class FeedWriter {
  readonly #templates: Templates;
  readonly #config: Config;
  readonly #contents: Made<FeedItem>;
  readonly #rss: Made<FeedItem>;

  constructor(templates: Templates, config: Config, recorder: Recorder) {
    this.#templates = templates;
    this.#config = config;
    this.#contents = new Made(recorder, KEPT);
    this.#rss = new Made(recorder, KEPT);
  }

  write({ format, feed }: FeedFile): string {
    if (format === "json") return renderJsonFeed(feed(), (item) => this.#contentOf(item));
    const stylesheet = hrefOf(sitePath("feeds/style.css"), this.#config.site);
    const item = (entry: FeedItem) => this.#rss.of(entry, () => rssItem(entry, this.#contentOf(entry)));
    return renderRss(feed(), { item, stylesheet });
  }

  #contentOf(item: FeedItem): string | undefined {
    const { content } = item;
    if (!content) return undefined;
    return this.#contents.of(item, () =>
      this.#templates
        .render(`feed/${content.template}`, content.model(), `the feed entry of ${item.url}`)
        ?.trim(),
    );
  }
}
