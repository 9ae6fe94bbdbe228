import {
  EMPTY_TEXT,
  joinParts,
  NO_ATTRIBUTES,
  type Part,
  partsOf,
  type RichText,
} from "../markdown/rich-text.ts";
import type { SectionKind } from "./section-kinds.ts";

/** A text that is stored elsewhere. */
export interface KeptText {
  /** Throws `DamagedStore`. */
  read(): RichText;
}

/** The text of a document: in memory, until it is stored elsewhere. It is not part of the document's JSON. */
export class DocumentText {
  #source: RichText | KeptText;

  constructor(source: RichText | KeptText) {
    this.#source = source;
  }

  /** Call this once: it may read from the disk each time. */
  read(): RichText {
    return typeof this.#source === "string" ? this.#source : this.#source.read();
  }

  /** Releases the text from memory: from now on, it is read from there. */
  moveTo(place: KeptText): void {
    this.#source = place;
  }

  toJSON(): undefined {
    return undefined;
  }
}

/** The parts of a document's text. */
export interface Body {
  /** In their order in the text; text before the first heading is a section of kind `lead`. */
  readonly sections: readonly Section[];
  /** The list of footnotes, an `ol`; empty if there are none. */
  readonly footnotes: RichText;
  /** The answers to a story's inline questions, in their order; they share the text's links and citations. */
  readonly answers: readonly RichText[];
}

export interface Section {
  readonly kind: SectionKind | "lead" | "other";
  /** The section's anchor: its kind for the seven house sections, else the heading's slug. */
  readonly id: string;
  /** The heading as plain text; empty for `lead`. */
  readonly heading: string;
  readonly text: RichText;
  /** The document's bullets in this section, by their index; they are not part of `text`. */
  readonly bullets: readonly { readonly index: number; readonly text: RichText }[];
}

export function writeBody({ sections, footnotes, answers }: Body): RichText {
  const parts: Part[] = [];
  for (const { kind, id, heading, text, bullets } of sections) {
    parts.push({ name: "section", attributes: { kind, id, heading }, text });
    for (const bullet of bullets)
      parts.push({ name: "bullet", attributes: NO_ATTRIBUTES, text: bullet.text });
  }
  parts.push({ name: "footnotes", attributes: NO_ATTRIBUTES, text: footnotes });
  for (const text of answers) parts.push({ name: "answer", attributes: NO_ATTRIBUTES, text });
  return joinParts(parts);
}

/** Reads what `writeBody` wrote. */
export function bodyOf(text: RichText): Body {
  const sections: (Section & { readonly bullets: { index: number; text: RichText }[] })[] = [];
  const answers: RichText[] = [];
  let footnotes = EMPTY_TEXT;
  let index = 0;
  for (const { name, attributes, text: inner } of partsOf(text)) {
    if (name === "section") {
      const { kind, id, heading } = attributes as unknown as Pick<Section, "kind" | "id" | "heading">;
      sections.push({ kind, id, heading, text: inner, bullets: [] });
    } else if (name === "bullet") {
      sections.at(-1)!.bullets.push({ index, text: inner });
      index += 1;
    } else if (name === "answer") answers.push(inner);
    else footnotes = inner;
  }
  return { sections, footnotes, answers };
}
