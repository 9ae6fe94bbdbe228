import type { Config } from "../config/config.ts";
import { FEED_FILES } from "../pages/feeds/feed.ts";
import { hrefOf, sitePath } from "../pages/paths.ts";

/** Pages load from the site only, and no page needs a script or style within itself. The search compiles WebAssembly. */
const policy = (search: Config["search"]): string =>
  [
    "default-src 'self'",
    ...(search === "on" ? ["script-src 'self' 'wasm-unsafe-eval'"] : []),
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

/** Their names change with their content. */
const ASSETS: Headers = { "Cache-Control": "public, max-age=31536000, immutable" };

/** Readers that run in a browser ask from other sites. */
const SHARED: Headers = { "Access-Control-Allow-Origin": "*" };

/**
 * RSS has no registered type. Firefox offers `application/rss+xml` for download, where it shows
 * `application/xml` with the feed's style sheet; readers take either.
 */
const RSS: Headers = { ...SHARED, "Content-Type": "application/xml; charset=utf-8" };
const PLAIN_JSON: Headers = { ...SHARED, "Content-Type": "application/json; charset=utf-8" };
const JSON_FEED: Headers = { ...SHARED, "Content-Type": "application/feed+json; charset=utf-8" };
const OPML: Headers = { ...SHARED, "Content-Type": "text/x-opml; charset=utf-8" };
const MARKDOWN: Headers = { ...SHARED, "Content-Type": "text/markdown; charset=utf-8" };
const TEXT: Headers = { "Content-Type": "text/plain; charset=utf-8" };

/**
 * `_headers`, which Netlify and Cloudflare Pages read. No header is in two rules that hold for one
 * file, as these would be joined; `:name` stands for one part of a path.
 */
export function renderHeaders(config: Config): string {
  const { site, feeds, markdown, storyPermalink, security, search, graph } = config;
  const folders = ["", "questions/", "corrections/", "storylines/:id/", "topics/:id/", "sources/:id/"];
  const withFeeds = feeds.nodes === "off" ? [""] : folders;
  const rules: [path: string, headers: Headers][] = [
    ["*", { "Content-Security-Policy": policy(search), ...EVERYWHERE }],
    ["assets/*", ASSETS],
    ...withFeeds.map((folder): [string, Headers] => [folder + FEED_FILES.rss, RSS]),
    ...withFeeds.map((folder): [string, Headers] => [folder + FEED_FILES.json, JSON_FEED]),
    ["feeds.opml", OPML],
    ...(markdown ? [[`${placeholders(storyPermalink)}index.md`, MARKDOWN] as [string, Headers]] : []),
    ["llms.txt", TEXT],
    ...(graph === "on" ? [["graph.json", PLAIN_JSON] as [string, Headers]] : []),
    ...(security ? [[".well-known/security.txt", TEXT] as [string, Headers]] : []),
  ];
  const base = hrefOf(sitePath(""), site);
  return rules.map(([path, headers]) => `${base}${path}\n${lines(headers)}`).join("");
}

/** A placeholder is a whole part of a path: `/:year/s-:slug/` → `:part1/:part2/`. */
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
