import type { Site } from "../config/config.ts";

/**
 * Where a page or file is in the site: no slash at the start, one at the end of pages, letters not encoded:
 * `stories/summit/`, `topics/كوريا/`, `rss.xml`. The home page is the empty path.
 */
export type SitePath = string & { readonly sitePath: unique symbol };

export const sitePath = (path: string): SitePath => path as SitePath;

/** The file with a page's text in Markdown. */
export const markdownPath = (page: SitePath): SitePath => sitePath(`${page}index.md`);

export type FeedFormat = "rss" | "json";

/** The feed of each format, in the folder of the page that it belongs to. */
export const FEED_FILES: Readonly<Record<FeedFormat, string>> = { rss: "rss.xml", json: "feed.json" };

/** Dates to watch, in the folder of the page that they are about. */
export const CALENDAR_FILE = "ahead.ics";

/** The e-mail of an edition or story, in the folder of its page. */
export const EMAIL_FILES = { html: "email.html", text: "email.txt" } as const;

/** The podcast, in the folder of the home page. */
export const PODCAST_FILE = "podcast.xml";
export type BibliographyFormat = "bibtex" | "ris" | "csl";

/** The files with a story and its sources for reference managers, beside the story's page. */
export const BIBLIOGRAPHY_FILES: Readonly<Record<BibliographyFormat, string>> = {
  bibtex: "bibliography.bib",
  ris: "bibliography.ris",
  csl: "bibliography.json",
};

export const bibliographyPath = (page: SitePath, format: BibliographyFormat): SitePath =>
  sitePath(page + BIBLIOGRAPHY_FILES[format]);

/** The names of files that are beside the page of each published story, and of nothing else. */
export const STORY_FILES: ReadonlySet<string> = new Set(["index.md", ...Object.values(BIBLIOGRAPHY_FILES)]);

/** The file that a page or file is written to, relative to the output folder. */
export const outputFile = (path: SitePath): string =>
  path === "" || path.endsWith("/") ? `${path}index.html` : path;

/** The address for links within the site, below its base path: `/news/stories/summit/`. */
export const hrefOf = (path: SitePath, site: Pick<Site, "basePath">): string =>
  site.basePath + encodePath(path);

/** The absolute address: `https://example.org/news/stories/summit/`. */
export const urlOf = (path: SitePath, site: Pick<Site, "url">): string => site.url + encodePath(path);

/** Percent-encodes what RFC 3986 does not allow in a path. */
const encodePath = (path: string): string =>
  /^[\w./~-]*$/.test(path) ? path : path.split("/").map(encodeURIComponent).join("/");
