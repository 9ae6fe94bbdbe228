import { stringify } from "yaml";
import { isSoundSlug } from "../content/address.ts";
import type { SectionNames } from "../content/sections.ts";
import type { Code } from "../diagnostics/codes.ts";
import { isLanguageTag } from "../schema/scalars.ts";
import { shortSlug } from "../text/names.ts";
import { type SiteOutlets, sourceAddress } from "./site-outlets.ts";
import type { ExistingStory } from "./site-plan.ts";

/** Something that a person should know of a draft, or do to it. */
export interface DraftNote {
  readonly code: Extract<Code, `BG09${string}`>;
  readonly message: string;
  readonly help: string;
}

/** A story made from an entry of another program's file, without a place in the site. */
export interface Draft {
  readonly title: string;
  /** As in front matter; undefined if the entry says none. */
  readonly date: string | undefined;
  /** The keys behind `title`, `date`, `id` and `status`, in their order. */
  readonly front: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly notes: readonly DraftNote[];
}

/** The site into which drafts go. */
export interface DraftTarget {
  readonly language: string;
  readonly timeZone: string;
  readonly sections: SectionNames;
  readonly outlets: SiteOutlets;
  /** Keys of the topics' names and aliases (`nameKey`) → the name. */
  readonly topics: ReadonlyMap<string, string>;
}

/** A language as another program names it, if it is one and not the site's own. */
export function otherLanguage(tag = "", own: string): string | undefined {
  const isOther = tag.split("-")[0]!.toLowerCase() !== own.split("-")[0]!.toLowerCase();
  return isOther && /^[a-z]{2,3}(?:-|$)/i.test(tag) && isLanguageTag(tag) ? tag : undefined;
}

/** A draft with its file, which no other story has. */
export interface PlacedDraft {
  /** `briefings/2026/11/summit.md`. */
  readonly path: string;
  readonly text: string;
}

/** Gives drafts files of their own, and knows the stories that the site has already. */
export class DraftPlaces {
  readonly #paths = new Set<string>();
  readonly #slugs = new Set<string>();
  /** The addresses that each story cites. */
  readonly #cited = new Map<string, ReadonlySet<string>>();

  constructor(existing: readonly ExistingStory[]) {
    for (const { path, slug, id, cited } of existing) this.#add(path, [slug, id], cited);
  }

  /** The file of a draft; `existing` is the story that was made from the same entry before. */
  place(draft: Draft, today: string): PlacedDraft | { readonly existing: string } {
    const date = draft.date ?? today;
    const short = shortSlug(draft.title) || "briefing";
    const folder = `briefings/${date.slice(0, 4)}/${date.slice(5, 7)}`;
    const addresses = addressesOf(draft);
    const existing = this.#existing(`${folder}/${short}.md`, addresses);
    if (existing !== undefined) return { existing };
    for (const id of slugsOf(short, date)) {
      if (this.#slugs.has(id.toLowerCase()) || !isSoundSlug(id)) continue;
      const path = `${folder}/${id}.md`;
      this.#add(path, [id], addresses);
      return { path, text: textOf(draft, date, id) };
    }
    throw new Error("there is always another number");
  }

  /** A story that cites all of an entry's articles; or the one in its file, if that cites one of them, or none are known. */
  #existing(usual: string, addresses: readonly string[]): string | undefined {
    if (addresses.length > 0)
      for (const [path, cited] of this.#cited)
        if (addresses.every((address) => cited.has(address))) return path;
    const isSame =
      addresses.length === 0 || addresses.some((address) => this.#cited.get(usual)?.has(address));
    return this.#paths.has(usual) && isSame ? usual : undefined;
  }

  #add(path: string, slugs: readonly string[], cited: readonly string[]): void {
    this.#paths.add(path);
    for (const slug of slugs) this.#slugs.add(slug.toLowerCase());
    this.#cited.set(path, new Set(cited.flatMap((address) => sourceAddress(address) ?? [])));
  }
}

function* slugsOf(short: string, date: string): Generator<string> {
  yield short;
  yield `${short}-${date.slice(0, 10)}`;
  for (let number = 2; ; number += 1) yield `${short}-${number}`;
}

const addressesOf = ({ front }: Draft): string[] =>
  ((front.sources ?? []) as readonly { readonly url?: string }[]).flatMap(
    ({ url }) => (url === undefined ? undefined : sourceAddress(url)) ?? [],
  );

function textOf({ title, front, body }: Draft, date: string, id: string): string {
  const kept = Object.entries(front).filter(([, value]) => value !== undefined && !isEmptyList(value));
  const own = { title, date, id, status: "draft", ...Object.fromEntries(kept) };
  return `---\n${stringify(own, { lineWidth: 0, aliasDuplicateObjects: false })}---\n${body === "" ? "" : `\n${body}\n`}`;
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
