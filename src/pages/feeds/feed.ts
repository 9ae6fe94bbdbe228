import type { SitePath } from "../paths.ts";

/** A feed as data; how it is written is the renderer's business. Every address is absolute. */
export interface Feed extends FeedHead {
  /** The page that the feed belongs to. */
  readonly link: string;
  /** The feed's own address, by format. */
  readonly self: Readonly<Record<FeedFormat, string>>;
  readonly items: readonly FeedItem[];
}

/** What a feed says of itself. */
export interface FeedHead {
  /** What the feed is of, for lists of feeds: “Oil”. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
}

export interface FeedItem {
  readonly title: string;
  readonly url: string;
  /** A `tag:` URI (RFC 4151); it stays when the site moves or the slug changes. */
  readonly guid: string;
  /** Milliseconds since 1970; neither is in the future. */
  readonly published: number;
  readonly updated: number;
  readonly language: string;
  readonly authors: readonly string[];
  readonly categories: readonly { readonly name: string; readonly domain: string }[];
  /** Plain text. */
  readonly summary: string;
  /** Absent where the feed holds summaries only. */
  readonly content?: FeedContent | undefined;
}

/** What the HTML of an entry is made from. */
export interface FeedContent {
  /** A file of `templates/feed/`, without its ending. */
  readonly template: string;
  readonly model: () => object;
}

export type FeedFormat = "rss" | "json";

/** The file of each format, in the folder of the page that the feed belongs to. */
export const FEED_FILES: Readonly<Record<FeedFormat, string>> = { rss: "rss.xml", json: "feed.json" };

/** A feed of the site, in two formats. */
export interface PlannedFeed {
  /** The path of the page that it belongs to: `topics/oil/`; empty for the site's own. */
  readonly folder: SitePath;
  /** What `/feeds/` lists it under: a word of the theme. */
  readonly group: string;
  readonly head: () => FeedHead;
  readonly items: () => readonly FeedItem[];
}
