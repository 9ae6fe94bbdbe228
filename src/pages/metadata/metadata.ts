import type { LinkModel, MetadataModel } from "../model.ts";
import type { View } from "../view.ts";
import { type Of, referenceTo, type Thing, writeJsonLd } from "./json-ld.ts";
import { type OpenGraphExtras, openGraph } from "./open-graph.ts";
import { websiteId } from "./publisher.ts";

/** What every page says of itself, to people and machines alike. */
export interface PageBasics {
  readonly title: string;
  readonly description: string;
  readonly lang: string;
  /** The addresses of the page and of the home page; absolute. */
  readonly url: string;
  readonly home: string;
}

/** What a page tells machines besides. */
export interface Described extends OpenGraphExtras {
  /** What the page is and what it is about, in schema.org's words. Its breadcrumbs come by themselves. */
  readonly things: (page: PageBasics) => readonly Thing[];
  /** The same text in other languages, its own among them: for `hreflang`. */
  readonly alternates?: MetadataModel["alternates"];
}

/** A page that is nothing else. */
const PLAIN: Described = { things: (page) => [webPage("WebPage", page)] };

export function metadataOf(
  page: PageBasics,
  trail: readonly LinkModel[],
  view: View,
  described = PLAIN,
): MetadataModel {
  const things = described.things(page);
  return {
    jsonLd: { html: writeJsonLd(trail.length > 0 ? [...things, breadcrumbs(page, trail, view)] : things) },
    openGraph: openGraph(page, view.context.config.site.title, described),
    twitterCard: described.image ? "summary_large_image" : "summary",
    alternates: described.alternates ?? [],
  };
}

/** A page of the website, as schema.org's WebPage or one of its subtypes. */
export const webPage = (
  type: "WebPage" | "CollectionPage" | "FAQPage",
  { url, home, title, description, lang }: PageBasics,
): Of<"WebPage" | "CollectionPage" | "FAQPage"> => ({
  "@type": type,
  "@id": url,
  url,
  name: title,
  description: description || undefined,
  inLanguage: lang,
  isPartOf: referenceTo(websiteId(home)),
});

/** The way from the home page to the page itself, 1-based (schema.org BreadcrumbList). */
const breadcrumbs = (
  page: PageBasics,
  trail: readonly LinkModel[],
  { context }: View,
): Of<"BreadcrumbList"> => ({
  "@type": "BreadcrumbList",
  itemListElement: [
    ...trail.map(({ text, href }) => ({ text, url: context.absolute(href) })),
    { text: page.title, url: page.url },
  ].map(({ text, url }, index) => ({ "@type": "ListItem", position: index + 1, name: text, item: url })),
});
