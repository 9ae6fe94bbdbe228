import { url as webAddress } from "../schema/index.ts";
import { nameKey, slugify } from "../text/names.ts";
import { type KnownOutlet, knownOutlets } from "./known-outlets.ts";

/** A source as in briefgen's front matter. */
export interface ImportedSource {
  readonly key: string;
  readonly source: string;
  readonly title?: string | undefined;
  readonly url: string;
}

/** The outlets that links lead to. */
export class SiteOutlets {
  /** Host without `www.` → name. */
  readonly #names: ReadonlyMap<string, string>;
  /** Slug → the key of the name that has it. */
  readonly #slugs = new Map<string, string>();
  /** Outlets that need a record: another one has their slug. */
  readonly #records = new Map<string, string>();

  /** `existing`: those of the new site. */
  constructor(existing: readonly KnownOutlet[]) {
    const named = [...knownOutlets, ...existing].flatMap(({ name, url }) =>
      URL.canParse(url) ? [[hostOf(url), name] as const] : [],
    );
    this.#names = new Map(named);
    for (const { name } of existing) this.#slugs.set(slugify(name), nameKey(name));
  }

  /** Files for outlets whose names leave the same for an address as another one's: path → name. */
  get records(): ReadonlyMap<string, string> {
    return this.#records;
  }

  /** Adds a source and returns its key; undefined if the address cannot be one. */
  addSource(address: string, title: string | undefined, sources: ImportedSource[]): string | undefined {
    const whole = address.startsWith("//") ? `https:${address}` : address;
    const url = /^https?:/i.test(whole) ? addressOf(whole) : undefined;
    if (url === undefined) return undefined;
    const host = hostOf(url);
    const name = this.#names.get(host) ?? host;
    this.#claim(name);
    const stem = slugify(name === host ? (host.split(".").slice(-2, -1)[0] ?? host) : name).replace(
      /\p{M}/gu,
      "",
    );
    const taken = new Set(sources.map(({ key }) => key));
    let key = stem || "source";
    for (let number = 2; taken.has(key); number += 1) key = `${stem || "source"}-${number}`;
    sources.push({
      key,
      source: name,
      title: title === undefined || title.length > LONGEST_TITLE ? undefined : title,
      url: whole,
    });
    return key;
  }

  #claim(name: string): void {
    const slug = slugify(name);
    const key = nameKey(name);
    const holder = this.#slugs.get(slug) ?? key;
    this.#slugs.set(slug, holder);
    if (holder !== key) this.#records.set(`briefings/sources/${slugify(name.replaceAll(".", "-"))}.md`, name);
  }
}

const LONGEST_TITLE = 1000;

/** The address in its normal form; undefined if no source can have it. */
function addressOf(written: string): string | undefined {
  const span = { start: 0, end: 0 };
  const context = { path: "", timeZone: "UTC", report: () => {} };
  return webAddress.decode({ kind: "scalar", text: written, quoted: true, span }, context);
}

const hostOf = (address: string): string =>
  new URL(address).hostname.replace(/^www\.(?=.+\.)/, "").replace(/\.$/, "");
