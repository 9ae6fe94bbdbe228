import type { Element } from "xast";
import { x } from "xastscript";
import { xmlDocument, xmlText } from "../../text/xml.ts";
import type { Feed, FeedImage, FeedItem } from "./feed.ts";
import { PODCAST_NAMESPACES, podcastChannel, podcastItem } from "./podcast.ts";

const NAMESPACES = {
  "xmlns:atom": "http://www.w3.org/2005/Atom",
  "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
};

const MEDIA = { "xmlns:media": "http://search.yahoo.com/mrss/" };

const namespacesOf = ({ items, podcast }: Feed) => ({
  ...NAMESPACES,
  ...(items.some(({ image }) => image) ? MEDIA : {}),
  ...(podcast ? PODCAST_NAMESPACES : {}),
});

/** How entries are written. */
export interface RssItems {
  /** The finished XML of an entry; see `rssItem`. */
  readonly item: (item: FeedItem) => string;
  /** The style sheet with which browsers show the feed. */
  readonly stylesheet: string;
}

/** RSS 2.0 by the RSS Advisory Board's specification and best practices profile. */
export function renderRss(feed: Feed, { item, stylesheet }: RssItems): string {
  const newest = Math.max(...feed.items.map(({ updated }) => updated));
  const channel = x("channel", [
    x("title", feed.title),
    x("link", feed.link),
    x("description", asHtml(feed.description)),
    x("language", feed.language),
    ...(feed.copyright === undefined ? [] : [x("copyright", feed.copyright)]),
    // The newest content decides, not the clock: an unchanged site has an unchanged feed.
    ...(feed.items.length > 0 ? [x("lastBuildDate", rfc822(newest))] : []),
    x("docs", "https://www.rssboard.org/rss-specification"),
    x("generator", "briefgen"),
    x("atom:link", { href: feed.self.rss, rel: "self", type: "application/rss+xml" }),
    // WebSub (W3C), section 4: both addresses are needed.
    ...(feed.hub === undefined ? [] : [x("atom:link", { href: feed.hub, rel: "hub" })]),
    ...(feed.podcast ? podcastChannel(feed.podcast) : []),
  ]);
  for (const entry of feed.items) channel.children.push({ type: "raw", value: item(entry) });
  return xmlDocument(x("rss", { version: "2.0", ...namespacesOf(feed) }, channel), { stylesheet });
}

/**
 * Plain text as the HTML that readers take a description for (RSS Advisory Board's profile, `description`). An ampersand
 * before a space needs no escape, and is shown as it is where browsers show the XML itself.
 */
const asHtml = (text: string): string =>
  text.replace(/[<>]|&(?!\s|$)/g, (sign) => ({ "<": "&lt;", ">": "&gt;" })[sign] ?? "&amp;");

/** An entry as XML; `content` is its whole text as HTML. */
export function rssItem(item: FeedItem, content: string | undefined): string {
  const { audio } = item;
  const element: Element = x("item", [
    x("title", item.title),
    x("link", item.url),
    x("guid", { isPermaLink: "false" }, item.guid),
    x("pubDate", rfc822(item.published)),
    ...item.authors.map(({ name }) => x("dc:creator", name)),
    ...item.categories.map(({ name, domain }) => x("category", { domain }, name)),
    x("description", asHtml(item.summary)),
    ...(content === undefined ? [] : [x("content:encoded", content)]),
    ...(audio ? [x("enclosure", { url: audio.url, length: String(audio.bytes), type: audio.type })] : []),
    ...(item.image ? [media(item.image)] : []),
    ...(item.isEpisode ? podcastItem(item) : []),
  ]);
  return xmlText(element);
}

/** A picture (Media RSS 1.5.1). It is no enclosure: readers offer those as downloads. */
const media = ({ url, type, width, height, alt, credit }: FeedImage): Element =>
  x("media:content", { url, medium: "image", type, width: numeral(width), height: numeral(height) }, [
    x("media:description", { type: "plain" }, alt),
    ...(credit === undefined ? [] : [x("media:credit", credit)]),
  ]);

const numeral = (value: number | undefined): string | undefined => value?.toString();

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A date as RFC 822 has it, with a year of four digits (RFC 1123, section 5.2.14), in UTC. */
export function rfc822(epoch: number): string {
  const date = new Date(epoch);
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${DAYS[date.getUTCDay()]}, ${two(date.getUTCDate())} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}
