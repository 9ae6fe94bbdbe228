import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SitePath } from "../../router/paths.ts";
import { sitePath } from "../../router/paths.ts";
import { safeDecode } from "../../text/url.ts";
import type { Identified, Identity } from "./guids.ts";

/** An entry of a feed as it was published. */
export interface PublishedEntry {
  readonly siteId: string;
  /** The story's. */
  readonly id: string;
  readonly page: SitePath;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly published: number;
}

/** Ids that were published and replaced since: readers know them, too. */
export interface FormerIds {
  readonly sites: readonly string[];
  readonly stories: readonly string[];
}

export const NO_FORMER_IDS: FormerIds = { sites: [], stories: [] };

/** The stories in a feed (JSON Feed 1.1) that a build wrote into `folder`; none if it is not one. */
export function entriesIn(json: string, folder: SitePath): PublishedEntry[] {
  try {
    const { home_page_url: home, items } = JSON.parse(json) as {
      readonly home_page_url: string;
      readonly items: readonly Readonly<Record<"id" | "url" | "title" | "date_published", string>>[];
    };
    const base = home.slice(0, home.length - folder.length);
    return items.flatMap(({ id, url, title, date_published: date }) => {
      const [, siteId, story] = /^tag:([^:]+):story\/([^/]+)$/.exec(id) ?? [];
      if (siteId === undefined || story === undefined) return [];
      const page = sitePath(safeDecode(url.slice(base.length)));
      return [{ siteId, id: safeDecode(story), page, title, published: Date.parse(date) }];
    });
  } catch {
    return [];
  }
}

/**
 * What readers of the published feeds would see a second time, because its guid is another one now; and the ids that were
 * replaced, with the former ones.
 */
export function changedGuids(
  now: Identity,
  before: readonly PublishedEntry[],
  former: FormerIds,
): { readonly diagnostics: readonly Diagnostic[]; readonly former: FormerIds } {
  const site = before.find(({ siteId }) => siteId !== now.site.id);
  const stories = replaced(now.stories, before);
  const isNew = ([{ id }]: (typeof stories)[number]) => !former.stories.includes(id);
  return {
    diagnostics: [
      ...(site && !former.sites.includes(now.site.id) ? [ofSite(now.site, site.siteId)] : []),
      ...stories.filter(isNew).map(([story, old]) => ofStory(story, old)),
    ],
    former: {
      sites: union(former.sites, site ? [site.siteId] : []),
      stories: union(
        former.stories,
        stories.map(([, { id }]) => id),
      ),
    },
  };
}

const union = (some: readonly string[], more: readonly string[]): string[] => [
  ...new Set([...some, ...more]),
];

/** Stories with the published entries that were theirs under another id: at the same address, or of the same time and title. */
function replaced(
  stories: readonly Identified[],
  before: readonly PublishedEntry[],
): [Identified, PublishedEntry][] {
  const [ids, oldIds] = [stories, before].map((list) => new Set(list.map(({ id }) => id)));
  const gone = before.filter(({ id }) => !ids!.has(id));
  return stories
    .filter(({ id }) => !oldIds!.has(id))
    .flatMap((story) => {
      const { pages, title, published } = story;
      const old =
        gone.find(({ page }) => pages.includes(page)) ??
        gone.find((entry) => entry.title === title && entry.published === published);
      return old ? [[story, old] as [Identified, PublishedEntry]] : [];
    });
}

const ofSite = ({ id, at }: Identity["site"], old: string): Diagnostic =>
  diagnostic("BG0509", "the guids of all stories change, so feed readers will show every story again", {
    ...(at ? { at } : {}),
    label: `they begin with \`${id}\` now, and began with \`${old}\``,
    help: [`to keep them, write \`id: "${old}"\` below \`site:\``],
  });

const ofStory = ({ at, id, isWritten }: Identified, old: PublishedEntry): Diagnostic =>
  diagnostic("BG0509", "the guid of this story changes, so feed readers will show it again", {
    at,
    label: isWritten ? `it was \`${old.id}\`` : `it is made from the slug \`${id}\`, and was \`${old.id}\``,
    help: [`to keep it, write \`id: ${old.id}\` into the front matter`],
  });
