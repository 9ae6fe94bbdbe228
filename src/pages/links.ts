import type { Body, Document } from "../content/document.ts";
import type { ContentLink } from "../content/prose.ts";
import { type Diagnostic, diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { HeldBack } from "../graph/select.ts";
import { safeDecode } from "../text/url.ts";
import type { ResolvedLink } from "./context.ts";
import { type SitePath, sitePath } from "./paths.ts";
import type { Routes } from "./routes.ts";

/** What links of texts may lead to. */
export interface LinkTargets {
  readonly routes: Routes;
  /** The site's base path, `/news/`: a link may be written with it or without. */
  readonly basePath: string;
  /** Path of a content file → its page. */
  readonly pages: ReadonlyMap<string, SitePath>;
  /** Page → the ids that its text puts there. Pages that are not in the map have anchors of the theme only. */
  readonly anchors: ReadonlyMap<SitePath, ReadonlySet<string>>;
  readonly heldBack: readonly HeldBack[];
  /** Files beside briefings that a text may show: `briefings/2026/chart.png` → where it is published. */
  readonly media: (path: string) => SitePath | undefined;
}

/** Resolves the links of all texts, and reports those that lead nowhere. */
export function resolveLinks(
  documents: readonly Document[],
  targets: LinkTargets,
  report: Report,
): Map<Body, (ResolvedLink | undefined)[]> {
  const absent = new Map(targets.heldBack.map(({ document, why }) => [document.path, why]));
  const resolved = new Map<Body, (ResolvedLink | undefined)[]>();
  for (const document of documents) {
    const { body, path } = document;
    if (body.links.length > 0) {
      resolved.set(
        body,
        body.links.map((link) => resolve(link, document, targets, absent, (found) => report(found))),
      );
    }
    const own = new Set(body.anchors);
    for (const { value, span } of body.fragments) {
      if (own.has(value) || isThemeAnchor(value)) continue;
      report(deadAnchor(value, { path, span }, body.anchors));
    }
  }
  return resolved;
}

/** Where the pictures of stories are, by the path of the story's file. */
export function resolveImages(
  documents: readonly Document[],
  targets: LinkTargets,
  report: Report,
): Map<string, ResolvedLink> {
  const resolved = new Map<string, ResolvedLink>();
  for (const document of documents) {
    const source = document.kind === "story" ? document.front.image?.src : undefined;
    if (!source) continue;
    const at = { path: document.path, span: source.span };
    if (/^https?:/i.test(source.value)) {
      report(
        diagnostic("BG0208", "an image from another site is not shown", {
          at,
          help: ["put the image into static/ and write its path"],
        }),
      );
      continue;
    }
    const link = resolve(
      { kind: "image", target: source.value, span: source.span },
      document,
      targets,
      new Map(),
      report,
    );
    if (link) resolved.set(document.path, link);
  }
  return resolved;
}

function resolve(
  link: ContentLink,
  document: Document,
  targets: LinkTargets,
  absent: ReadonlyMap<string, string>,
  report: Report,
): ResolvedLink | undefined {
  const at = { path: document.path, span: link.span };
  const [, written = "", query = "", fragment = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(link.target) ?? [];
  const name = safeDecode(written).normalize("NFC");
  const path = name === "" ? targets.pages.get(document.path) : find(name, document.path, targets);
  if (path === undefined) {
    report(
      link.kind === "image" ? deadImage(link, at) : deadLink(link, at, name, document.path, targets, absent),
    );
    return undefined;
  }
  const anchor = safeDecode(fragment.slice(1));
  const anchors = targets.anchors.get(path);
  if (anchor !== "" && anchors && !anchors.has(anchor) && !isThemeAnchor(anchor))
    report(deadAnchor(anchor, at, [...anchors]));
  return { path, fragment: query + fragment };
}

/** The page or file that an address means: a path in the site, or relative to the file it stands in. */
function find(
  name: string,
  from: string,
  { routes, basePath, pages, media }: LinkTargets,
): SitePath | undefined {
  if (name.startsWith("/")) {
    const inSite =
      basePath !== "/" && name.startsWith(basePath) ? name.slice(basePath.length) : name.slice(1);
    return [inSite, `${inSite}/`].map(sitePath).find((path) => routes.has(path));
  }
  const file = join(from, name);
  if (file === undefined) return undefined;
  return pages.get(file) ?? pages.get(`${file}.md`) ?? media(file);
}

/** A relative path from the folder of a file; undefined where it leads out of the site. */
function join(from: string, name: string): string | undefined {
  const segments = from.split("/").slice(0, -1);
  for (const segment of name.split("/")) {
    if (segment === "..") {
      if (segments.pop() === undefined) return undefined;
    } else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return segments.join("/");
}

type At = { readonly path: string; readonly span: ContentLink["span"] };

function deadLink(
  link: ContentLink,
  at: At,
  name: string,
  from: string,
  { pages }: LinkTargets,
  absent: ReadonlyMap<string, string>,
): Diagnostic {
  const file = name.startsWith("/") ? undefined : join(from, name);
  const why = file && absent.get(file);
  if (why)
    return diagnostic(
      "BG0203",
      `\`${link.target}\` leads to a story that is ${why === "draft" ? "a draft" : "dated in the future"}`,
      { at },
    );
  const wanted = fileName(file ?? name);
  const near = nearest(wanted, [...pages.keys()].map(fileName));
  const found = near && [...pages.keys()].find((path) => fileName(path) === near);
  return diagnostic("BG0203", `\`${link.target}\` leads nowhere in the site`, {
    at,
    ...(found ? { label: `did you mean \`${relative(from, found)}\`?` } : {}),
  });
}

const deadImage = (link: ContentLink, at: At): Diagnostic =>
  diagnostic("BG0209", `there is no image \`${link.target}\``, {
    at,
    help: ["put the file beside the briefing or into static/"],
  });

function deadAnchor(anchor: string, at: At, anchors: readonly string[]): Diagnostic {
  const near = nearest(anchor, anchors);
  return diagnostic("BG0204", `the page has no anchor \`#${anchor}\``, {
    at,
    ...(near ? { label: `did you mean \`#${near}\`?` } : {}),
  });
}

const fileName = (path: string): string =>
  path.replace(/\/$/, "").slice(path.replace(/\/$/, "").lastIndexOf("/") + 1);

function relative(from: string, to: string): string {
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  let shared = 0;
  while (here[shared] !== undefined && here[shared] === there[shared]) shared += 1;
  return [...here.slice(shared).map(() => ".."), ...there.slice(shared)].join("/");
}

/** Anchors that the theme makes: citations, sources, and its own sections. */
const isThemeAnchor = (anchor: string): boolean =>
  /^(?:main|sources|timeline|claims|figures|quotes|unknowns|corrections|related|footnotes|(?:source|cite|fn|fnref|question)-.+)$/.test(
    anchor,
  );
