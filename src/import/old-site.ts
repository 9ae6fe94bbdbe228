import { isTimeZone } from "../text/dates.ts";
import { isMapping, type Values } from "./site-front-matter.ts";
import { isOn, textOf, textsOf } from "./site-values.ts";

export type Generator = "hugo" | "jekyll";

/** A folder of the old site in which pages are. */
export interface ContentFolder {
  /** Relative to the site, with `/`; empty for the site itself. */
  readonly folder: string;
  /** The language of its pages, if it has only one. */
  readonly language?: string | undefined;
  /** Whether the old site leaves out a file; `path` is relative to the folder. */
  readonly leavesOut?: (path: string) => boolean;
}

/** What the configuration of another generator's site says, as far as it matters to an import. */
export interface OldSite {
  readonly from: Generator;
  /** All of it, for texts that refer to it. */
  readonly values: Values;
  /** The site's address without a slash at the end, `https://example.org/news`; undefined if it is not a real one. */
  readonly address: string | undefined;
  /** The path of that address, without a slash at the end: `/news`, or empty. */
  readonly basePath: string;
  readonly timeZone: string | undefined;
  readonly folders: readonly ContentFolder[];
  /** The site's languages, by their names in paths. Empty if it has only one. */
  readonly languages: ReadonlyMap<string, OldLanguage>;
  readonly language: string | undefined;
  /** Whether pages in the default language, too, have it in their addresses. */
  readonly languageInAddress: boolean;
  /** What the site publishes although it usually would not. */
  readonly shows: { readonly drafts: boolean; readonly future: boolean; readonly expired: boolean };
  /** Hugo: patterns for addresses by section. Jekyll: the pattern for all posts, as `""`. */
  readonly permalinks: ReadonlyMap<string, string>;
  readonly ignored: readonly RegExp[];
  /** The keys in which each date of a page is, the first one that a page has; see `datesOf`. */
  readonly dates: PageDates;
  /** Front matter that pages inherit. */
  readonly defaults: readonly Defaults[];
}

/** Keys in lower case, or `:filename`. */
export type PageDates = Readonly<Record<"date" | "publishdate" | "expirydate", readonly string[]>>;

export interface OldLanguage {
  /** As a language tag, if it is not the name. */
  readonly tag: string | undefined;
  /** Whether the old site publishes it. */
  readonly isPublic: boolean;
}

/** Front matter of all pages whose path (relative to the site or its content folder) matches. */
export interface Defaults {
  readonly matches: (path: string) => boolean;
  /** By keys in lower case. */
  readonly values: Values;
}

export function oldSite(from: Generator, values: Values): OldSite {
  return from === "hugo" ? hugoSite(lowerKeys(values)) : jekyllSite(values);
}

function hugoSite(values: Values): OldSite {
  const declared = Object.entries(isMapping(values.languages) ? values.languages : {});
  const disabled = textsOf(values.disablelanguages);
  const languages = new Map(
    declared.map(([name, language]) => {
      const { disabled: isDisabled, locale, languagecode } = isMapping(language) ? language : {};
      const isPublic = !isOn(isDisabled) && !disabled.includes(name);
      return [name.toLowerCase(), { tag: textOf(locale) ?? textOf(languagecode), isPublic }];
    }),
  );
  const language = (textOf(values.defaultcontentlanguage) ?? "en").toLowerCase();
  const code = textOf(values.locale) ?? textOf(values.languagecode);
  return {
    from: "hugo",
    values,
    ...addressOf(textOf(values.baseurl) ?? ""),
    timeZone: zoneOf(values.timezone),
    folders: hugoFolders(values, declared),
    languages,
    language: languages.size > 0 ? language : (code?.toLowerCase() ?? textOf(values.defaultcontentlanguage)),
    languageInAddress: isOn(values.defaultcontentlanguageinsubdir),
    shows: {
      drafts: isOn(values.builddrafts),
      future: isOn(values.buildfuture),
      expired: isOn(values.buildexpired),
    },
    permalinks: patternsOf(values.permalinks),
    ignored: textsOf(values.ignorefiles).flatMap(patternOf),
    dates: datesOf(values.frontmatter),
    defaults: cascadeOf(values.cascade, ""),
  };
}

const USUAL_DATES: PageDates = {
  date: ["date"],
  publishdate: ["publishdate", "pubdate", "published"],
  expirydate: ["expirydate", "unpublishdate"],
};

