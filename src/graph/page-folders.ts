import { checkSlug } from "../content/address.ts";
import { PAGES } from "../content/read-plain-page.ts";
import type { Dependency, Tracker } from "../dependencies/tracker.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import { hashOf } from "../text/hash.ts";
import { byCodePoint } from "../text/order.ts";
import type { PlainPageNode } from "./nodes.ts";

/** A folder of plain pages: a section of the site. */
export interface PageFolder {
  /** Without slashes around it: `policies/press`. */
  readonly address: string;
  /** The title of its page; without one, its name in words: “My policies”. */
  readonly title: string;
  /** The page at its address: its `index.md`, or a page beside it with its slug. Undefined if there is none. */
  readonly page: PlainPageNode | undefined;
  /** What is directly in it: pages and folders, by `order`, then by title. */
  readonly entries: readonly PageEntry[];
}

/** A page, or a folder without one. */
export type PageEntry =
  | { readonly page: PlainPageNode; readonly title: string; readonly address: string }
  | { readonly page: undefined; readonly title: string; readonly address: string };

/** The plain pages by their folders. Who asks for a folder depends on where all pages are, and on their titles. */
export class PageFolders {
  readonly #tracker: Tracker;
  readonly #dependency: Dependency;
  readonly #byAddress = new Map<string, PageFolder>();

  /** `pages`: by `order`, then by title. */
  constructor(pages: readonly PlainPageNode[], tracker: Tracker) {
    this.#tracker = tracker;
    const names = new Map<string, string>();
    const own = new Map<string, PlainPageNode>();
    for (const page of pages) {
      for (const [address, name] of foldersOf(page)) if (!names.has(address)) names.set(address, name);
      if (!own.has(page.address) || page.document.slug === "") own.set(page.address, page);
    }
    const entries = new Map<string, PageEntry[]>([...names.keys()].map((address) => [address, []]));
    for (const page of pages) {
      const { address, title } = page;
      entries.get(parentOf(address))?.push({ page, address, title });
    }
    for (const [address, name] of names)
      if (!own.has(address))
        entries.get(parentOf(address))?.push({ page: undefined, address, title: inWords(name) });
    for (const [address, name] of names) {
      const page = own.get(address);
      const title = page?.title ?? inWords(name);
      this.#byAddress.set(address, { address, title, page, entries: entries.get(address)!.sort(byOrder) });
    }
    const known = pages.map((page) => `${page.id}\n${page.address}\n${page.title}`);
    this.#dependency = tracker.define("page folders", hashOf(known.join("\n")));
  }

  /** Every folder, in the order of their addresses. */
  get all(): readonly PageFolder[] {
    this.#tracker.read(this.#dependency);
    return [...this.#byAddress.values()].sort((a, b) => byCodePoint(a.address, b.address));
  }

  at(address: string): PageFolder | undefined {
    this.#tracker.read(this.#dependency);
    return this.#byAddress.get(address);
  }

  /** The folders that an address is in, from the top. */
  above(address: string): PageFolder[] {
    const parent = parentOf(address);
    if (parent === "") return [];
    const folder = this.at(parent);
    return [...this.above(parent), ...(folder ? [folder] : [])];
  }
}

/** Reports folders whose names cannot be part of an address. */
export function checkFolders(pages: readonly PlainPageNode[], report: Report): void {
  const checked = new Set<string>();
  for (const page of pages) {
    for (const [address, name] of foldersOf(page)) {
      if (checked.has(address)) continue;
      checked.add(address);
      const help = [`rename the folder \`${name}\``];
      checkSlug(address.slice(address.lastIndexOf("/") + 1), { path: page.document.path }, report, help);
    }
  }
}

/** The folders that a page's file is in, from the top: the address and the name of each. */
function* foldersOf({ document: { path, folders } }: PlainPageNode): Generator<[string, string]> {
  const names = path.slice(PAGES.length).split("/");
  for (const index of folders.keys()) yield [folders.slice(0, index + 1).join("/"), names[index]!];
}

const parentOf = (address: string): string => address.slice(0, Math.max(0, address.lastIndexOf("/")));

/** `my-policies` → “My policies” */
function inWords(name: string): string {
  const [first = "", ...rest] = name.replace(/[-_]+/g, " ").trim();
  return first.toUpperCase() + rest.join("");
}

function byOrder(a: PageEntry, b: PageEntry): number {
  const orderOf = ({ page }: PageEntry) => page?.document.front.order ?? Number.POSITIVE_INFINITY;
  const [first, second] = [orderOf(a), orderOf(b)];
  if (first !== second) return first - second;
  return (
    byCodePoint(a.title.toLowerCase(), b.title.toLowerCase()) ||
    byCodePoint(a.address, b.address) ||
    byCodePoint(a.page?.id ?? "", b.page?.id ?? "")
  );
}
