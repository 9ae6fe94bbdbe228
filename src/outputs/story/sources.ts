import type { StoryDocument } from "../../content/document.ts";
import { isStressing, leadsTo, type SourceEntry } from "../../content/story-entries.ts";
import type { StoryNode } from "../../graph/nodes.ts";
import type { Citation } from "../../graph/relations.ts";
import type { View } from "../../pages/view.ts";
import type { Located } from "../../schema/index.ts";
import { shorten } from "../../text/shorten.ts";
import type { CiteModel, SourceModel } from "./model.ts";

/** The most UTF-16 units that a citation shows of its source. */
const LABEL = 300;

/** The numbered sources of one story: first those that the text cites, by first citation, then the others as written. */
export class Sources {
  readonly #view: View;
  readonly #document: StoryDocument;
  /** The address of the story's page if the numbers are shown elsewhere; otherwise empty. */
  readonly #page: string;
  readonly #ordered: readonly Citation[];
  readonly #numbers = new Map<string, number>();
  #models: readonly SourceModel[] | undefined;

  constructor(story: StoryNode, view: View, page: string) {
    this.#view = view;
    this.#document = story.whole;
    this.#page = page;
    const rank = new Map(this.#document.citations.map(({ key }, index) => [key, index]));
    const rankOf = ({ entry }: Citation) =>
      (entry.key && rank.get(entry.key.value)) ?? Number.MAX_SAFE_INTEGER;
    this.#ordered = [...view.graph.citationsOf(story)].sort((a, b) => rankOf(a) - rankOf(b));
    for (const [index, { entry }] of this.#ordered.entries())
      if (entry.key) this.#numbers.set(entry.key.value, index + 1);
  }

  all(): readonly SourceModel[] {
    this.#models ??= this.#make();
    return this.#models;
  }

  #make(): SourceModel[] {
    const counts = new Map(this.#document.citations.map(({ key, count }) => [key, count]));
    return this.#ordered.map((citation, index) => {
      const key = citation.entry.key?.value;
      const backlinks = Array.from(
        { length: (key && counts.get(key)) || 0 },
        (_, nth) => `${this.#page}#cite-${key}-${nth + 1}`,
      );
      return sourceModel(citation, index + 1, backlinks, this.#view);
    });
  }

  /** Those of which “What the papers say” tells what they emphasise. */
  stressing(): SourceModel[] {
    return this.all().filter((_, index) => isStressing(this.#ordered[index]!.entry));
  }

  /** What a citation shows of its source; undefined if no source has this key. */
  citation(key: string): { readonly number: number; readonly label: string } | undefined {
    const number = this.#numbers.get(key);
    if (number === undefined) return undefined;
    const { source, title } = this.#ordered[number - 1]!.entry;
    const label = title === undefined ? source.value : `${source.value}: ${title}`;
    return { number, label: shorten(label, LABEL) };
  }

  cites(keys: readonly Located<string>[]): CiteModel[] {
    return keys.flatMap(({ value }) => this.#cite(value) ?? []);
  }

  #cite(key: string): CiteModel | undefined {
    const number = this.#numbers.get(key);
    const citation = number === undefined ? undefined : this.#ordered[number - 1];
    if (!citation || number === undefined) return undefined;
    const outlet = citation.outlet.name;
    const { title } = citation.entry;
    const source = title === undefined ? outlet : `${outlet}: ${title}`;
    return { number, href: `${this.#page}#source-${key}`, source, outlet };
  }
}

export function sourceModel(
  { entry, outlet, origin }: Citation,
  number: number,
  backlinks: readonly string[],
  view: View,
): SourceModel {
  const isGone = entry.access === "gone";
  return {
    number,
    anchor: entry.key ? `source-${entry.key.value}` : `source--${number}`,
    outlet: view.link(outlet),
    via: origin === outlet ? undefined : view.link(origin),
    title: entry.title,
    href: leadsTo(entry),
    archive: isGone ? undefined : entry.archive,
    gone: isGone ? entry.url : undefined,
    published: entry.published && view.day(entry.published),
    accessed: entry.accessed && view.day(entry.accessed),
    access: accessOf(entry, view),
    kind: entry.kind && view.label("article", entry.kind),
    byline: entry.byline,
    stresses: entry.stresses,
    lang: entry.lang,
    backlinks,
  };
}

function accessOf({ access, archive }: SourceEntry, view: View): SourceModel["access"] {
  if (access !== "gone" || archive === undefined) return access && view.label("access", access);
  return { ...view.label("access", "gone_archived"), value: access };
}
