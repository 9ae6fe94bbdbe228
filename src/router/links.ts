import { ANCHORS_OF_ANY_PAGE, mayBeOnAnyPage } from "../content/anchors.ts";
import type { Document } from "../content/document.ts";
import { PAGES } from "../content/read-plain-page.ts";
import { audioIn } from "../content/story-audio.ts";
import { diagnostic, type Place, type Report, type Span } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { HeldBack } from "../graph/select.ts";
import type { ChartTable, ChartType } from "../markdown/charts/chart.ts";
import { recordingKind } from "../markdown/recordings.ts";
import type { ContentLink } from "../markdown/text-links.ts";
import { relativePath } from "../text/relative-path.ts";
import { safeDecode } from "../text/url.ts";
import type { ShownImage } from "./image-versions.ts";
import { NearAddresses } from "./near-address.ts";
import { fileName, NearFiles } from "./near-files.ts";
import { type SitePath, sitePath } from "./paths.ts";
import type { Routes } from "./routes.ts";

/** Where a link in a text leads: a page or file of the site, and an anchor there. */
export interface ResolvedLink {
  readonly path: SitePath;
  /** With `#`, or empty. */
  readonly fragment: string;
  /** Set for images whose size is known. */
  readonly image?: ShownImage;
  /** Set for recordings. */
  readonly recording?: Recording;
  /** The numbers of a chart; absent if they cannot be read, which is reported. */
  readonly table?: ChartTable;
}

/** A recording, and what lies beside it. */
export interface Recording {
  readonly bytes: number;
  /** Files with captions; without a language, they are in that of the page. */
  readonly captions: readonly { readonly path: SitePath; readonly lang?: string }[];
  /** What a video shows before it is played. */
  readonly poster?: SitePath;
}

/** What links in texts may lead to. */
export interface LinkTargets {
  readonly routes: Routes;
  /** The site's base path, `/news/`: a link may be written with it or without. */
  readonly basePath: string;
  /** Path of a content file → its page. */
  readonly pages: ReadonlyMap<string, SitePath>;
  /** Whose page it is; undefined for one that is no document's. */
  readonly documentAt: (page: SitePath) => Document | undefined;
  /** All anchors of a document's page, besides those of its text the ones that templates make. */
  readonly anchorsOf: (document: Document) => ReadonlySet<string>;
  readonly heldBack: readonly HeldBack[];
  /** Every file that is no text: `briefings/2026/chart.png`, `static/port.jpg`. */
  readonly files: () => readonly string[];
  /** Files beside briefings: `briefings/2026/chart.png` → where it is published. */
  readonly media: (path: string) => SitePath | undefined;
  /** What is known of a published file that a text shows as an image. */
  readonly image: (path: SitePath) => ShownImage | undefined;
  /** What is known of a published recording. */
  readonly recording: (path: SitePath) => Recording | undefined;
  /** The numbers in a published file, for this type of chart; undefined if they cannot be read, which is reported. */
  readonly table: (path: SitePath, type: ChartType, at: Place) => ChartTable | undefined;
}

/** Resolves the links and images of texts, and reports those that lead nowhere. */
export class LinkResolver {
  readonly #targets: LinkTargets;
  readonly #report: Report;
  /** Links to anchors that their pages do not have, all of them reported: `stories/summit/#talks`. */
  readonly deadAnchors = new Set<string>();
  /** Path of a file that is left out of the site → why. */
  readonly #absent: ReadonlyMap<string, HeldBack>;
  /** Texts by their names, and other files, for suggestions; created for the first dead link. */
  #texts: NearFiles | undefined;
  #files: NearFiles | undefined;
  /** The same for addresses in the site. */
  #addresses: NearAddresses | undefined;

  constructor(targets: LinkTargets, report: Report) {
    this.#targets = targets;
    this.#report = report;
    this.#absent = new Map(targets.heldBack.map((held) => [held.document.path, held]));
  }

