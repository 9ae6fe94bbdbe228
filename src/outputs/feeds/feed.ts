import type { Config } from "../../config/config.ts";
import type { FeedFormat } from "../../router/paths.ts";

/** A feed as data, independent of its format. Every address is absolute. */
export interface Feed extends FeedHead {
  /** The page that the feed belongs to. */
  readonly link: string;
  /** The feed's own address, by format. */
  readonly self: Readonly<Record<FeedFormat, string>>;
  readonly items: readonly FeedItem[];
  /** A WebSub hub. */
  readonly hub?: string | undefined;
  /** What directories of podcasts want to know; only for a podcast. */
  readonly podcast?: PodcastHead | undefined;
  /** The licence of the texts, with its address. */
  readonly copyright?: string | undefined;
}

/** What a feed says about itself. */
export interface FeedHead {
  /** The feed's subject, for lists of feeds: “Oil”. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
}

/** What a podcast's feed says about it, besides what every feed does. */
export interface PodcastHead
  extends Pick<
    NonNullable<Config["podcast"]>,
    "category" | "subcategory" | "email" | "explicit" | "type" | "guid"
  > {
  readonly author: string;
  /** Absolute. */
  readonly image: string;
}

export interface FeedItem {
  readonly title: string;
  readonly url: string;
  /** A `tag:` URI (RFC 4151); it stays the same if the site moves or the slug changes. */
  readonly guid: string;
  /** Milliseconds since 1970; neither is in the future. */
  readonly published: number;
  readonly updated: number;
  readonly language: string;
  /** With the absolute addresses of their pages. */
  readonly authors: readonly { readonly name: string; readonly url: string }[];
  readonly categories: readonly { readonly name: string; readonly domain: string }[];
  /** Plain text. */
  readonly summary: string;
  /** A recording of the text. */
  readonly audio?: FeedAudio | undefined;
  /** Whether it is an episode of a podcast. */
  readonly isEpisode?: boolean;
  /** The picture of the story. */
  readonly image?: FeedImage | undefined;
  /** Absent if the feed only contains summaries. */
  readonly content?: FeedContent | undefined;
}

export interface FeedImage {
  readonly url: string;
  /** Its media type: `image/jpeg`; undefined if its name does not say. */
  readonly type?: string | undefined;
  /** In pixels, if they are known. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly alt: string;
  readonly credit?: string | undefined;
}

export interface FeedAudio {
  readonly url: string;
  readonly type: string;
  readonly bytes: number;
  readonly title: string;
  readonly seconds?: number | undefined;
}

/** The template and data for the HTML of an entry. */
export interface FeedContent {
  /** A file of `templates/feed/`, without its ending. */
  readonly template: string;
  readonly model: () => object;
}
