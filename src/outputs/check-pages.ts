import type { Site } from "../config/config.ts";
import type { Code } from "../diagnostics/codes.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { hrefOf, urlOf } from "../router/paths.ts";
import { safeDecode } from "../text/url.ts";
import type { OutputFile } from "./output.ts";
import type { Plan } from "./plan.ts";

/** A start tag as our templates and the HTML writer write it: attributes are in double quotes. */
const TAG = /<[a-z][a-z0-9-]*(?:\s+[^\s"=<>]+(?:="[^"]*")?)+\s*\/?>/g;
/** Attributes that lead somewhere, and ids. */
const ATTRIBUTE = /\s(href|src|id)="([^"]*)"/g;

/**
 * Follows every link of the finished pages like a reader's clicks, so it also finds dead links in templates. Reads all
 * pages first, because a link may lead to a later one. `deadAnchors`: links to missing anchors that need no second report.
 * `refused`: addresses that were reported; links to them, and to files beside them, are not followed.
 */
export function checkPages(
  files: readonly OutputFile[],
  site: Site,
  { deadAnchors, refused, missing }: Pick<Plan, "deadAnchors" | "refused" | "missing">,
  report: Report,
): void {
  const known = new Set(files.map(({ path }) => path));
  const unfollowed = new Set([...refused].flatMap((path) => [hrefOf(path, site), urlOf(path, site)]));
  const anchors = new Map<string, Set<string>>();
  const links: { page: string; target: string }[] = [];
  for (const { path, kind, make } of files) {
    const content = kind === "copy" ? undefined : make();
    if (typeof content !== "string" || !path.endsWith(".html")) continue;
    const ids = new Set<string>();
    for (const [tag] of content.matchAll(TAG)) {
      for (const [, name, value] of tag.matchAll(ATTRIBUTE)) {
        if (name === "id") ids.add(decodeEntities(value!));
        else links.push({ page: path, target: decodeEntities(value!) });
      }
    }
    anchors.set(path, ids);
  }
  const dead = new DeadLinks();
  for (const { page, target } of links) checkLink(page, target);
  dead.report(report);

  function checkLink(page: string, target: string): void {
    if (unfollowed.has(target.slice(0, target.lastIndexOf("/") + 1))) return;
    const url = parseUrl(target, new URL(page.replace(/index\.html$/, ""), site.url));
    if (!url?.href.startsWith(site.url)) {
      const strays = target.startsWith("/") && !target.startsWith("//");
      if (strays) dead.add("BG0203", page, `\`${target}\` leads out of the site's base path`);
      return;
    }
    const path = safeDecode(url.pathname.slice(site.basePath.length));
    if (missing.has(path)) return;
    const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    const written = url.hash.slice(1);
    const anchor = safeDecode(written);
    const ids = anchors.get(file);
    // An id may be the fragment as written, or percent-decoded (HTML, “find a potential indicated element”).
    const isFound = anchor === "" || ids?.has(written) || ids?.has(anchor);
    if (!known.has(file)) dead.add("BG0203", page, `\`${target}\` leads nowhere`);
    else if (!isFound && !deadAnchors.has(`${path}#${anchor}`)) {
      dead.add("BG0204", page, `\`${target}\` points to a missing anchor`);
    }
  }
}

/** Dead links, each with its first page: the same one on many pages is one mistake of a template or of the configuration. */
class DeadLinks {
  readonly #found = new Map<string, { readonly code: Code; readonly page: string; pages: number }>();

  add(code: Code, page: string, message: string): void {
    const known = this.#found.get(message);
    if (known) known.pages += 1;
    else this.#found.set(message, { code, page, pages: 1 });
  }

  report(report: Report): void {
    for (const [message, { code, page, pages }] of this.#found) {
      const others = pages === 1 ? "" : ` and ${(pages - 1).toLocaleString("en")} more`;
      const help = pages === 1 ? [] : ["if no text has it, a template or the configuration does"];
      report(diagnostic(code, `on the page /${page}${others}, the link ${message}`, { help }));
    }
  }
}

/** Undefined for addresses of other sites that no browser could open; they are their author's concern. */
const parseUrl = (target: string, base: URL): URL | undefined =>
  URL.canParse(target, base.href) ? new URL(target, base) : undefined;

const decodeEntities = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|#39|#x26|#x3C);/gi,
    (_, name: string) =>
      ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x26": "&", "#x3c": "<" })[name.toLowerCase()]!,
  );
