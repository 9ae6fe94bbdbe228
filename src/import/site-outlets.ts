import { stringify } from "yaml";
import { checkSlug } from "../content/address.ts";
import { url as webAddress } from "../schema/index.ts";
import { freeName, nameKey, shortSlug, slugify } from "../text/names.ts";
import { hostOf } from "../text/url.ts";
import { type KnownOutlet, knownOutlets } from "./known-outlets.ts";

/** A source as in briefgen's front matter. */
export interface ImportedSource {
  readonly key: string;
  readonly source: string;
  readonly title?: string | undefined;
  readonly url: string;
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
    const named = [...knownOutlets, ...existing].flatMap(({ name, url }) =>
      URL.canParse(url) ? [[hostOf(url), name] as const] : [],
    );
    this.#names = new Map(named);
    this.records = new NamedRecords(
      "sources",
      existing.map(({ name }) => name),
    );
  }

  /** Adds a source and returns its key; undefined if the address cannot be one. */
  addSource(address: string, title: string | undefined, sources: ImportedSource[]): string | undefined {
    const whole = address.startsWith("//") ? `https:${address}` : address;
    const url = /^https?:/i.test(whole) ? addressOf(whole) : undefined;
    if (url === undefined) return undefined;
    const host = hostOf(url);
    const name = this.#names.get(host) ?? host;
    this.records.add(name);
    const stem = slugify(name === host ? (host.split(".").slice(-2, -1)[0] ?? host) : name).replace(
      /\p{M}/gu,
      "",
    );
    const taken = new Set(sources.map(({ key }) => key));
    const key = freeName(stem || "source", taken);
    sources.push({
      key,
      source: name,
      title: title === undefined || title.length > LONGEST_TITLE ? undefined : title,
      url: whole,
    });
    return key;
  }
}

const LONGEST_TITLE = 1000;

/** The address in its normal form; undefined if no source can have it. */
function addressOf(written: string): string | undefined {
  const span = { start: 0, end: 0 };
  const context = { path: "", text: "", timeZone: "UTC", report: () => {} };
  return webAddress.decode({ kind: "scalar", text: written, quoted: true, span }, context);
}
