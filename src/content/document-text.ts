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
  readonly answers: readonly AnswerText[];
}

export interface AnswerText {
  readonly text: RichText;
  /** The list of the answer's own footnotes, an `ol`; empty if there are none. */
  readonly footnotes: RichText;
}

export interface Section {
  readonly kind: SectionKind | "lead" | "other";
  /** The section's anchor: its kind for the seven house sections, else the heading's slug. */
  readonly id: string;
  /** The heading's words, without citations; empty for `lead`. */
  readonly heading: string;
  /** The heading with its links, citations and emphasis. */
  readonly headingText: RichText;
  readonly text: RichText;
  /** The document's bullets in this section, by their index; they are not part of `text`. */
  readonly bullets: readonly { readonly index: number; readonly text: RichText }[];
}

export function writeBody({ sections, footnotes, answers }: Body): RichText {
  const parts: Part[] = [];
  for (const { kind, id, heading, headingText, text, bullets } of sections) {
    parts.push({ name: "section", attributes: { kind, id, heading }, text });
    // Most headings are only words.
    if (headingText !== heading)
      parts.push({ name: "heading", attributes: NO_ATTRIBUTES, text: headingText });
    for (const bullet of bullets)
      parts.push({ name: "bullet", attributes: NO_ATTRIBUTES, text: bullet.text });
  }
  parts.push({ name: "footnotes", attributes: NO_ATTRIBUTES, text: footnotes });
  for (const { text, footnotes: notes } of answers) {
    parts.push({ name: "answer", attributes: NO_ATTRIBUTES, text });
    if (notes !== "") parts.push({ name: "notes", attributes: NO_ATTRIBUTES, text: notes });
  }
  return joinParts(parts);
}

/** Reads what `writeBody` wrote. */
export function bodyOf(text: RichText): Body {
  const sections: Changing<Section & { readonly bullets: { index: number; text: RichText }[] }>[] = [];
  const answers: Changing<AnswerText>[] = [];
  let footnotes = EMPTY_TEXT;
  let index = 0;
  for (const { name, attributes, text: inner } of partsOf(text)) {
    if (name === "section") {
      const { kind, id, heading } = attributes as unknown as Pick<Section, "kind" | "id" | "heading">;
      sections.push({ kind, id, heading, headingText: heading as RichText, text: inner, bullets: [] });
    } else if (name === "heading") sections.at(-1)!.headingText = inner;
    else if (name === "bullet") {
      sections.at(-1)!.bullets.push({ index, text: inner });
      index += 1;
    } else if (name === "answer") answers.push({ text: inner, footnotes: EMPTY_TEXT });
    else if (name === "notes") answers.at(-1)!.footnotes = inner;
    else footnotes = inner;
  }
  return { sections, footnotes, answers };
}

type Changing<T> = { -readonly [Key in keyof T]: T[Key] };
