import type { Document } from "../content/document.ts";
import { escapeHtml } from "../text/html.ts";
import type { Mentioned } from "./mentions.ts";
import type { SitePath } from "./paths.ts";
import type { View } from "./view.ts";

interface BodyOptions {
  /** The record's own node, which is not linked. */
  readonly self?: Mentioned;
  /** The record's page, where the text stands elsewhere (in a feed) and every address is absolute. */
  readonly absolute?: SitePath;
}

/** A record's whole text, with its headings. */
export function bodyHtml(document: Document, view: View, { self, absolute }: BodyOptions = {}): string {
  const seen = new Set<Mentioned>(self ? [self] : []);
  const options = { document, back: view.t.back_to_text ?? "", seen, outlets: false, absolute };
  return document.detail.sections
    .map(({ id, heading, prose }) => {
      const html = view.context.html(prose, options);
      return heading === "" ? html : `<h2 id="${escapeHtml(id)}">${escapeHtml(heading)}</h2>\n${html}`;
    })
    .join("\n");
}

/** A text's footnotes, as the member of a model; empty where there are none. */
export function footnotesOf(
  document: Document,
  view: View,
  absolute?: SitePath,
): { readonly footnotes?: { readonly html: string } } {
  const { footnotes } = document.detail;
  if (!footnotes) return {};
  const options = {
    document,
    back: view.t.back_to_text ?? "",
    seen: new Set<Mentioned>(),
    outlets: false,
    absolute,
  };
  return { footnotes: { html: view.context.html(footnotes, options) } };
}
