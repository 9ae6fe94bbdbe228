import { checkSlug, readAlias } from "../content/address.ts";
import type { Limits } from "../content/limits.ts";
import type { RichText } from "../markdown/rich-text.ts";
import { sitePath } from "../router/paths.ts";
import { Routes, storyPath } from "../router/routes.ts";
import { shortSlug } from "../text/names.ts";
import { withSlash } from "../text/url.ts";
import type { OldPage } from "./site-page.ts";
import type { PlannedPage } from "./site-story.ts";

/** A story that the new site already has. */
export interface ExistingStory {
  /** Relative to the site's root. */
  readonly path: string;
  readonly slug: string;
  readonly id: string;
  /** `2026-11-23`, in the site's time zone. */
  readonly day: string;
  readonly aliases: readonly string[];
  /** Its first paragraph as plain text. */
  readonly excerpt: string;
  /** Addresses of the articles that it cites. */
  readonly cited: readonly string[];
  /** All of its text. */
  readonly text: RichText;
}

interface PlanContext {
  readonly site: { readonly language: string | undefined };
  readonly into: {
    readonly language: string;
    readonly limits: Limits;
    readonly storyPermalink: string;
    readonly stories: readonly ExistingStory[];
    readonly statics: readonly string[];
  };
}

/** Gives every page a file, an id and old addresses of its own. */
export function planStories(pages: readonly OldPage[], context: PlanContext): PlannedPage[] {
  const isTranslation = isTranslationAmong(pages);
  // Originals come first, so that they get the plain names.
  const ordered = [...pages.filter((page) => !isTranslation(page)), ...pages.filter(isTranslation)];
  const slugs = new Slugs(context.into.stories);
  const originals = new Map<string, string>();
  const named = ordered.map((page) => {
    const { id, story } = slugs.choose(page);
    const key = page.language === undefined ? undefined : page.translationKey;
    const original = key === undefined ? undefined : originals.get(key);
    if (key !== undefined && original === undefined) originals.set(key, id);
    const lang = page.tag ?? languageOf(context);
    return { ...page, story, id, lang, translationOf: original };
  });
  const addresses = new OldAddresses(named, context);
  const aliases = addresses.assign();
  return named
    .map((page) => ({ ...page, aliases: aliases.get(page.source) ?? [] }))
    .sort((a, b) => (a.source < b.source ? -1 : 1));
}

/** The language of a site with only one, if the new site has another. */
function languageOf({ site, into }: PlanContext): string | undefined {
  if (site.language === undefined) return undefined;
  try {
    const [tag] = Intl.getCanonicalLocales(site.language.replaceAll("_", "-"));
    return tag?.split("-")[0] === into.language.split("-")[0] ? undefined : tag;
  } catch {
    return undefined;
  }
}

/** Of several pages with one key, the one in the main language is the original, else the first. */
function isTranslationAmong(pages: readonly OldPage[]): (page: OldPage) => boolean {
  const originals = new Map<string, OldPage>();
  for (const page of pages) {
    if (page.language === undefined) continue;
    const known = originals.get(page.translationKey);
    if (!known || (page.isMain && !known.isMain)) originals.set(page.translationKey, page);
  }
  return (page) => page.language !== undefined && originals.get(page.translationKey) !== page;
}

/** Chooses slugs that no other story has. A story's id is its slug, so both stay unique. */
class Slugs {
  /** Slug → the file that has it. */
  readonly #taken: Map<string, string>;

  constructor(existing: readonly ExistingStory[]) {
    this.#taken = new Map(
      existing.flatMap(({ slug, id, path }) => [
        [slug.toLowerCase(), path],
        [id.toLowerCase(), path],
      ]),
    );
  }

  choose(page: OldPage): { id: string; story: string } {
    for (const slug of candidates(page)) {
      const story = `briefings/${page.date.slice(0, 4)}/${page.date.slice(5, 7)}/${slug}.md`;
      // If the file is there, the import is repeated.
      const isFree = (this.#taken.get(slug.toLowerCase()) ?? story) === story;
      if (!isFree || !checkSlug(slug, { path: story }, () => {})) continue;
      this.#taken.set(slug.toLowerCase(), `${story} `);
      return { id: slug, story };
    }
    throw new Error("there is always another number");
  }
}

