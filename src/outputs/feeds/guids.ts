import { readAlias } from "../../content/address.ts";
import type { Place } from "../../diagnostics/diagnostic.ts";
import type { StoryNode } from "../../graph/nodes.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import { FEED_FILES, type SitePath, sitePath } from "../../router/paths.ts";
import { withSlash } from "../../text/url.ts";

/**
 * `tag:example.org,2026:story/summit` (RFC 4151), percent-encoded where necessary; an entry about a part of a story has a
 * third part.
 */
export function guidOf(
  siteId: string,
  kind: "story" | "question" | "edition",
  ...ids: readonly string[]
): string {
  return `tag:${siteId}:${[kind, ...ids.map(encodeURIComponent)].join("/")}`;
}

/** What readers of the site's own feeds know its stories by, as plain data. */
export interface Identity {
  /** `site.id`, and where it is written, or the title that it is made from. */
  readonly site: { readonly id: string; readonly at?: Place | undefined };
  /** The site's own feeds in JSON, one a language. */
  readonly feeds: readonly { readonly folder: SitePath; readonly path: SitePath }[];
  /** The stories in them. */
  readonly stories: readonly Identified[];
}

export interface Identified {
  readonly id: string;
  /** Where the id is written, or the slug or file name that it is made from. */
  readonly at: Place;
  readonly isWritten: boolean;
  /** Its page, and the pages at its old addresses. */
  readonly pages: readonly SitePath[];
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly published: number;
}

/** The stories that the feed of a site holds in one language: the newest. No draft or future story, even if it is built. */
export const newestStories = ({ graph, context }: View): StoryNode[] =>
  graph
    .stories()
    .filter(({ preview }) => preview === undefined)
    .slice(0, context.config.feeds.items);

export function identityOf(site: SiteContext): Identity {
  const { config, routes } = site.context;
  const views = site.inLanguages.map(({ view }) => view);
  const stories = new Set(views.flatMap(newestStories));
  return {
    site: { id: config.site.id, at: config.idPlace },
    feeds: views.map((view) => {
      const folder = view.path("");
      return { folder, path: sitePath(folder + FEED_FILES.json) };
    }),
    stories: [...stories].map((story) => {
      const { path, slugSpan, front } = story.document;
      const old = front.aliases.map(({ value, span }) => readAlias(value, { path, span }, () => {}));
      return {
        id: story.id,
        at: { path, span: front.id?.span ?? slugSpan },
        isWritten: front.id !== undefined,
        pages: [
          routes.of(story),
          ...old.filter((page) => page !== undefined).map((page) => sitePath(withSlash(page))),
        ],
        ...{ title: story.title, published: story.date.epoch },
      };
    }),
  };
}