/** Hugo's configuration of dates: `frontmatter: {publishDate: [embargo, ":default"]}`. */
function datesOf(written: unknown): PageDates {
  const own = isMapping(written) ? written : {};
  const keysOf = (name: keyof PageDates) => {
    const keys = textsOf(own[name]).map((key) => key.toLowerCase());
    return keys.length === 0
      ? USUAL_DATES[name]
      : keys.flatMap((key) => (key === ":default" ? USUAL_DATES[name] : key));
  };
  return { date: keysOf("date"), publishdate: keysOf("publishdate"), expirydate: keysOf("expirydate") };
}

/** Mounts come first, then the folders of languages, then the site's folder. */
function hugoFolders(values: Values, languages: readonly (readonly [string, unknown])[]): ContentFolder[] {
  const mounts = isMapping(values.module) && Array.isArray(values.module.mounts) ? values.module.mounts : [];
  const mounted = mounts.flatMap((mount) =>
    isMapping(mount) && mount.target === "content"
      ? [
          {
            folder: tidyFolder(textOf(mount.source) ?? ""),
            language: textOf(mount.lang)?.toLowerCase(),
            leavesOut: filterOf(mount),
          },
        ]
      : [],
  );
  if (mounted.length > 0) return mounted;
  const own = languages.flatMap(([name, language]) => {
    const folder = isMapping(language) ? textOf(language.contentdir) : undefined;
    return folder === undefined ? [] : [{ folder: tidyFolder(folder), language: name.toLowerCase() }];
  });
  return [...own, { folder: tidyFolder(textOf(values.contentdir) ?? "content") }];
}

/** Hugo's `includeFiles` and `excludeFiles`, which are one list `files` in newer versions. */
function filterOf(mount: Values): (path: string) => boolean {
  const files = textsOf(mount.files);
  const isNot = (glob: string) => glob.startsWith("!");
  const globs = (list: readonly string[]) => list.map((glob) => globOf(glob.replace(/^[\s/]+/, "")));
  const included = globs([...textsOf(mount.includefiles), ...files.filter((glob) => !isNot(glob))]);
  const excluded = globs([
    ...textsOf(mount.excludefiles),
    ...files.filter(isNot).map((glob) => glob.slice(1)),
  ]);
  return (path) =>
    excluded.some((glob) => glob.test(path)) ||
    (included.length > 0 && !included.some((glob) => glob.test(path)));
}

/** A folder in the site; one that would lead out of it is replaced by one that no site has. */
const tidyFolder = (folder: string): string => {
  const parts = folder
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== ".");
  return parts.includes("..") ? ".." : parts.join("/");
};

function patternsOf(written: unknown): Map<string, string> {
  if (!isMapping(written)) return new Map();
  // `permalinks: {page: {posts: …}}` is the newer form.
  const pages = isMapping(written.page) ? { ...written, ...written.page } : written;
  return new Map(
    Object.entries(pages).flatMap(([section, pattern]) => {
      const text = textOf(pattern);
      return text === undefined ? [] : [[section.toLowerCase(), text] as const];
    }),
  );
}

/** Front matter that a folder's `_index` page, or the configuration, hands down to the pages below. */
export function cascadeOf(written: unknown, folder: string): Defaults[] {
  return (Array.isArray(written) ? written : [written]).flatMap((entry) => {
    if (!isMapping(entry)) return [];
    const { _target, target = _target, ...values } = lowerKeys(entry);
    const glob = isMapping(target) ? textOf(target.path) : undefined;
    const pattern = glob === undefined ? undefined : globOf(glob);
    const matches = (path: string) =>
      path.startsWith(folder) && (pattern === undefined || pattern.test(`/${path.replace(/\.[^./]+$/, "")}`));
    return [{ matches, values }];
  });
}

const BUILT_IN: Readonly<Record<string, string>> = {
  date: "/:categories/:year/:month/:day/:title:output_ext",
  pretty: "/:categories/:year/:month/:day/:title/",
  ordinal: "/:categories/:year/:y_day/:title:output_ext",
  weekdate: "/:categories/:year/W:week/:short_day/:title:output_ext",
  none: "/:categories/:title:output_ext",
};

