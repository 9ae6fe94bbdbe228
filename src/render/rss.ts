import type { Element } from "xast";
import { x } from "xastscript";
import type { Feed, FeedItem } from "../pages/feed.ts";
import type { Templates } from "./templates.ts";
import { xmlDocument } from "./xml.ts";

const NAMESPACES = {
  "xmlns:atom": "http://www.w3.org/2005/Atom",
  "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
};

/** RSS 2.0 by the RSS Advisory Board's specification and best practices profile. */
export function renderRss(feed: Feed, templates: Templates): string {
  const newest = Math.max(...feed.items.map(({ updated }) => updated));
  const channel = x("channel", [
    x("title", feed.title),
    x("link", feed.link),
    x("description", feed.description),
    x("language", feed.language),
    // The newest content decides, not the clock: an unchanged site gives an unchanged feed.
    ...(feed.items.length > 0 ? [x("lastBuildDate", rfc822(newest))] : []),
    x("docs", "https://www.rssboard.org/rss-specification"),
    x("generator", "briefgen"),
    x("atom:link", { href: feed.self, rel: "self", type: "application/rss+xml" }),
    ...feed.items.map((item) => renderItem(item, templates)),
  ]);
  return xmlDocument(x("rss", { version: "2.0", ...NAMESPACES }, channel));
}

function renderItem(item: FeedItem, templates: Templates): Element {
  const content =
    item.content && templates.render("feed/story", item.content(), `the feed entry of ${item.url}`);
  return x("item", [
    x("title", item.title),
    x("link", item.url),
    x("guid", { isPermaLink: "false" }, item.guid),
    x("pubDate", rfc822(item.published)),
    ...item.authors.map((author) => x("dc:creator", author)),
    ...item.categories.map(({ name, domain }) => x("category", { domain }, name)),
    x("description", item.summary),
    ...(content === undefined ? [] : [x("content:encoded", content.trim())]),
  ]);
}

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A date as RFC 822 has it, with a year of four digits (RFC 1123, section 5.2.14), in UTC. */
export function rfc822(epoch: number): string {
  const date = new Date(epoch);
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${DAYS[date.getUTCDay()]}, ${two(date.getUTCDate())} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}