function* candidates({ slug, date, language }: OldPage): Generator<string> {
  // A long name is cut between words, which underscores may separate, too.
  const base = shortSlug(slug.length > 60 ? slug.replaceAll("_", "-") : slug) || "briefing";
  yield base;
  if (language !== undefined) yield `${base}-${language}`;
  yield `${base}-${date.slice(0, 7)}`;
  yield `${base}-${date.slice(0, 10)}`;
  for (let number = 2; ; number += 1) yield `${base}-${number}`;
}

/** Addresses of pages that briefgen makes itself, besides stories. */
const RESERVED =
  /^(?:index\.html|404\.html|(?:topics|sources|authors|questions|storylines)(?:\/[^/]+)?|archive(?:\/\d{4}(?:\/\d{2})?)?|(?:search|graph|map|feeds|corrections|stories|media|assets)|[^/]*\.(?:xml|json|txt|opml)|_[^/]*)\/?$|(?:^|\/)page\/\d+\/?$/i;

/** Old addresses that lead to stories. Each leads to one: on many systems, addresses that differ in case are the same. */
class OldAddresses {
  readonly #pages: readonly Omit<PlannedPage, "aliases">[];
  readonly #routes: Routes;
  readonly #context: PlanContext;

  constructor(pages: readonly Omit<PlannedPage, "aliases">[], context: PlanContext) {
    const { stories, statics, storyPermalink } = context.into;
    this.#pages = pages;
    this.#context = context;
    this.#routes = new Routes(context.into, () => {});
    const claim = (path: string) => this.#routes.claim(sitePath(path), { what: "" });
    for (const path of ["", ...statics]) claim(path);
    for (const { id, slug, day } of stories) claim(storyPath({ id, slug, day }, storyPermalink));
    for (const { id, date } of pages)
      claim(storyPath({ id, slug: id, day: date.slice(0, 10) }, storyPermalink));
    for (const alias of stories.flatMap(({ aliases }) => aliases)) claim(withSlash(alias.replace(/^\//, "")));
  }

  /** Source of the page → its aliases. Pages' own addresses come before those that only led to them. */
  assign(): Map<string, string[]> {
    const assigned = new Map<string, Set<string>>(this.#pages.map(({ source }) => [source, new Set()]));
    for (const isOwn of [true, false])
      for (const page of this.#pages) {
        const addresses =
          page.hasOwnAddress === false
            ? page.addresses
            : isOwn
              ? page.addresses.slice(0, 1)
              : page.addresses.slice(1);
        if (!page.hasOwnAddress && isOwn) continue;
        for (const address of addresses) this.#assign(address, page, assigned.get(page.source)!);
      }
    return new Map([...assigned].map(([source, aliases]) => [source, [...aliases]]));
  }

  #assign(address: string, page: Omit<PlannedPage, "aliases">, aliases: Set<string>): void {
    const { storyPermalink, limits } = this.#context.into;
    const written = address.replace(/\/index\.html?$/i, "/");
    const path = readAlias(written, { path: page.story }, () => {});
    const now = storyPath({ id: page.id, slug: page.id, day: page.date.slice(0, 10) }, storyPermalink);
    if (
      path !== undefined &&
      (withSlash(path) === now || [...aliases].some((one) => withSlash(one.slice(1)) === withSlash(path)))
    )
      return;
    const message =
      path === undefined
        ? "old addresses that cannot be kept were left out"
        : RESERVED.test(path) ||
            aliases.size >= limits.aliases ||
            !this.#routes.claim(sitePath(withSlash(path)), { what: "" })
          ? "old addresses were left out that another page has, or that differ from one only in case"
          : undefined;
    if (message === undefined) aliases.add(written.startsWith("/") ? written : `/${written}`);
    else page.notes.push({ kind: "address", message, detail: address });
  }
}
