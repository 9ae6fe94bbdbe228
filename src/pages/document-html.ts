import type { Document } from "../content/document.ts";
import { escapeHtml } from "../text/html.ts";
import type { Mentioned } from "./mentions.ts";
import type { View } from "./view.ts";

/** A record's whole text, with its headings. `self` is the record's own node, which is not linked. */
export function bodyHtml(document: Document, view: View, self?: Mentioned): string {
  const seen = new Set<Mentioned>(self ? [self] : []);
  const options = { document, back: view.t.back_to_text ?? "", seen, outlets: false };
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
): { readonly footnotes?: { readonly html: string } } {
  const { footnotes } = document.detail;
  if (!footnotes) return {};
  const options = { document, back: view.t.back_to_text ?? "", seen: new Set<Mentioned>(), outlets: false };
  return { footnotes: { html: view.context.html(footnotes, options) } };
}
