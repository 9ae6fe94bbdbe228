import type { StoryNode } from "../../graph/nodes.ts";
import { isWords, type RichText } from "../../markdown/rich-text.ts";
import type { Mentioned } from "../../pages/mentions.ts";
import type { View } from "../../pages/view.ts";
import type { SitePath } from "../../router/paths.ts";
import { escapeText } from "../../text/html.ts";
import type { Sources } from "./sources.ts";
import type { TextForm } from "./story-text.ts";

/** Writes a story's texts as HTML: for its page, or with absolute addresses (of `page`) for a feed. */
export function htmlForm(story: StoryNode, view: View, sources: Sources, page?: SitePath): TextForm {
  /** Topics and outlets that the text has already linked. */
  const seen = new Set<Mentioned>();
  const { document } = story;
  const source = (key: string) => sources.citation(key);
  const options = { document, source, seen, absolute: page };
  let isTop = page === undefined && !view.context.imageOf(document);
  const html = (text: RichText, outlets: boolean) => {
    const written = view.html(text, { ...options, outlets, isTop });
    isTop = false;
    return written;
  };
  return {
    blocks: html,
    inline: (text) => html(text, false),
    heading: (text) =>
      isWords(text) ? escapeText(text) : view.html(text, { ...options, outlets: false, names: false }),
    words: escapeText,
    footnotes: (text) => html(text, false),
  };
}
