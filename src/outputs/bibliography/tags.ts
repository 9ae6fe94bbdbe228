import type { StoryNode } from "../../graph/nodes.ts";
import type { MetadataModel } from "../../pages/frame-model.ts";
import type { View } from "../../pages/view.ts";
import { type ItemName, itemOfStory, nameOf } from "./item.ts";

/**
 * The tags of Highwire Press that Google Scholar and Zotero read. Without `DC.type`, Zotero would take the page for an article in
 * a scientific journal, as it also would with `citation_journal_title`; it takes the site's name from `og:site_name`.
 * Zotero takes every author for a person, so the publisher of a story that nobody signed is left out.
 */
export function citationTags(story: StoryNode, view: View): MetadataModel["citation"] {
  if (view.context.config.bibliography === "off") return [];
  const { title, language = "" } = itemOfStory(story, view);
  const byline = view.context.graph.bylineOf(story);
  return [
    ["citation_title", title] as const,
    ...byline.map(({ author, name }) => ["citation_author", authorTag(nameOf(author, name), name)] as const),
    ["citation_publication_date", story.date.day.replaceAll("-", "/")] as const,
    ["citation_language", language] as const,
    ["DC.type", "newspaperArticle"] as const,
  ].map(([name, content]) => ({ name, content }));
}

/**
 * Without a comma, Zotero takes the last word for the family's name. With one between parts that both have several words, it
 * takes an only author for two.
 */
const authorTag = (parts: ItemName, name: string): string =>
  "literal" in parts || (/\s/.test(parts.family) && /\s/.test(parts.given))
    ? name
    : `${parts.family}, ${parts.given}`;
