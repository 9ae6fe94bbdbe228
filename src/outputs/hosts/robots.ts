import { contentSignal, contentUsage, RSL } from "../../pages/metadata/usage.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { sitePath } from "../../router/paths.ts";
import type { PlannedFile } from "../output.ts";
import { hostFile } from "./host-file.ts";

/**
 * `robots.txt` (RFC 9309). It only counts at the root of a host, but does no harm below a path. Crawlers may read a site that
 * no search engine may list: otherwise they would not learn that.
 */
export const robots = ({ context }: SiteContext): PlannedFile[] => [
  hostFile("robots.txt", () => {
    const { usage } = context.config;
    const signals = usage
      ? [`Content-Signal: ${contentSignal(usage)}`, `Content-Usage: ${contentUsage(usage)}`]
      : [];
    const listed = usage?.search === false ? [] : ["sitemap.xml", "news-sitemap.xml"];
    const further = [
      ...(usage?.licence === undefined ? [] : [`License: ${context.url(RSL)}`]),
      ...listed.map((file) => `Sitemap: ${context.url(sitePath(file))}`),
    ];
    return [["User-agent: *", ...signals, "Allow: /"], further]
      .filter((group) => group.length > 0)
      .map((group) => group.map((line) => `${line}\n`).join(""))
      .join("\n");
  }),
];
