import type { StoryNode } from "../../graph/nodes.ts";
import { isWords, type RichText } from "../../markdown/rich-text.ts";
import { DocumentHtml } from "../../pages/document-html.ts";
import type { View } from "../../pages/view.ts";
import type { SitePath } from "../../router/paths.ts";
import { escapeText } from "../../text/html.ts";
import type { Sources } from "./sources.ts";
import type { TextForm } from "./story-text.ts";

/** Writes a story's texts as HTML: for its page, for a feed (with absolute addresses), or among those of others. */
export function htmlForm(
  story: StoryNode,
  view: View,
  sources: Sources,
  place?: SitePath | { readonly page: SitePath; readonly isAbsolute: boolean },
): TextForm {
  const { document } = story;
  const source = (key: string) => sources.citation(key);
  const shown = typeof place === "string" ? { absolute: place } : { elsewhere: place };
  const html = new DocumentHtml(view, { document, source, ...shown });
  let isTop = place === undefined;
  const write = (text: RichText, outlets: boolean) => {
    const written = html.write(text, { outlets, isTop });
    isTop = false;
    return written;
  };
  return {
    blocks: write,
    inline: (text) => write(text, false),
    heading: (text) => (isWords(text) ? escapeText(text) : html.write(text, { names: false })),
    words: escapeText,
    footnotes: (text) => write(text, false),
  };
}
