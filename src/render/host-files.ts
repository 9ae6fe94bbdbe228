import type { Site } from "../config/config.ts";
import { hrefOf, sitePath, urlOf } from "../pages/paths.ts";
import type { Redirect } from "../pages/redirects.ts";

/** `robots.txt` (RFC 9309). It counts only at the root of a host; below a path it does no harm. */
export const renderRobots = (site: Site): string =>
  `User-agent: *\nAllow: /\n\nSitemap: ${urlOf(sitePath("sitemap.xml"), site)}\n`;

/** `_redirects`, which Netlify and Cloudflare Pages answer with a real 301: `/old/ /new/ 301`. */
export const renderRedirects = (redirects: readonly Redirect[], site: Site): string =>
  redirects.map(({ from, to }) => `${hrefOf(from, site)} ${hrefOf(to, site)} 301\n`).join("");
