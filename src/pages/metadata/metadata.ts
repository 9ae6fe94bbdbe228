import type { PageContext } from "../context.ts";
import type { MetadataModel } from "../frame-model.ts";
import type { LinkModel } from "../model.ts";
import { hreflangOf, type PageVersion } from "../versions.ts";
import type { Wording } from "../wording.ts";
import { type Of, referenceTo, type Thing, writeJsonLd } from "./json-ld.ts";
import { type OpenGraphExtras, openGraph } from "./open-graph.ts";
import type { PageBasics } from "./page-basics.ts";
import { websiteId } from "./publisher.ts";

/** What a page tells machines in addition. */
export interface Described extends OpenGraphExtras {
  /** What the page is and what it is about, in schema.org's vocabulary. Its breadcrumbs are added automatically. */
  readonly things: (page: PageBasics) => readonly Thing[];
  /** Accounts of the authors in the fediverse: `@mina@social.example`. */
  readonly creators?: readonly string[];
  /** How to cite the page. */
  readonly citation?: MetadataModel["citation"];
}

interface Surroundings {
  /** From the home page to the parent page. */
  readonly trail: readonly LinkModel[];
  readonly versions: readonly PageVersion[];
  readonly described?: Described | undefined;
}

/** A plain page. */
const PLAIN: Described = { things: (page) => [webPage("WebPage", page)] };

export function metadataOf(
  page: PageBasics,
  { context, siteTitle }: Wording,
  { trail, versions, described = PLAIN }: Surroundings,
): MetadataModel {
  const things = described.things(page);
  return {
    jsonLd: { html: writeJsonLd(trail.length > 0 ? [...things, breadcrumbs(page, trail, context)] : things) },
    openGraph: openGraph(
      page,
      siteTitle,
      versions.map(({ lang }) => lang),
      described,
    ),
    twitterCard: described.image ? "summary_large_image" : "summary",
    alternates: hreflangOf(versions, context),
    creators: described?.creators ?? [],
    citation: described?.citation ?? [],
  };
}

type PageType = "WebPage" | "CollectionPage" | "FAQPage" | "ProfilePage";

/** A page of the website, as schema.org's WebPage or one of its subtypes. */
export const webPage = (
  type: PageType,
  { url, home, title, description, lang }: PageBasics,
): Of<PageType> => ({
  "@type": type,
  "@id": url,
  url,
  name: title,
  description: description || undefined,
  inLanguage: lang,
  isPartOf: referenceTo(websiteId(home)),
});

/** The path from the home page to the page itself, 1-based (schema.org BreadcrumbList). */
const breadcrumbs = (
  page: PageBasics,
  trail: readonly LinkModel[],
  context: PageContext,
): Of<"BreadcrumbList"> => ({
  "@type": "BreadcrumbList",
  itemListElement: [
    ...trail.map(({ text, href }) => ({ text, url: context.absolute(href) })),
    { text: page.title, url: page.url },
  ].map(({ text, url }, index) => ({ "@type": "ListItem", position: index + 1, name: text, item: url })),
});
