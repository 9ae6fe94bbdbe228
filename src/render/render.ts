import type { Site } from "../config/config.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import { outputFile } from "../pages/paths.ts";
import type { HostFile, Plan } from "../pages/plan.ts";
import { renderRedirects, renderRobots } from "./host-files.ts";
import { renderRss } from "./rss.ts";
import { renderSitemaps } from "./sitemap.ts";
import { Templates } from "./templates.ts";
import type { Theme } from "./theme.ts";

/** A file of the finished site. */
export interface OutputFile {
  /** Relative to the output folder, with `/`: `stories/summit/index.html`. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The site's files, one after the other, so that each can be written and dropped before the next is made. */
export function* render(plan: Plan, theme: Theme, site: Site, report: Report): Generator<OutputFile> {
  const templates = new Templates(theme, report);
  for (const page of plan.pages) {
    const content = templates.render(`pages/${page.template}`, page.model(), page.subject ?? `/${page.path}`);
    if (content !== undefined) yield { path: outputFile(page.path), content };
  }
  for (const feed of plan.feeds) yield { path: feed.path, content: renderRss(feed, templates) };
  for (const { path, text } of renderSitemaps(plan.pages, site)) yield { path, content: text };
  for (const { path, bytes } of theme.assets) yield { path, content: bytes };
  const hostFiles: Readonly<Record<HostFile, string>> = {
    "robots.txt": renderRobots(site),
    _redirects: renderRedirects(plan.redirects, site),
    ".nojekyll": "",
  };
  for (const path of plan.hostFiles) yield { path, content: hostFiles[path] };
}
