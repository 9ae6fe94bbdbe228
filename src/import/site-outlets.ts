import { stringify } from "yaml";
import { checkSlug } from "../content/address.ts";
import { url as webAddress } from "../schema/index.ts";
import { freeName, nameKey, shortSlug, slugify } from "../text/names.ts";
import { hostOf } from "../text/url.ts";
import { type KnownOutlet, knownOutlets } from "./known-outlets.ts";

/** What is known of an article besides its address and title. */
export interface ArticleDetails {
  readonly published?: string | undefined;
  readonly byline?: string | undefined;
  readonly lang?: string | undefined;
}

/** A source as in briefgen's front matter. */
export interface ImportedSource extends ArticleDetails {
  readonly key: string;
  readonly source: string;
  readonly title?: string | undefined;
  readonly url?: string;
}

/** Names of topics, authors or outlets, each with an address of its own. */
export class NamedRecords {
  readonly #folder: string;
  /** Slug → the key of the name that has it. */
  readonly #slugs = new Map<string, string>();
  readonly #known = new Set<string>();
  readonly #files = new Map<string, string>();

  /** `existing`: names that have a record. */
  constructor(folder: "topics" | "authors" | "sources", existing: readonly string[]) {
    this.#folder = folder;
    for (const name of existing) {
      this.#known.add(nameKey(name));
      this.#slugs.set(slugify(name), nameKey(name));
    }
  }

  /** Records for names that leave the same for an address as another one, or nothing that is safe: path → text. */
  get files(): ReadonlyMap<string, string> {
    return this.#files;
  }

  add(name: string): void {
    const key = nameKey(name);
    if (this.#known.has(key)) return;
    this.#known.add(key);
    const slug = slugify(name);
    const spelt = slugify(name.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-"));
    let chosen = slug;
    for (let number = 1; !this.#isFree(chosen); number += 1)
      chosen = number === 1 && spelt !== slug ? spelt : `${shortSlug(slug)}-${number + 1}`;
    this.#slugs.set(chosen, key);
    if (chosen !== slug)
      this.#files.set(`briefings/${this.#folder}/${chosen}.md`, `---\n${stringify({ name })}---\n`);
  }

  #isFree(slug: string): boolean {
    return !this.#slugs.has(slug) && checkSlug(slug, { path: "" }, () => {});
  }
}

/** The outlets that links lead to. */
export class SiteOutlets {
  /** Host without `www.` → name. */
  readonly #names: ReadonlyMap<string, string>;
  readonly records: NamedRecords;

  /** `existing`: those of the new site. */
  constructor(existing: readonly KnownOutlet[]) {
    const named = [...knownOutlets, ...existing].flatMap(({ name, url, domains = [] }) => [
      ...(URL.canParse(url) ? [[hostOf(url), name] as const] : []),
      ...domains.map((domain) => [domain, name] as const),
    ]);
    this.#names = new Map(named);
    this.records = new NamedRecords(
      "sources",
      existing.map(({ name }) => name),
    );
  }

  /** The outlet that publishes on a host without `www.`; undefined if nobody knows it. */
  nameOf(host: string): string | undefined {
    return this.#names.get(host);
  }

  /**
   * Adds a source and returns its key; undefined if the address cannot be one. `outlet`: the name if the host is not known;
   * without it, the host is the name.
   */
  addSource(
    address: string,
    title: string | undefined,
    sources: ImportedSource[],
    { outlet, ...details }: ArticleDetails & { readonly outlet?: string | undefined } = {},
  ): string | undefined {
    const whole = address.startsWith("//") ? `https:${address}` : address;
    const url = sourceAddress(whole);
    if (url === undefined) return undefined;
    const host = hostOf(url);
    return this.add(this.#names.get(host) ?? outlet ?? host, { title, url: whole, ...details }, sources);
  }

  /** Adds a source, with or without an address, and returns its key. `written`: the name of an outlet, or a host. */
  add(written: string, entry: Omit<ImportedSource, "key" | "source">, sources: ImportedSource[]): string {
    // Of signs and smileys alone, no page could have an address.
    const name = slugify(written) === "" ? "Unknown outlet" : written;
    this.records.add(name);
    const [, label = name] = /([^.]+)\.[^.\s]+$/.exec(name) ?? [];
    const stem = shortSlug(label)
      .replace(/\p{M}/gu, "")
      .replace(/^[^\p{L}\p{N}]+/u, "");
    const key = freeName(stem || "source", new Set(sources.map((source) => source.key)));
    const isLong = (entry.title?.length ?? 0) > LONGEST_TITLE;
    sources.push({ key, source: name, ...entry, title: isLong ? undefined : entry.title });
    return key;
  }
}

const LONGEST_TITLE = 1000;

/** The address in its normal form; undefined if no source can have it. */
export function sourceAddress(written: string): string | undefined {
  if (!/^https?:/i.test(written)) return undefined;
  const span = { start: 0, end: 0 };
  const context = { path: "", text: "", timeZone: "UTC", report: () => {} };
  return webAddress.decode({ kind: "scalar", text: written, quoted: true, span }, context);
}
