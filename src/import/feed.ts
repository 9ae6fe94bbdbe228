/** A feed in RSS, RDF, Atom or JSON. Titles and summaries are HTML. */
export interface Feed {
  /** As its publisher calls it. */
  readonly name: string;
  /** The page that it belongs to, or empty. */
  readonly home: string;
  readonly language: string | undefined;
  readonly items: readonly FeedItem[];
}

/** An article that a feed names. What is not there is empty. */
export interface FeedItem {
  readonly title: string;
  readonly address: string;
  /** As written. */
  readonly date: string;
  readonly authors: readonly string[];
  /** The outlet that it comes from, if the feed collects those of others. */
  readonly outlet: string;
  /** The item's own summary; if it has none, its text. */
  readonly summary: string;
}

/** What a file of a feed must be. */
export const EXPECTED = "save a feed in RSS, Atom or JSON Feed to a file, and give that";

/** Plain text as HTML. */
export const asHtml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
