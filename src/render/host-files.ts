import type { Config, Site } from "../config/config.ts";
import type { GraphData } from "../pages/graph-data.ts";
import type { HostFile } from "../pages/host-files.ts";
import { hrefOf, sitePath, urlOf } from "../pages/paths.ts";
import type { Plan } from "../pages/plan.ts";
import type { Redirect } from "../pages/redirects.ts";
import { renderGraphJson } from "./graph/json.ts";
import { renderGuide } from "./guide.ts";
import { renderHeaders } from "./headers.ts";
import { renderOpml } from "./opml.ts";
import type { Templates } from "./templates.ts";
import { renderSecurity, renderTrust } from "./well-known.ts";

/** What a file for hosts, crawlers and other programs holds; undefined where a template failed, which is reported. */
export function renderHostFile(
  file: HostFile,
  { machineFiles, redirects }: Plan,
  config: Config,
  templates: Templates,
): string | Uint8Array | undefined {
  const { site, security, trust } = config;
  switch (file) {
    case "robots.txt":
      return renderRobots(site);
    case "llms.txt":
      return renderGuide(machineFiles.guide());
    case "graph.json":
      return graphFile(machineFiles.graph());
    case "feeds.opml":
      return renderOpml(machineFiles.allFeeds(), site, machineFiles.words());
    case "feeds/style.css":
      return templates.render("feed/style", machineFiles.feedStyle(), "the feeds' style sheet");
    case "_redirects":
      return renderRedirects(redirects, site);
    case "_headers":
      return renderHeaders(config);
    case ".nojekyll":
      return "";
    case ".well-known/security.txt":
      return security && renderSecurity(security, urlOf(sitePath(file), site));
    case "trust.txt":
      return trust && renderTrust(trust);
  }
}

/** `graph.json`, which may be hundreds of megabytes: counted first, because a buffer that grows would be there twice. */
function graphFile(data: GraphData): Uint8Array {
  const encoder = new TextEncoder();
  let size = 0;
  for (const piece of inLargePieces(renderGraphJson(data))) size += encoder.encode(piece).length;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of inLargePieces(renderGraphJson(data)))
    at += encoder.encodeInto(piece, bytes.subarray(at)).written;
  return bytes;
}

/** The same text in pieces of some 64 KB, which take less time to encode than small ones. */
function* inLargePieces(pieces: Iterable<string>): Generator<string> {
  let large = "";
  for (const piece of pieces) {
    large += piece;
    if (large.length < 2 ** 16) continue;
    yield large;
    large = "";
  }
  yield large;
}

/** `robots.txt` (RFC 9309). It counts only at the root of a host; below a path it does no harm. */
const renderRobots = (site: Site): string => {
  const sitemaps = ["sitemap.xml", "news-sitemap.xml"].map(
    (file) => `Sitemap: ${urlOf(sitePath(file), site)}\n`,
  );
  return `User-agent: *\nAllow: /\n\n${sitemaps.join("")}`;
};

/** `_redirects`, which Netlify and Cloudflare Pages answer with a real 301: `/old/ /new/ 301`. */
const renderRedirects = (redirects: readonly Redirect[], site: Site): string =>
  redirects.map(({ from, to }) => `${hrefOf(from, site)} ${hrefOf(to, site)} 301\n`).join("");
