import type { Span } from "../diagnostics/diagnostic.ts";
import { unescapeText } from "../text/html.ts";

/**
 * HTML that is safe to publish, with marks where other files decide what stands there. It depends
 * on its own file only, so it can be cached; `resolveProse` fills the marks in. The marks are control
 * characters of ASCII, which no source file can hold (`decodeText` refuses them) and no character
 * reference gives (parsers of Markdown read these as U+FFFD, and what parses raw HTML drops them). A text
 * of ASCII stays one with them, which is read and written many times faster than any other.
 *
 *     <p>[1]Talks with [2]<a href="[3]0[4]">Seoul</a>…
 */
export type Prose = string & { readonly prose: unique symbol };

export const MARK = {
  /** Around a stretch of text in which names of topics and outlets may be linked. */
  textStart: "\u0001",
  textEnd: "\u0002",
  /** Around the index of a `ContentLink`, within an attribute. */
  linkStart: "\u0003",
  linkEnd: "\u0004",
  /** The address of the page that the prose stands on: empty there, absolute in feeds. */
  page: "\u0005",
  /** Around the index of a `ContentLink` that is an image, as `src`: attributes may follow the address. Ends with `linkEnd`. */
  imageStart: "\u0007",
  /** The words “back to the text” in the page's language, within an attribute. */
  back: "\u0006",
} as const;

/** A link or image address that stands in a text and leads into the site. */
export interface ContentLink {
  readonly kind: "link" | "image";
  /** As written: `../10/summit.md#talks`, `/topics/sanctions/`, `chart.png`. Never a bare `#fragment`. */
  readonly target: string;
  readonly span: Span;
}

export const prose = (html: string): Prose => html as Prose;

/** What the marks become. All functions return text that is escaped for HTML. */
export interface ProseResolver {
  /** The `href` or `src` of the nth link of the document. */
  link(index: number): string;
  /** The `src` of the nth link, which is an image. What follows a quotation mark in it are more attributes. */
  image(index: number): string;
  /** A stretch of the prose's text, from `start` to `end`, with names linked. */
  text(prose: string, start: number, end: number): string;
  readonly page: string;
  readonly back: string;
}

/** The text of a prose, without the numbers of its citations. */
export const plainTextOf = (html: Prose): string =>
  unescapeText(html.replace(/<sup class="c[^>]*>.*?<\/sup>|<[^>]*>|[\u0001\u0002]/g, "")).trim();

const FIRST = MARK.textStart.charCodeAt(0);
const LAST = MARK.imageStart.charCodeAt(0);

export function resolveProse(html: Prose, resolver: ProseResolver): string {
  let out = "";
  let done = 0;
  for (let at = 0; at < html.length; at += 1) {
    const unit = html.charCodeAt(at);
    if (unit < FIRST || unit > LAST) continue;
    out += html.slice(done, at);
    const mark = html[at];
    if (mark === MARK.textStart) {
      const start = at + 1;
      at = html.indexOf(MARK.textEnd, start);
      out += resolver.text(html, start, at);
    } else if (mark === MARK.linkStart || mark === MARK.imageStart) {
      const start = at + 1;
      at = html.indexOf(MARK.linkEnd, start);
      const index = Number(html.slice(start, at));
      out += mark === MARK.linkStart ? resolver.link(index) : resolver.image(index);
    } else out += mark === MARK.page ? resolver.page : resolver.back;
    done = at + 1;
  }
  return done === 0 ? html : out + html.slice(done);
}
