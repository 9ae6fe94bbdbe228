import type { Feed, FeedAudio, FeedItem } from "./feed.ts";

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). `contentOf` returns the HTML of an entry, if it has any. */
export function renderJsonFeed(feed: Feed, contentOf: (item: FeedItem) => string | undefined): string {
  return `${JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.link,
    feed_url: feed.self.json,
    description: feed.description,
    ...(feed.hub === undefined ? {} : { hubs: [{ type: "WebSub", url: feed.hub }] }),
    language: feed.language,
    items: feed.items.map((item) => jsonItem(item, contentOf(item), feed.language)),
  })}\n`;
}

/** Every entry must have content as HTML or as text; the summary, if there is nothing else. */
const jsonItem = (item: FeedItem, content: string | undefined, language: string) => ({
  id: item.guid,
  url: item.url,
  title: item.title,
  ...(content === undefined
    ? { content_text: item.summary }
    : { summary: item.summary, content_html: content }),
  ...(item.image ? { image: item.image.url } : {}),
  date_published: rfc3339(item.published),
  ...(item.updated === item.published ? {} : { date_modified: rfc3339(item.updated) }),
  ...(item.authors.length > 0 ? { authors: item.authors } : {}),
  ...(item.categories.length > 0 ? { tags: item.categories.map(({ name }) => name) } : {}),
  ...(item.language === language ? {} : { language: item.language }),
  ...(item.audio ? { attachments: [attachment(item.audio)] } : {}),
});

const attachment = ({ url, type, title, bytes, seconds }: FeedAudio) => ({
  url,
  mime_type: type,
  title,
  size_in_bytes: bytes,
  ...(seconds === undefined ? {} : { duration_in_seconds: seconds }),
});

const rfc3339 = (epoch: number): string => new Date(epoch).toISOString().replace(".000Z", "Z");
