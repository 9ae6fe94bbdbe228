import type { OldSite } from "./old-site.ts";

/** A page's language, and the path that it shares with its translations. */
export interface PageLanguage {
  /** Undefined if the site has only one language. */
  readonly language: string | undefined;
  /** The same as a language tag. */
  readonly tag: string | undefined;
  /** Relative to the content folder, without the language: `posts/summit/index.md`. */
  readonly path: string;
  /** Where the old site has this language: `/fr`, or empty. */
  readonly prefix: string;
  /** Whether it is the language of pages that say none. */
  readonly isMain: boolean;
  /** Whether the old site publishes this language. */
  readonly isPublic: boolean;
}

/** The languages of a site's pages. Hugo's pages say it in their file's name (`index.fr.md`) or by their folder (`fr/`). */
export class SiteLanguages {
  readonly #site: OldSite;
  /** Languages that are folders, though no configuration says so. */
  readonly #folders: ReadonlySet<string>;
  readonly #names: ReadonlySet<string>;
  /** The language of pages that say none. */
  readonly main: string | undefined;

  /** `paths`: of all pages, relative to the content folder. */
  constructor(site: OldSite, paths: readonly string[]) {
    this.#site = site;
    const tops = new Set(paths.map((path) => path.split("/")[0]!).filter(isLanguage));
    const isDeclared = site.languages.size > 0;
    // One folder `no/` may be anything; two such folders are languages.
    this.#folders = new Set(site.from === "hugo" && !isDeclared && tops.size > 1 ? tops : []);
    const inNames =
      isDeclared || site.from !== "hugo" ? [] : paths.flatMap((path) => languageInName(path) ?? []);
    this.#names = new Set([...site.languages.keys(), ...this.#folders, ...inNames]);
    const [first] = [...this.#names].sort();
    this.main =
      this.#names.size === 0
        ? undefined
        : (site.languages.size > 0 && site.language) ||
          (this.#names.has("en") ? "en" : (site.language ?? first));
  }

  /** `path`: relative to its content folder, whose language is `folder`. */
  of(path: string, folder: string | undefined): PageLanguage {
    const suffix = languageInName(path);
    const [top = ""] = path.split("/");
    const named = suffix !== undefined && this.#names.has(suffix) ? suffix : undefined;
    const inFolder = this.#folders.has(top.toLowerCase()) ? top.toLowerCase() : undefined;
    const language = named ?? folder ?? inFolder ?? this.main;
    const below = inFolder === undefined ? path : path.slice(top.length + 1);
    const hasPrefix =
      inFolder !== undefined ||
      (language !== undefined && (language !== this.main || this.#site.languageInAddress));
    const known = language === undefined ? undefined : this.#site.languages.get(language);
    return {
      language,
      tag: known?.tag ?? language,
      path: named === undefined ? below : below.replace(/\.[^./]+(\.[^./]+)$/, "$1"),
      prefix: hasPrefix ? `/${language}` : "",
      isMain: language === this.main,
      isPublic: known?.isPublic ?? true,
    };
  }
}

/** `strike.de.md` → `de`; undefined if there is nothing like a language. */
function languageInName(path: string): string | undefined {
  const name = /[^/]\.([a-z]{2,3}(?:-[a-z0-9]{2,8})*)\.[a-z]+$/i.exec(path)?.[1]?.toLowerCase();
  return name !== undefined && isLanguage(name) ? name : undefined;
}

const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

/** Whether a name is the tag of a language with two letters, such as `fr` or `pt-br`. */
const isLanguage = (name: string): boolean => {
  if (!/^[a-z]{2}(?:-[a-z0-9]{2,8})*$/i.test(name)) return false;
  try {
    return names.of(name) !== undefined;
  } catch {
    return false;
  }
};
