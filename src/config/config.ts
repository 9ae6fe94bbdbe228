import type { Limits } from "../content/limits.ts";
import { type Block, HOME } from "../content/page-block.ts";
import { SectionNames } from "../content/sections.ts";
import {
  type Diagnostic,
  diagnostic,
  type Place,
  type Report,
  type SeverityOverrides,
  type Span,
} from "../diagnostics/diagnostic.ts";
import type { YamlParser } from "../markdown/parsers.ts";
import type { Located } from "../schema/index.ts";
import type { Entry, Mapping, Value } from "../schema/value.ts";
import { slugify } from "../text/names.ts";
import type { Rhythm } from "../text/rhythm.ts";
import { hostOf } from "../text/url.ts";
import { type Accent, accentOf } from "./accent.ts";
import { CONFIG_FILE } from "./file.ts";
import { Languages } from "./languages.ts";
import { type ConfigFile, configSchema } from "./schema.ts";
import type { ThemeSettings } from "./theme-schema.ts";
import { type Usage, usageOf } from "./usage.ts";

const LOCALHOST = "http://localhost:4321/";

/** A site's configuration, with every default filled in. */
export interface Config {
  readonly site: Site;
  readonly languages: Languages;
  /** Language → what the site has of its own in it. */
  readonly names: Readonly<Record<string, SiteNames>>;
  readonly sections: SectionNames;
  readonly pagination: { readonly stories: number; readonly articles: number; readonly entries: number };
  readonly email: ConfigFile["email"];
  readonly podcast: ConfigFile["podcast"];
  /** When the site makes editions by itself; undefined if it makes none. */
  readonly editions: (Rhythm & { readonly limit: number }) | undefined;
  /** The pattern for addresses of stories: `/stories/:slug/`. */
  readonly storyPermalink: string;
  readonly feeds: ConfigFile["feeds"];
  /** Whether stories are also published in Markdown. */
  readonly markdown: boolean;
  /** Whether stories can be cited. */
  readonly bibliography: "on" | "off";
  readonly security: ConfigFile["security"];
  readonly trust: ConfigFile["trust"];
  /** What machines may do; undefined if the configuration does not say. */
  readonly usage: Usage | undefined;
  /** Widths of smaller image versions, in pixels, and whether stories have social cards. */
  readonly images: { readonly widths: readonly number[]; readonly cards: boolean };
  readonly limits: Limits;
  /** Where the site is published, or what is accepted there. */
  readonly host: ConfigFile["host"];
  readonly mentions: boolean;
  readonly search: "on" | "off";
  readonly map: "on" | "off";
  /** Whether `graph.json` is published. */
  readonly graph: "on" | "off";
  readonly nav: ConfigFile["nav"];
  /** The blocks of the home page. */
  readonly home: readonly Block[];
  /** Sentences at the bottom of every page. */
  readonly footer: string | undefined;
  /** Where the site's id is written, or the title that it is made from; undefined if neither is. */
  readonly idPlace: Place | undefined;
  readonly isIdWritten: boolean;
  /** Where the configuration has each of the site's languages. */
  readonly languagePlaces: Readonly<Record<string, Span>>;
  readonly theme: Omit<ThemeSettings, "strings" | "accent"> & { readonly accent: Accent | undefined };
  /** Words of the theme that the configuration replaces, with their places. */
  readonly strings: readonly { readonly key: Located<string>; readonly value: Located<string> }[];
  readonly severities: SeverityOverrides;
}

export interface Site {
  readonly title: string;
  /** Absolute, with a slash at the end: `https://example.org/news/`. */
  readonly url: string;
  /** The path of `url`, with a slash at both ends: `/news/`. */
  readonly basePath: string;
  /** The authority of tag URIs (RFC 4151): `example.org,2026`. */
  readonly id: string;
  readonly description: string;
  readonly language: string;
  readonly timeZone: string;
  readonly publisher: ConfigFile["site"]["publisher"];
  readonly logo: Logo | undefined;
  /** A path in static/. */
  readonly icon: Located<string> | undefined;
  /** Profiles on other sites. */
  readonly social: readonly { readonly url: string; readonly label: string }[];
  readonly licence: Licence | undefined;
}

/** Paths in static/, and what the logo says. */
export interface Logo {
  readonly src: Located<string>;
  readonly dark?: Located<string> | undefined;
  readonly alt?: string | undefined;
}

/** What the site is called in one language. */
export interface SiteNames {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly logo?: Logo | undefined;
  readonly nav?: ConfigFile["nav"] | undefined;
  readonly footer?: string | undefined;
}

export interface Licence {
  readonly name: string;
  readonly url?: string | undefined;
}

/** What the command line overrides. */
export interface ConfigOverrides {
  readonly baseUrl?: string | undefined;
}

