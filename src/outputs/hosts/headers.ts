import type { Config } from "../../config/config.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { FEED_FILES, hrefOf, sitePath } from "../../router/paths.ts";
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
const TEXT: Headers = { "Content-Type": "text/plain; charset=utf-8" };

/** The HTTP headers that hosts should send. */
export const headers = ({ context }: SiteContext): PlannedFile[] => [
  hostFile("_headers", () =>
    renderHeaders(context.config, graphPaths(context), context.graph.nodes.editions.length > 0),
  ),
];

/**
 * `_headers`, which Netlify and Cloudflare Pages read. No header is in two rules that apply to one file, because its values
 * would be joined. `:name` matches one part of a path.
 */
function renderHeaders(config: Config, graphs: readonly string[], hasEditions: boolean): string {
  const { site, languages, feeds, markdown, storyPermalink, security } = config;
  const folders = ["", "questions/", "corrections/", "storylines/:id/", "topics/:id/", "sources/:id/"];
  const withFeeds = languages.all.flatMap((lang) =>
    [...(feeds.nodes === "off" ? [""] : folders), ...(hasEditions ? ["editions/"] : [])].map(
      (folder) => languages.prefixOf(lang) + folder,
    ),
  );
  const rules: [path: string, headers: Headers][] = [
    ["*", { "Content-Security-Policy": POLICY, ...EVERYWHERE }],
    ["assets/*", ASSETS],
    ...withFeeds.map((folder): [string, Headers] => [folder + FEED_FILES.rss, RSS]),
    ...withFeeds.map((folder): [string, Headers] => [folder + FEED_FILES.json, JSON_FEED]),
    ["feeds.opml", OPML],
    ...(markdown ? [[`${placeholders(storyPermalink)}index.md`, MARKDOWN] as [string, Headers]] : []),
    ["llms.txt", TEXT],
    ...graphs.map((path): [string, Headers] => [path, PLAIN_JSON]),
    ...(security ? [[".well-known/security.txt", TEXT] as [string, Headers]] : []),
  ];
  const base = hrefOf(sitePath(""), site);
  return rules.map(([path, fields]) => `${base}${path}\n${lines(fields)}`).join("");
}

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
