import type { Document } from "../content/document.ts";
import { bodyOf } from "../content/document-text.ts";
import type { SitePath } from "../router/paths.ts";
import { escapeHtml } from "../text/html.ts";
import type { Mentioned } from "./mentions.ts";
import type { View } from "./view.ts";

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
  const seen = new Set<Mentioned>(self ? [self] : []);
  const options = { document, seen, outlets: false, absolute, names };
  return bodyOf(document.text.read())
    .sections.map(({ id, headingText, text }, index) => {
      const html = view.html(text, { ...options, isTop: index === 0 });
      if (headingText === "") return html;
      const heading = view.html(headingText, { ...options, names: false });
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
  const options = { document, seen: new Set<Mentioned>(), outlets: false, absolute, names };
  return { footnotes: { html: view.html(footnotes, options) } };
}
