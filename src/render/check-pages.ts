import type { Site } from "../config/config.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { Plan } from "../pages/plan.ts";
import type { OutputFile } from "./render.ts";

/** Attributes that lead somewhere, and ids, in HTML as our templates write it: quoted, in lower case. */
const ATTRIBUTE = /\s(href|src|id)="([^"]*)"/g;

/**
 * Follows every link of the finished pages, as a reader's clicks would: so dead links that a template
 * makes are found too. Reads all pages first, since a link may lead to a later one.
 */
export function checkPages(
  files: Iterable<OutputFile>,
  plan: Plan,
  statics: readonly { path: string }[],
  site: Site,
  report: Report,
): void {
  const known = new Set([
    ...statics.map(({ path }) => path.slice("static/".length)),
    ...plan.media.values(),
  ] as string[]);
  const anchors = new Map<string, Set<string>>();
  const links: { page: string; target: string }[] = [];
  for (const { path, content } of files) {
    known.add(path);
    if (typeof content !== "string" || !path.endsWith(".html")) continue;
    const ids = new Set<string>();
    for (const [, name, value] of content.matchAll(ATTRIBUTE)) {
      if (name === "id") ids.add(decodeEntities(value!));
      else links.push({ page: path, target: decodeEntities(value!) });
    }
    anchors.set(path, ids);
  }
  for (const { page, target } of links) checkLink(page, target);

  function checkLink(page: string, target: string): void {
    const url = new URL(target, new URL(page.replace(/index\.html$/, ""), site.url));
    if (!url.href.startsWith(site.url)) {
      if (url.origin === new URL(site.url).origin && target.startsWith("/"))
        report(dead(page, target, "leads out of the site's base path"));
      return;
    }
    const path = decodeURIComponent(url.pathname.slice(site.basePath.length));
    const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    if (!known.has(file)) report(dead(page, target, "leads nowhere"));
    else if (url.hash.length > 1 && !anchors.get(file)?.has(decodeURIComponent(url.hash.slice(1)))) {
      report(diagnostic("BG0204", `on the page /${page} the link \`${target}\` has no anchor`));
    }
  }
}

const dead = (page: string, target: string, why: string) =>
  diagnostic("BG0203", `on the page /${page} the link \`${target}\` ${why}`);

const decodeEntities = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|#39|#x26|#x3C);/gi,
    (_, name: string) =>
      ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x26": "&", "#x3c": "<" })[name.toLowerCase()]!,
  );