/** Reads the configuration; `text` is undefined if there is no file. Values with errors get their defaults. */
export function readConfig(
  text: string | undefined,
  overrides: ConfigOverrides,
  parser: YamlParser,
  report: Report,
): Config {
  let failed = false;
  const noted: Report = (found) => {
    if (found.severity === "error") failed = true;
    report(found);
  };
  const yaml = text === undefined ? undefined : parser.read({ path: CONFIG_FILE, text, offset: 0 }, noted);
  const file = readFile(text, yaml, noted);
  const written = file.site.url;
  const url = withSlash(overrides.baseUrl ?? written ?? LOCALHOST);
  if (overrides.baseUrl === undefined && written === undefined && !failed) report(noAddress(yaml));
  const { title, id = asciiName(title), description, language, time_zone: timeZone, publisher } = file.site;
  const { logo, icon, social, licence } = file.site;
  const mainSpan = entryOf(entryOf(yaml, "site")?.value, "language")?.value.span;
  checkLanguages(file.site.languages, noted);
  const names = file.site.languages.map(namesOf);
  const { strings, ...theme } = file.theme;
  const accent = accentOf(theme.accent, noted);
  const { pagination, feeds, markdown, bibliography, security, trust } = file;
  const { images, limits, host, mentions, search, map, graph } = file;
  const trustSpan = entryOf(entryOf(yaml, "trust")?.value, "data_training_allowed")?.value.span;
  const usage = usageOf(file, trustSpan, noted);
  return {
    site: {
      title,
      url,
      basePath: new URL(url).pathname,
      id: withDate(id),
      description,
      language,
      timeZone,
      publisher,
      logo: logoOf(logo),
      icon,
      social: social.map(profileOf),
      licence: typeof licence === "string" ? { name: licence } : licence,
    },
    ...{ idPlace: placeOfId(yaml), isIdWritten: file.site.id !== undefined },
    languages: new Languages(
      language,
      names.map(([lang]) => lang),
    ),
    names: Object.fromEntries(names),
    languagePlaces: {
      ...Object.fromEntries(file.site.languages.map(placeOf)),
      ...(mainSpan ? { [language]: mainSpan } : {}),
    },
    sections: new SectionNames(file.sections),
    ...{ email: file.email, podcast: file.podcast },
    editions: file.editions && rhythmOf(file.editions, timeZone),
    storyPermalink: file.permalinks.story,
    ...{ pagination, feeds, markdown, bibliography, security, trust, usage },
    ...{ images, limits, host, mentions, search, map, graph },
    ...{ nav: file.nav, home: file.home ?? HOME, footer: file.footer, strings },
    theme: { ...theme, accent },
    severities: file.diagnostics,
  };
}

const rhythmOf = ({ in: zone, ...rhythm }: NonNullable<ConfigFile["editions"]>, timeZone: string) => ({
  ...rhythm,
  zone: zone ?? timeZone,
});

const entryOf = (value: Value | undefined, key: string): Entry | undefined =>
  value?.kind === "mapping" ? value.entries.find((entry) => entry.key === key) : undefined;

function checkLanguages(written: readonly Language[], report: Report): void {
  const places = new Map<string, Span>();
  for (const [value, span] of written.map(placeOf)) {
    const first = places.get(value);
    if (first)
      report(
        diagnostic("BG0117", `the language \`${value}\` appears twice`, {
          ...{ at: { path: CONFIG_FILE, span }, label: "delete it" },
          also: [{ at: { path: CONFIG_FILE, span: first }, label: "the first one" }],
        }),
      );
    else places.set(value, span);
  }
}

const placeOf = (written: Language): [string, Span] => {
  const { value, span } = "value" in written ? written : written.lang;
  return [value, span];
};

type Language = ConfigFile["site"]["languages"][number];

const namesOf = (written: Language): [string, SiteNames] =>
  "value" in written ? [written.value, {}] : [written.lang.value, { ...written, logo: logoOf(written.logo) }];

const logoOf = (written: Located<string> | Logo | undefined): Logo | undefined =>
  written && ("value" in written ? { src: written } : written);

const profileOf = (written: string | { readonly url: string; readonly label?: string | undefined }) => {
  const { url, label } = typeof written === "string" ? { url: written } : written;
  return { url, label: label ?? hostOf(url) };
};

function noAddress(yaml: Mapping | undefined): Diagnostic {
  const site = entryOf(yaml, "site");
  const at = yaml && { at: { path: CONFIG_FILE, ...(site ? { span: site.keySpan } : {}) } };
  const help = site
    ? "write `url: https://…` below `site:`, or pass --base-url"
    : `add \`site:\` with \`url: https://…\` below it to ${CONFIG_FILE}, or pass --base-url`;
  const message = `the site's address is not set, so feeds point to ${LOCALHOST}`;
  return diagnostic("BG0501", message, { ...at, help: [help] });
}

function placeOfId(yaml: Mapping | undefined): Place | undefined {
  const site = entryOf(yaml, "site");
  const entry = entryOf(site?.value, "id") ?? entryOf(site?.value, "title");
  return entry && { path: CONFIG_FILE, span: entry.keySpan };
}

/** What a file says, with the fallback of each key that is missing or wrong. No key of it is required. */
function readFile(text: string | undefined, yaml: Mapping | undefined, report: Report): ConfigFile {
  const file =
    yaml && configSchema.salvage(yaml, { path: CONFIG_FILE, text: text ?? "", timeZone: "UTC", report });
  return (file ?? configSchema.fallback) as ConfigFile;
}

/** An address as a base: without query or fragment, and with a slash at the end. */
function withSlash(address: string): string {
  const url = new URL(address);
  url.search = "";
  url.hash = "";
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url.href;
}

/** A tag URI's authority is a name and a date on which the publisher owned it (RFC 4151, section 2.1). */
const withDate = (id: string): string => (id.includes(",") ? id : `${id},2025`);

/**
 * A name that is allowed in a tag URI. Titles in other scripts all give the same name, so such sites should set
 * `site.id`.
 */
const asciiName = (title: string): string =>
  slugify(title)
    .replace(/[^a-z0-9-]+/g, "")
    .replace(/^-+|-+$/g, "") || "briefings";
