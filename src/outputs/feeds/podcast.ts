import type { Element } from "xast";
import { x } from "xastscript";
import type { View } from "../../pages/view.ts";
import { sitePath } from "../../router/paths.ts";
import type { FeedItem, PodcastHead } from "./feed.ts";

export const PODCAST_NAMESPACES = {
  "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
  "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
};

export function podcastHead(view: View): PodcastHead | undefined {
  const { context } = view;
  const { podcast, site } = context.config;
  if (!podcast) return undefined;
  const { image, author = site.publisher?.name ?? view.siteTitle } = podcast;
  return { ...podcast, author, image: context.url(sitePath(image.value)) };
}

/** The channel's tags for directories (Apple, “A Podcaster's Guide to RSS”; podcastindex.org/namespace/1.0). */
export const podcastChannel = ({ image, author, ...head }: PodcastHead): Element[] => [
  x("itunes:image", { href: image }),
  x("itunes:author", author),
  x("itunes:type", head.type),
  x("itunes:explicit", String(head.explicit)),
  x(
    "itunes:category",
    { text: head.category },
    head.subcategory === undefined ? [] : [x("itunes:category", { text: head.subcategory })],
  ),
  ...(head.email === undefined ? [] : owner(author, head.email)),
  x("podcast:medium", "podcast"),
  ...(head.guid === undefined ? [] : [x("podcast:guid", head.guid)]),
];

const owner = (author: string, email: string): Element[] => [
  x("itunes:owner", [x("itunes:name", author), x("itunes:email", email)]),
  x("podcast:locked", { owner: email }, "no"),
];

/** An episode's tags. Its text on the site is its transcript. */
export const podcastItem = ({ title, url, audio, authors, image, language }: FeedItem): Element[] => [
  x("itunes:title", title),
  x("itunes:episodeType", "full"),
  ...(audio?.seconds === undefined ? [] : [x("itunes:duration", String(audio.seconds))]),
  ...(image ? [x("itunes:image", { href: image.url })] : []),
  x("podcast:transcript", { url, type: "text/html", language }),
  ...authors.map((author) => x("podcast:person", { href: author.url }, author.name)),
];
