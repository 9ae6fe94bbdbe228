import type { Document } from "../content/document.ts";
import { bodyOf } from "../content/document-text.ts";
import type { Attributes, RichText } from "../markdown/rich-text.ts";
import { type HtmlPage, writeHtml } from "../markdown/write-html.ts";
import { posterOf } from "../router/image-versions.ts";
import { hrefOf, type SitePath, urlOf } from "../router/paths.ts";
import { escapeHtml, escapeText } from "../text/html.ts";
import type { MentionFinder } from "../text/mention-finder.ts";
import { chartHtml } from "./chart-html.ts";
import type { Located, PageContext } from "./context.ts";
import { afterAddress, imageAttributes } from "./images.ts";
import { linked, type Mentioned } from "./mentions.ts";
import { playerHtml } from "./player-html.ts";
import type { View } from "./view.ts";
import type { Wording } from "./wording.ts";

/** Where the texts of a document are shown. */
interface Place {
  readonly document: Located;
  /** The sources that the texts cite. */
  readonly source?: HtmlPage["source"];
  /** Nodes that are not linked: the page's subject. */
  readonly seen?: Iterable<Mentioned>;
  /** The document's page, if all addresses must be absolute, as in feeds. */
  readonly absolute?: SitePath | undefined;
  /** Where the document's page is, if the texts stand among those of other documents, as in an edition. */
  readonly elsewhere?: { readonly page: SitePath; readonly isAbsolute: boolean } | undefined;
}

/** How one of the texts is shown. */
interface TextUse {
  /** Whether names of topics are linked, if the configuration does not say otherwise. Default: `true`. */
  readonly names?: boolean | undefined;
  /** Whether names of outlets are, too. */
  readonly outlets?: boolean;
  /** Whether the page begins with the text; then a picture at its start is loaded first. */
  readonly isTop?: boolean;
}

/** Writes the texts of one document as HTML, in the words of one language; the first mention of each name is linked. */
export class DocumentHtml {
  readonly #wording: Wording;
  readonly #context: PageContext;
  readonly #document: Located;
  readonly #isAbsolute: boolean;
  readonly #seen: Set<Mentioned>;
  readonly #page: HtmlPage;
  #find: MentionFinder<Mentioned>["find"] | undefined;

  constructor(wording: Wording, { document, source, seen, absolute, elsewhere }: Place) {
    const { context } = wording;
    this.#wording = wording;
    this.#context = context;
    this.#document = document;
    this.#isAbsolute = absolute !== undefined || elsewhere?.isAbsolute === true;
    this.#seen = new Set(seen);
    this.#page = {
      page: pageOf({ absolute, elsewhere }, context),
      hasIds: elsewhere === undefined,
      word: (name) => wording.t[name] ?? "",
      source: source ?? (() => undefined),
      link: (index) => this.#link(index),
      image: (index) => this.#link(index) + this.#sizes(index),
      poster: (index) => this.#poster(index),
      recording: (index) => playerHtml(this.#target(index)?.recording, wording.lang, this.#address),
      chart: (chart) => this.#chart(chart),
      names: (text, start, end) => this.#names(text, start, end),
    };
  }

  write(text: RichText, { names = true, outlets = false, isTop = false }: TextUse = {}): string {
    const { config, names: known } = this.#context;
    this.#find = names && config.mentions ? known.finder(outlets) : undefined;
    return writeHtml(text, this.#page, isTop && !this.#isAbsolute);
  }

  readonly #address = (path: SitePath): string => this.#context.address(path, this.#isAbsolute);

  #target(index: number) {
    return this.#context.linksOf(this.#document)?.links[index];
  }

  #link(index: number): string {
    return escapeHtml(this.#context.linkOf(this.#document, index, this.#isAbsolute));
  }

  #sizes(index: number): string {
    const target = this.#target(index);
    return target?.image ? afterAddress(imageAttributes(target.path, target.image, this.#address)) : "";
  }

  #poster(index: number): string {
    const target = this.#target(index);
    return target ? escapeHtml(this.#address(posterOf(target.path, target.image))) : "#";
  }

  #chart(chart: Attributes): ReturnType<HtmlPage["chart"]> {
    const { charts } = this.#context.tools;
    const table = this.#context.tableOf(this.#document, chart);
    if (!table || !charts) return { before: "", after: "" };
    const file =
      chart.to === undefined
        ? undefined
        : this.#context.linkOf(this.#document, Number(chart.to), this.#isAbsolute);
    return chartHtml(table, chart, { charts, view: this.#wording, file, isAbsolute: this.#isAbsolute });
  }

  #names(text: string, start: number, end: number): string {
    if (!this.#find) return escapeText(text.slice(start, end));
    return linked(text, start, end, this.#find(text, start, end, this.#seen), this.#mention);
  }

  readonly #mention = (node: Mentioned, name: string): string =>
    `<a class="mention" href="${escapeHtml(this.#address(this.#wording.pathOf(node)))}">${escapeText(name)}</a>`;
}

/** The address of a text's page, where the text is shown elsewhere. */
function pageOf(
  { absolute, elsewhere }: Pick<Place, "absolute" | "elsewhere">,
  { config }: PageContext,
): string {
  if (absolute !== undefined) return urlOf(absolute, config.site);
  if (elsewhere === undefined) return "";
  return elsewhere.isAbsolute ? urlOf(elsewhere.page, config.site) : hrefOf(elsewhere.page, config.site);
}

interface BodyOptions {
  /** The record's node, which is not linked. */
  readonly self?: Mentioned;
  /** The record's page, if the text is shown elsewhere (in a feed) and all addresses must be absolute. */
  readonly absolute?: SitePath | undefined;
  /** False if names of topics are not linked. */
  readonly names?: boolean | undefined;
}

/** A record's whole text, with its headings. */
export function bodyHtml(
  document: Document,
  view: View,
  { self, absolute, names }: BodyOptions = {},
): string {
  const writer = new DocumentHtml(view, { document, absolute, seen: self ? [self] : [] });
  return bodyOf(document.text.read())
    .sections.map(({ id, headingText, text }, index) => {
      const html = writer.write(text, { names, isTop: index === 0 });
      if (headingText === "") return html;
      const heading = writer.write(headingText, { names: false });
      return `<h2 id="${escapeHtml(id)}">${heading}</h2>\n${html}`;
    })
    .join("\n");
}

/** A text's footnotes, as a model's member; empty if there are none. */
export function footnotesOf(
  document: Document,
  view: View,
  { absolute, names }: BodyOptions = {},
): { readonly footnotes?: { readonly html: string } } {
  const { footnotes } = bodyOf(document.text.read());
  if (footnotes === "") return {};
  const html = new DocumentHtml(view, { document, absolute }).write(footnotes, { names });
  return { footnotes: { html } };
}