function jekyllSite(values: Values): OldSite {
  const posts =
    isMapping(values.collections) && isMapping(values.collections.posts) ? values.collections.posts : {};
  const permalink = textOf(posts.permalink) ?? textOf(values.permalink) ?? "date";
  const base = (textOf(values.baseurl) ?? "").replace(/\/+$/, "");
  return {
    from: "jekyll",
    values,
    ...addressOf((textOf(values.url) ?? "") + base),
    basePath: base === "" || base.startsWith("/") ? base : `/${base}`,
    timeZone: zoneOf(values.timezone),
    folders: [{ folder: "" }],
    languages: new Map(),
    language: textOf(values.lang) ?? textOf(values.locale),
    languageInAddress: false,
    shows: { drafts: isOn(values.show_drafts), future: true, expired: true },
    permalinks: new Map([["", BUILT_IN[permalink] ?? permalink]]),
    ignored: textsOf(values.exclude).map(globOf),
    dates: USUAL_DATES,
    defaults: (Array.isArray(values.defaults) ? values.defaults : []).flatMap(jekyllDefaults),
  };
}

function jekyllDefaults(entry: unknown): Defaults[] {
  if (!isMapping(entry) || !isMapping(entry.values)) return [];
  const { path = "", type = "" } = isMapping(entry.scope) ? entry.scope : {};
  if (!["", "posts", "drafts"].includes(textOf(type) ?? "")) return [];
  const prefix = (textOf(path) ?? "").replace(/^\/|\/$/g, "");
  const glob = prefix.includes("*") ? globOf(prefix) : undefined;
  const matches = (page: string) =>
    prefix === "" || (glob ? glob.test(page) : page === prefix || page.startsWith(`${prefix}/`));
  return [{ matches, values: lowerKeys(entry.values) }];
}

function addressOf(written: string): Pick<OldSite, "address" | "basePath"> {
  const url = /^https?:\/\//i.test(written) && URL.canParse(written) ? new URL(written) : undefined;
  const basePath = (url?.pathname ?? (written.startsWith("/") ? written : "")).replace(/\/+$/, "");
  const isReal =
    url?.hostname.includes(".") && !/(?:^|\.)example\.(?:com|org|net)$|^[\d.]+$/.test(url.hostname);
  return { address: isReal ? url!.origin + basePath : undefined, basePath };
}

const zoneOf = (value: unknown): string | undefined => {
  const zone = textOf(value);
  return zone !== undefined && isTimeZone(zone) ? zone : undefined;
};

/** Patterns of the old configuration that are none here match nothing. */
function patternOf(written: string): RegExp[] {
  try {
    return [new RegExp(written)];
  } catch {
    return [];
  }
}

/** A pattern for paths: `*` is anything in a folder, `**` anything, `{a,b}` one of several, `[ab]` a character. */
const globOf = (glob: string): RegExp => new RegExp(`^${globSource(glob.replace(/\/$/, ""))}(?:/|$)`);

const globSource = (glob: string): string =>
  glob
    .split(/(\*\*|\*|\?|\{[^{}]*\}|\[!?[\w-]+\])/)
    .map((part, index) => {
      if (index % 2 === 0) return part.replace(/[\\^$.|+()[\]{}]/g, "\\$&");
      if (part.startsWith("{")) return `(?:${part.slice(1, -1).split(",").map(globSource).join("|")})`;
      if (part.startsWith("[")) return part.replace("[!", "[^");
      return part === "**" ? ".*" : part === "*" ? "[^/]*" : "[^/]";
    })
    .join("");

/** Hugo's keys are the same in any case, at any depth. */
export function lowerKeys(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key.toLowerCase(),
      isMapping(value)
        ? lowerKeys(value)
        : Array.isArray(value)
          ? value.map((item) => (isMapping(item) ? lowerKeys(item) : item))
          : value,
    ]),
  );
}

/** One configuration of several files: `languages.fr.toml` holds `languages.fr`. Later files win. */
export function mergedConfig(files: readonly { readonly name: string; readonly values: Values }[]): Values {
  return files.reduce<Values>((all, { name, values }) => {
    const keys = /^(?:hugo|config|_config)$/i.test(name) ? [] : name.toLowerCase().split(".");
    return merged(
      all,
      keys.reduceRight<Values>((inner, key) => ({ [key]: inner }), values),
    );
  }, {});
}

function merged(one: Values, other: Values): Values {
  const entries = Object.entries(other).map(([key, value]) => {
    const known = one[key];
    return [key, isMapping(known) && isMapping(value) ? merged(known, value) : value] as const;
  });
  return { ...one, ...Object.fromEntries(entries) };
}
