import type { MetadataModel } from "../frame-model.ts";
import type { PageBasics } from "./page-basics.ts";

/** Open Graph properties that only some pages have. Addresses are absolute. */
export interface OpenGraphExtras {
  readonly image?: Picture | undefined;
  /** Set for stories (ogp.me, “article”). */
  readonly article?: {
    /** RFC 3339. */
    readonly published: string;
    readonly modified: string;
    /** The main topic. */
    readonly section?: string | undefined;
    readonly tags: readonly string[];
  };
}

export interface Picture {
  readonly url: string;
  readonly alt: string;
  /** In pixels. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** Width and height of social cards in pixels: the shape in which most networks show a link. */
export const SOCIAL_CARD_SIZE = { width: 1200, height: 630 } as const;

/**
 * The properties of the Open Graph protocol (ogp.me), in order: an image's properties follow it. `languages`: those of
 * the page's versions.
 */
export function openGraph(
  { title, description, lang, url }: PageBasics,
  siteName: string,
  languages: readonly string[],
  { article, image }: OpenGraphExtras,
): MetadataModel["openGraph"] {
  const others = new Set(languages.map(localeOf));
  others.delete(localeOf(lang));
  const properties: [string, string | number | undefined][] = [
    ["og:type", article ? "article" : "website"],
    ["og:title", title],
    ["og:description", description || undefined],
    ["og:url", url],
    ["og:site_name", siteName],
    ["og:locale", localeOf(lang)],
    ...[...others].map((locale): [string, string] => ["og:locale:alternate", locale]),
    ["og:image", image?.url],
    ["og:image:width", image?.width],
    ["og:image:height", image?.height],
    ["og:image:alt", image?.alt],
    ["article:published_time", article?.published],
    ["article:modified_time", article?.modified],
    ["article:section", article?.section],
    ...(article?.tags ?? []).map((tag): [string, string] => ["article:tag", tag]),
  ];
  const known = properties.filter(([, content]) => content !== undefined);
  return known.map(([property, content]) => ({ property, content: String(content) }));
}

const LOCALES = new Map<string, string>();

/** `language_TERRITORY`, as the protocol requires, with a language's most likely territory: `pt` → `pt_BR`. */
function localeOf(lang: string): string {
  let locale = LOCALES.get(lang);
  if (locale === undefined) {
    const { language, region } = new Intl.Locale(lang).maximize();
    locale = region ? `${language}_${region}` : language;
    LOCALES.set(lang, locale);
  }
  return locale;
}
