import { grouped } from "../text/order.ts";
import { safeDecode } from "../text/url.ts";
import type { OldSite } from "./old-site.ts";

/** Files of the old site that may be copied. Paths are relative to it, with `/`. */
export interface OldFiles {
  has(path: string): boolean;
}

/** A page of the old site, as a target of links. */
export interface TargetPage {
  /** Relative to the old site. */
  readonly source: string;
  /** Its addresses there: paths that start with `/`. */
  readonly addresses: readonly string[];
  /** The story that it becomes. */
  readonly story: string;
}

/** Where an address of the old site leads now. */
export type Target<P extends TargetPage> =
  | { readonly kind: "page"; readonly page: P; readonly fragment: string }
  /** `file`: in the old site. `address`: the path at which it stays. */
  | { readonly kind: "file"; readonly file: string; readonly address: string }
  /** Another site, an anchor, or a scheme such as `mailto:`; or the whole address of another page of the old site. */
  | { readonly kind: "elsewhere" }
  | { readonly kind: "own" }
  /** `address`: the whole address on the old site, if that is known. */
  | { readonly kind: "missing"; readonly address: string | undefined };

/** Finds what links and images of the old site's texts mean. */
export class SiteTargets<P extends TargetPage> {
  readonly #site: OldSite;
  readonly #files: OldFiles;
  readonly #byAddress = new Map<string, P>();
  readonly #bySource = new Map<string, P>();
  /** The name of a file → the pages with it. */
  readonly #byName: ReadonlyMap<string, readonly P[]>;

  constructor(site: OldSite, pages: readonly P[], files: OldFiles) {
    this.#site = site;
    this.#files = files;
    this.#byName = grouped(pages, ({ source }) => nameOf(source));
    for (const page of pages) {
      this.#bySource.set(withoutEnding(page.source), page);
      for (const address of page.addresses) {
        const key = addressKey(address);
        if (!this.#byAddress.has(key)) this.#byAddress.set(key, page);
      }
    }
  }

  /** `from`: the page that contains the address. */
  find(written: string, from: P): Target<P> {
    const { address: home, basePath } = this.#site;
    const [, address = "", query = "", fragment = ""] =
      /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(written.trim()) ?? [];
    const isOwn = home !== undefined && (address === home || address.startsWith(`${home}/`));
    if (address === "" || (!isOwn && /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)))
      return { kind: "elsewhere" };
    const path = safeDecode(isOwn ? address.slice(home.length) || "/" : address).normalize("NFC");
    const below =
      !isOwn && basePath !== "" && path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
    const page = this.#page(below, from);
    if (page) return { kind: "page", page, fragment };
    const file = this.#file(below, from);
    if (file) return file;
    if (isOwn) return { kind: "own" };
    const absolute = home === undefined ? undefined : home + resolvePath(below, from.addresses[0] ?? "/");
    return {
      kind: "missing",
      address: absolute === undefined ? undefined : encodeURI(absolute) + query + fragment,
    };
  }

  #page(path: string, from: P): P | undefined {
    const here = folderOf(from.source);
    const folders = this.#site.folders.map(({ folder }) => folder);
    const relative = resolvePath(path, from.addresses[0] ?? "/");
    const sources = path.startsWith("/") ? folders.map((folder) => `${folder}${path}`) : [`${here}/${path}`];
    for (const source of sources) {
      const base = withoutEnding(resolvePath(`/${source}`, "/").slice(1));
      const found = this.#bySource.get(base) ?? this.#bySource.get(`${base.replace(/\/$/, "")}/index`);
      if (found) return found;
    }
    return this.#byAddress.get(addressKey(relative)) ?? this.#named(path);
  }

  /** Hugo's `ref` takes the name of a file in any folder, if there is only one. */
  #named(path: string): P | undefined {
    if (!/\.(?:md|markdown)$/i.test(path)) return undefined;
    const end = withoutEnding(path.replace(/^\/|\/index(?=\.)/g, ""));
    const all = (this.#byName.get(end.split("/").at(-1)!) ?? []).filter(({ source }) =>
      `/${withoutEnding(source.replace(/\/index(\.[^/]*)$/, "$1"))}`.endsWith(`/${end}`),
    );
    return all.length === 1 ? all[0] : undefined;
  }

  #file(path: string, from: P): Target<P> | undefined {
    const name = path.replace(/^\//, "");
    const here = folderOf(from.source);
    const content = this.#site.folders.find(
      ({ folder }) => here === folder || here.startsWith(`${folder}/`),
    )?.folder;
    const inContent = content === undefined || content === "" ? here : here.slice(content.length + 1);
    const candidates: (readonly [file: string, address: string])[] = path.startsWith("/")
      ? []
      : [[`${here}/${name}`, `${this.#site.from === "hugo" ? inContent : here}/${name}`]];
    const address = resolvePath(path, from.addresses[0] ?? "/").slice(1);
    for (const one of new Set([address, name])) {
      const places =
        this.#site.from === "hugo"
          ? ["static", "assets", ...this.#site.folders.map(({ folder }) => folder)]
          : [""];
      for (const place of places) candidates.push([place === "" ? one : `${place}/${one}`, one]);
    }
    for (const [written, target] of candidates) {
      const file = resolvePath(`/${written}`, "/").slice(1);
      if (file !== "" && !file.endsWith("/") && this.#files.has(file))
        return { kind: "file", file, address: resolvePath(`/${target}`, "/") };
    }
    return undefined;
  }
}

/** A path resolved against the page at `base`; both start with `/` in the end. */
export function resolvePath(path: string, base: string): string {
  const segments = path.startsWith("/") ? [] : base.split("/").slice(1, -1);
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return `/${segments.join("/")}${/(?:^|\/)\.{0,2}$/.test(path) && segments.length > 0 ? "/" : ""}`;
}

const folderOf = (path: string): string => path.split("/").slice(0, -1).join("/");

/** `posts/summit/index.md` → `summit` */
const nameOf = (source: string): string =>
  withoutEnding(source.replace(/\/index(\.[^/]*)$/, "$1"))
    .split("/")
    .at(-1)!;

const withoutEnding = (path: string): string =>
  path.replace(/\.(?:md|markdown|mkdn?|mkdown|mdown|html?)$/i, "");

/** The same for all ways to write a page's address: `/a/`, `/a`, `/A/index.html`, `/a.html`. */
export const addressKey = (address: string): string =>
  safeDecode(address)
    .normalize("NFC")
    .toLowerCase()
    .replace(/(?:\/index)?\.html?$/, "")
    .replace(/\/+$/, "")
    .replace(/^\/*/, "/");
