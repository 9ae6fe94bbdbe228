import { nearest } from "../diagnostics/suggest.ts";
import { SECTION_HEADINGS } from "./section-headings.ts";
import { SECTION_KINDS, type SectionKind } from "./section-kinds.ts";

/** Additional headings of a configuration, by section. */
export type SectionAliases = Readonly<Partial<Record<SectionKind, readonly string[]>>>;

/** The fewest letters of a heading that may be almost another one. */
const LEAST = 8;

/** Finds the house section that a heading names. */
export class SectionNames {
  /** Normalised heading → section: "what's happened" → "happened". */
  readonly #kinds = new Map<string, SectionKind>();
  /** Normalised heading → the heading. */
  readonly #headings = new Map<string, string>();
  /** Headings as written → section: every story has the same few. */
  readonly #asWritten = new Map<string, SectionKind | "none">();
  /** What the configuration adds. */
  readonly aliases: SectionAliases;

  constructor(aliases: SectionAliases = {}) {
    this.aliases = aliases;
    for (const headings of [...Object.values(SECTION_HEADINGS), aliases]) {
      for (const kind of SECTION_KINDS)
        for (const heading of headings[kind] ?? []) {
          this.#kinds.set(normalise(heading), kind);
          this.#headings.set(normalise(heading), heading);
        }
    }
  }

  /** The heading of a house section that another heading almost is, as it may be written. */
  nearest(heading: string): string | undefined {
    const written = normalise(heading);
    if (written.length < LEAST) return undefined;
    const found = nearest(written, [...this.#headings.keys()]);
    return found === undefined ? undefined : this.#headings.get(found);
  }

  kindOf(heading: string): SectionKind | undefined {
    const known = this.#asWritten.get(heading);
    if (known !== undefined) return known === "none" ? undefined : known;
    const kind = this.#kinds.get(normalise(heading));
    this.#asWritten.set(heading, kind ?? "none");
    return kind;
  }
}

/** For texts that are no stories: their headings have no meaning to us. */
export const NO_SECTIONS: Pick<SectionNames, "kindOf" | "nearest"> = {
  kindOf: () => undefined,
  nearest: () => undefined,
};

/**
 * Case, typographic apostrophes, Arabic vowel signs, the dots of ё, white space, a leading `¿` and a trailing
 * `?`, `:` or `(s)` make no difference.
 */
const normalise = (heading: string): string =>
  heading
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[\u064b-\u0652\u0640]/g, "")
    .replaceAll("ё", "е")
    .replace(/\(s\)/g, "s")
    .replace(/\s+/g, " ")
    .replace(/^[\s¿¡]+|[\s?:.!؟：？。।…]+$/g, "")
    .trim();
