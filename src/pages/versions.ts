import type { ListingNode } from "../graph/node-languages.ts";
import { type SitePath, sitePath } from "../router/paths.ts";
import type { PageContext } from "./context.ts";
import type { LanguageModel, MetadataModel } from "./frame-model.ts";
import type { Wording } from "./wording.ts";

/** A page in one of its languages. */
export interface PageVersion {
  /** A BCP 47 tag. */
  readonly lang: string;
  readonly path: SitePath;
}

/** A list of the site, in all languages that have it: `topics/`, `ko/topics/`. */
export const versionsOfList = (list: string, { context }: Wording): PageVersion[] =>
  context.config.languages.all
    .map((lang) => ({ lang, path: sitePath(context.config.languages.prefixOf(lang) + list) }))
    .filter(({ path }) => context.listPages.has(path));

/** The page of a node in all its languages. */
export const versionsOfNode = (node: ListingNode, { context }: Wording): PageVersion[] =>
  context.languagesOf(node).map((lang, index) => {
    const prefix = index === 0 ? "" : context.config.languages.prefixOf(lang);
    return { lang, path: sitePath(prefix + context.routes.of(node)) };
  });

/**
 * A page in each of its languages, its own among them, as search engines require. Readers of any other language get the
 * first one (`x-default`).
 */
export function hreflangOf(
  versions: readonly PageVersion[],
  context: PageContext,
): MetadataModel["alternates"] {
  if (versions.length < 2) return [];
  const all = versions.map(({ lang, path }) => ({ lang, href: context.url(path) }));
  return [...all, { lang: "x-default", href: all[0]!.href }];
}

/** For each language of the site, the page in it, or else its home page; empty for a site in one language. */
export function languageLinks(
  versions: readonly PageVersion[],
  { context, lang: current }: Wording,
): LanguageModel[] {
  const { languages } = context.config;
  if (languages.all.length < 2) return [];
  const short = new Set(languages.all.map(withoutRegion));
  const isClear = short.size === languages.all.length;
  return languages.all.map((lang) => {
    const version = versions.find((one) => languages.homeOf(one.lang) === lang);
    const path = version?.path ?? languages.prefixOf(lang);
    return {
      ...{ lang, text: nameOf(isClear ? withoutRegion(lang) : lang), href: context.hrefTo(path) },
      current: languages.homeOf(current) === lang,
    };
  });
}

/** `en` for `en-GB`, but `zh-Hant` for `zh-Hant-TW`. */
function withoutRegion(lang: string): string {
  const { language, script } = new Intl.Locale(lang);
  return script ? `${language}-${script}` : language;
}

/** A language by its own name: `한국어`. */
export const nameOf = (lang: string): string =>
  new Intl.DisplayNames([lang], { type: "language" }).of(lang) ?? lang;