  /** Where each link of a text leads, by its index; undefined for one that leads nowhere. */
  linksOf(document: Document): (ResolvedLink | undefined)[] {
    this.#checkFragments(document);
    // In raw HTML, authors name captions themselves.
    const isCaptioned = document.links.some(({ target }) => /\.vtt$/i.test(target));
    return document.links.map((link) => this.#resolve(link, document.path, isCaptioned));
  }

  /** Where a story's recording is. */
  audioOf(document: Document): ResolvedLink | undefined {
    const audio = document.kind === "story" ? audioIn(document.front) : undefined;
    if (!audio) return undefined;
    const { value: target, span } = audio.src;
    return this.#resolve({ kind: "media", target, span }, document.path);
  }

  /** Where the picture of a story or author is. */
  pictureOf(document: Document): ResolvedLink | undefined {
    const source = "image" in document.front ? document.front.image?.src : undefined;
    if (!source) return undefined;
    if (!/^https?:/i.test(source.value)) {
      return this.#resolve({ kind: "image", target: source.value, span: source.span }, document.path);
    }
    const help = ["put the image into static/ and write its path"];
    const at = { path: document.path, span: source.span };
    this.#report(diagnostic("BG0208", "an image from another site is not shown", { at, help }));
    return undefined;
  }

  #resolve(link: ContentLink, from: string, isCaptioned = false): ResolvedLink | undefined {
    const [, written = "", query = "", fragment = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(link.target) ?? [];
    const name = safeDecode(written).normalize("NFC");
    const path = name === "" ? this.#targets.pages.get(from) : this.#find(name, from);
    if (path === undefined) {
      this.#reportDead(link, name, from);
      return undefined;
    }
    const anchor = safeDecode(fragment.slice(1));
    const document = anchor === "" ? undefined : this.#targets.documentAt(path);
    if (document) this.#checkAnchor(anchor, path, document, { path: from, span: link.span });
    return { path, fragment: query + fragment, ...this.#known(link, path, from, isCaptioned) };
  }

  /** What the page that shows a file needs to know of it. */
  #known(
    { kind, chart, span }: ContentLink,
    path: SitePath,
    from: string,
    isCaptioned: boolean,
  ): Pick<ResolvedLink, "image" | "recording" | "table"> {
    const image = kind === "image" ? this.#targets.image(path) : undefined;
    const recording = kind === "media" ? this.#targets.recording(path) : undefined;
    const table = chart && this.#targets.table(path, chart, { path: from, span });
    if (recording && recording.captions.length === 0 && recordingKind(path) === "video" && !isCaptioned) {
      const name = fileName(path).replace(/\.[^.]*$/, ".vtt");
      const label = `put them next to it, in a file \`${name}\``;
      this.#report(diagnostic("BG0225", "the video has no captions", { at: { path: from, span }, label }));
    }
    return { ...(image ? { image } : {}), ...(recording ? { recording } : {}), ...(table ? { table } : {}) };
  }

  /** The page or file that an address means: a path in the site, or relative to the file that contains it. */
  #find(name: string, from: string): SitePath | undefined {
    const { routes, basePath, pages, media } = this.#targets;
    if (name.startsWith("/")) {
      const below = basePath !== "/" && name.startsWith(basePath);
      const inSite = name.slice(below ? basePath.length : 1);
      return [inSite, `${inSite}/`].map(sitePath).find((path) => routes.has(path));
    }
    const file = join(from, name);
    return file === undefined ? undefined : (pages.get(file) ?? pages.get(`${file}.md`) ?? media(file));
  }

  #checkFragments(document: Document): void {
    const { fragments, path } = document;
    const page = this.#targets.pages.get(path);
    for (const { value, span } of fragments) this.#checkAnchor(value, page, document, { path, span });
  }

  #checkAnchor(anchor: string, page: SitePath | undefined, document: Document, at: At): void {
    if (document.anchors.includes(anchor) || mayBeOnAnyPage(anchor)) return;
    const anchors = this.#targets.anchorsOf(document);
    if (anchors.has(anchor)) return;
    this.deadAnchors.add(`${page}#${anchor}`);
    const near = nearest(anchor, [...anchors, ...ANCHORS_OF_ANY_PAGE]);
    const label = near === undefined ? undefined : `did you mean \`#${near}\`?`;
    this.#report(diagnostic("BG0204", `the page has no anchor \`#${anchor}\``, { at, label }));
  }

  #nearAddress(name: string): string | undefined {
    const { basePath, routes } = this.#targets;
    this.#addresses ??= new NearAddresses(routes.paths);
    return this.#addresses.of(name.startsWith(basePath) ? name.slice(basePath.length) : name);
  }

  #nearText(file: string, from: string): string | undefined {
    this.#texts ??= new NearFiles(this.#targets.pages.keys());
    const found = this.#texts.of(file);
    return found === undefined || found === from ? undefined : relativePath(from, found);
  }

  /** A picture, recording or table with a similar name, wherever it is: `port.jpg`, `/images/port.jpg`. */
  #nearFile(name: string, from: string): string | undefined {
    this.#files ??= new NearFiles(this.#targets.files());
    const found = this.#files.of(name);
    return found?.startsWith("static/") ? found.slice("static".length) : found && relativePath(from, found);
  }

  #reportDead(link: ContentLink, name: string, from: string): void {
    const at = { path: from, span: link.span };
    const target = safeDecode(link.target);
    const file = name.startsWith("/") ? undefined : join(from, name);
    const held = file === undefined ? undefined : (this.#absent.get(file) ?? this.#absent.get(`${file}.md`));
    if (link.kind !== "link") {
      const text = from.startsWith(PAGES) ? "page" : "briefing";
      const what = link.kind === "image" ? "image" : "file";
      const near = this.#nearFile(name, from);
      const label = near === undefined ? undefined : `did you mean \`${near}\`?`;
      const help = [`put the file next to the ${text} or into static/`];
      this.#report(diagnostic("BG0209", `there is no ${what} \`${target}\``, { at, label, help }));
    } else if (held) {
      const what = held.why === "draft" ? "a draft" : "dated in the future";
      this.#report(
        diagnostic("BG0203", `\`${target}\` leads to a ${held.document.kind} that is ${what}`, { at }),
      );
    } else {
      const near = name.startsWith("/") ? this.#nearAddress(name) : this.#nearText(file ?? name, from);
      const label = near === undefined ? undefined : `did you mean \`${near}\`?`;
      const help = OTHER_SITE.test(target) ? [`to link to another site, write \`https://${target}\``] : [];
      const message = `\`${target}\` does not lead to a page of the site`;
      this.#report(diagnostic("BG0203", message, { at, label, help }));
    }
  }
}

/** Starts like the name of another site: `www.example.org`, `example.org/page`. */
const OTHER_SITE = /^(?:www\.|[a-z0-9.-]+\.(?:(?:com|org|net|gov|edu|int|info)(?:[/?#]|$)|[a-z]{2}\/))/i;

interface At {
  readonly path: string;
  readonly span: Span;
}

/** A path relative to the folder of a file; undefined if it leads out of the site. */
function join(from: string, name: string): string | undefined {
  const segments = from.split("/").slice(0, -1);
  for (const segment of name.split("/")) {
    if (segment === "..") {
      if (segments.pop() === undefined) return undefined;
    } else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return segments.join("/");
}
