import type { SiteContext } from "../../pages/site-context.ts";
import { sitePath } from "../../router/paths.ts";
import type { PlannedFile } from "../output.ts";
import { hostFile } from "./host-file.ts";

/** `robots.txt` (RFC 9309). It only counts at the root of a host, but does no harm below a path. */
export const robots = ({ context }: SiteContext): PlannedFile[] => [
  hostFile("robots.txt", () => {
    const sitemaps = ["sitemap.xml", "news-sitemap.xml"].map(
      (file) => `Sitemap: ${context.url(sitePath(file))}\n`,
    );
    return `User-agent: *\nAllow: /\n\n${sitemaps.join("")}`;
  }),
];
