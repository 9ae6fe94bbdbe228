import type { Config } from "../../config/config.ts";
import type { PageContext } from "../../pages/context.ts";
import { contentUsage, RSL, tdmReservation } from "../../pages/metadata/usage.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import {
  BIBLIOGRAPHY_FILES,
  type BibliographyFormat,
  CALENDAR_FILE,
  FEED_FILES,
  hrefOf,
  PODCAST_FILE,
  sitePath,
  urlOf,
} from "../../router/paths.ts";
import { graphPaths } from "../graph/graph.ts";
import type { PlannedFile } from "../output.ts";
import { hostFile } from "./host-file.ts";

/** Pages only load files of the site, and contain no script or style. */
const POLICY = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "object-src 'none'",
].join("; ");

type Headers = Readonly<Record<string, string>>;

const RSL_TYPE: Headers = { "Content-Type": "application/rsl+xml; charset=utf-8" };

const EVERYWHERE: Headers = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
};

/** Names of assets change with their content. */
const ASSETS: Headers = { "Cache-Control": "public, max-age=31536000, immutable" };

/** Feed readers that run in a browser send requests from other sites. */
const SHARED: Headers = { "Access-Control-Allow-Origin": "*" };

/**
 * RSS has no registered type. Firefox downloads `application/rss+xml`, but shows `application/xml` with the feed's style
 * sheet. Feed readers accept both.
 */
const RSS: Headers = { ...SHARED, "Content-Type": "application/xml; charset=utf-8" };
const PLAIN_JSON: Headers = { ...SHARED, "Content-Type": "application/json; charset=utf-8" };
const JSON_FEED: Headers = { ...SHARED, "Content-Type": "application/feed+json; charset=utf-8" };
const OPML: Headers = { ...SHARED, "Content-Type": "text/x-opml; charset=utf-8" };
const MARKDOWN: Headers = { ...SHARED, "Content-Type": "text/markdown; charset=utf-8" };
const CALENDAR: Headers = { ...SHARED, "Content-Type": "text/calendar; charset=utf-8" };
const BIBLIOGRAPHIES: Readonly<Record<BibliographyFormat, Headers>> = {
  bibtex: { ...SHARED, "Content-Type": "application/x-bibtex; charset=utf-8" },
  ris: { ...SHARED, "Content-Type": "application/x-research-info-systems; charset=utf-8" },
  csl: { ...SHARED, "Content-Type": "application/vnd.citationstyles.csl+json; charset=utf-8" },
};
const TEXT: Headers = { "Content-Type": "text/plain; charset=utf-8" };

/** The HTTP headers that hosts should send. */
export const headers = ({ context }: SiteContext): PlannedFile[] => [
  hostFile("_headers", () => renderHeaders(context)),
];

/**
 * `_headers`, which Netlify and Cloudflare Pages read. No header is in two rules that apply to one file, because its values
 * would be joined. `:name` matches one part of a path.
 */
function renderHeaders(context: PageContext): string {
  const { site, languages, markdown, bibliography, storyPermalink, security, usage } = context.config;
  const homes = languages.all.map((lang) => languages.prefixOf(lang));
  const rules: Rule[] = [
    ["*", { "Content-Security-Policy": POLICY, ...EVERYWHERE, ...usageHeaders(usage) }],
    ["assets/*", ASSETS],
    ...homes.flatMap((home) => feedRules(home, context)),
    ["feeds.opml", OPML],
    ...homes.flatMap((home) => calendarRules(home, context)),
    ...(markdown ? [[`${placeholders(storyPermalink)}index.md`, MARKDOWN] as Rule] : []),
    ...(bibliography === "on" ? bibliographyRules(placeholders(storyPermalink)) : []),
    ["llms.txt", TEXT],
    ...graphPaths(context).map((path): Rule => [path, PLAIN_JSON]),
    ...(usage?.licence === undefined ? [] : [[RSL, RSL_TYPE] as Rule]),
    ...(security ? [[".well-known/security.txt", TEXT] as Rule] : []),
  ];
  const base = hrefOf(sitePath(""), site);
  return rules.map(([path, fields]) => `${base}${path}\n${lines(fields)}`).join("");
}

type Rule = readonly [path: string, headers: Headers];

const LISTS = ["questions/", "corrections/", "storylines/:id/", "topics/:id/", "sources/:id/"];

function feedRules(home: string, { config, graph }: PageContext): Rule[] {
  const { nodes, hub } = config.feeds;
  const editions = graph.nodes.editions.length > 0 ? ["editions/"] : [];
  const folders = ["", ...(nodes === "off" ? [] : LISTS), ...editions].map((folder) => home + folder);
  /** Where readers hear of news at once (WebSub, section 4); a rule for several files cannot name each. */
  const told = (path: string): Headers =>
    hub === undefined || path.includes(":")
      ? {}
      : { Link: `<${hub}>; rel="hub", <${urlOf(sitePath(path), config.site)}>; rel="self"` };
  const rules = (file: string, type: Headers) =>
    folders.map((folder): Rule => [folder + file, { ...type, ...told(folder + file) }]);
  const podcast: Rule[] = config.podcast
    ? [[home + PODCAST_FILE, { ...RSS, ...told(home + PODCAST_FILE) }]]
    : [];
  return [...rules(FEED_FILES.rss, RSS), ...podcast, ...rules(FEED_FILES.json, JSON_FEED)];
}

/** Not every host knows the type of calendars. */
function calendarRules(home: string, { graph }: PageContext): Rule[] {
  if (graph.datesAhead().length === 0) return [];
  return ["", "storylines/:id/", "topics/:id/"].map((folder) => [home + folder + CALENDAR_FILE, CALENDAR]);
}

/** Nothing if the configuration does not say what machines may do. */
function usageHeaders(usage: Config["usage"]): Headers {
  if (usage === undefined) return {};
  return {
    "Content-Usage": contentUsage(usage),
    "tdm-reservation": String(tdmReservation(usage)),
    ...(usage.search ? {} : { "X-Robots-Tag": "noindex" }),
  };
}

const bibliographyRules = (story: string): Rule[] =>
  Object.entries(BIBLIOGRAPHIES).map(([format, fields]) => [
    story + BIBLIOGRAPHY_FILES[format as BibliographyFormat],
    fields,
  ]);

/** A placeholder replaces a whole part of a path: `/:year/s-:slug/` → `:part1/:part2/`. */
const placeholders = (permalink: string): string =>
  permalink
    .split("/")
    .slice(1)
    .map((part, index) => (part.includes(":") ? `:part${index + 1}` : encodeURIComponent(part)))
    .join("/");

const lines = (headers: Headers): string =>
  Object.entries(headers)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join("");
