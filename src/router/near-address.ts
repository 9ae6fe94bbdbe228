import { nearest } from "../diagnostics/suggest.ts";
import { byCodePoint } from "../text/order.ts";
import type { SitePath } from "./paths.ts";

/** Finds the page or file that a wrong address in the site may have meant. */
export class NearAddresses {
  /** Address without a slash at its end → the address, in an order that does not depend on how they came to be. */
  readonly #all: ReadonlyMap<string, SitePath>;
  /** Folder → the last segments of the addresses in it. */
  readonly #names = new Map<string, string[]>();
  /** The last segment of an address → the shortest address that ends with it. */
  readonly #byName = new Map<string, string>();
  /** What was looked up before: many stories may have the same wrong link. */
  readonly #found = new Map<string, string | undefined>();

  constructor(paths: readonly SitePath[]) {
    const pages = new Set<string>(paths.filter((path) => path.endsWith("/")).map(trimmed));
    // Not the feeds of pages, and their texts in Markdown.
    const wanted = paths.filter((path) => path.endsWith("/") || !pages.has(split(path).folder));
    this.#all = new Map(wanted.sort(byCodePoint).map((path) => [trimmed(path), path]));
    for (const address of this.#all.keys()) {
      const { folder, name } = split(address);
      const names = this.#names.get(folder);
      if (names) names.push(name);
      else this.#names.set(folder, [name]);
      const other = this.#byName.get(name);
      if (other === undefined || address.length < other.length) this.#byName.set(name, address);
    }
  }

  /** An address as it is written in a link, `/stories/talks/`; undefined if none is near. */
  of(written: string): string | undefined {
    const wanted = trimmed(written).replace(/\.html?$/i, "");
    if (!this.#found.has(wanted)) this.#found.set(wanted, this.#near(wanted));
    const near = this.#found.get(wanted);
    return near === undefined ? undefined : `/${this.#all.get(near)}`;
  }

  /** In the same folder; of the same name in another one; or else in a folder with a similar name. */
  #near(wanted: string): string | undefined {
    const { folder, name } = split(wanted);
    if (name === "") return undefined;
    const near = this.#nearIn(folder, name) ?? this.#byName.get(name);
    if (near !== undefined) return near;
    const nearFolder = nearest(folder, [...this.#names.keys()]);
    return nearFolder === undefined ? undefined : this.#nearIn(nearFolder, name);
  }

  #nearIn(folder: string, name: string): string | undefined {
    const near = nearest(name, this.#names.get(folder) ?? []);
    return near === undefined || folder === "" ? near : `${folder}/${near}`;
  }
}

/** Without slashes at its ends. */
const trimmed = (address: string): string => address.replace(/^\/+|\/+$/g, "");

function split(address: string): { readonly folder: string; readonly name: string } {
  const slash = address.lastIndexOf("/");
  return { folder: address.slice(0, Math.max(slash, 0)), name: address.slice(slash + 1) };
}
