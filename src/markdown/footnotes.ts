import type { FootnoteDefinition, FootnoteReference } from "mdast";
import { normalizeUri } from "micromark-util-sanitize-uri";
import { CLOSING, type RichText } from "./rich-text.ts";
import type { TextWriter } from "./text-writer.ts";

/** A footnote with a reference in the text. */
interface Note {
  /** 1-based, in the order of the first references. */
  readonly number: number;
  readonly definition: FootnoteDefinition;
  /** For ids. */
  readonly name: string;
  /** The number of references so far. */
  references: number;
}

/** The footnotes of one text, with the same ids and links as in mdast-util-to-hast. */
export class Footnotes {
  /** What ids start with, so that several texts can be on one page. */
  readonly #prefix: string;
  readonly #definitions = new Map<string, FootnoteDefinition>();
  /** In their order; footnotes may refer to others. */
  readonly #notes = new Map<string, Note>();

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** If a label has several definitions, the first one counts. */
  define(node: FootnoteDefinition): void {
    if (!this.#definitions.has(labelOf(node))) this.#definitions.set(labelOf(node), node);
  }

  /** A link cannot contain another one: in a link, only the note's number is written, and no link leads back to it. */
  refer(node: FootnoteReference, out: TextWriter): void {
    const note = this.#noteOf(node);
    const { number, name } = note;
    if (out.isInLink) {
      out.open("sup", { "data-footnote-ref": `#${this.#prefix}fn-${name}` }, node.position);
      out.text(String(number));
      out.close();
      return;
    }
    note.references += 1;
    const id = `${this.#prefix}fnref-${name}${again(note.references)}`;
    out.open("sup", undefined, node.position);
    out.open("a", { href: `#${this.#prefix}fn-${name}`, id, "data-footnote-ref": true });
    out.text(String(number));
    out.close();
    out.close();
  }

  /** Writes the list of all footnotes with references; false if there are none. `write` writes blocks. */
  write(out: TextWriter, write: (nodes: FootnoteDefinition["children"]) => void): boolean {
    if (this.#notes.size === 0) return false;
    const items = new Map<Note, RichText>();
    // Later notes may refer to earlier ones, so links back are added when all are written.
    for (const note of this.#notes.values())
      items.set(
        note,
        out.capture(() => this.#item(note, out, write)),
      );
    out.open("ol");
    for (const [note, item] of items) {
      out.lineEnd();
      this.#addLinksBack(note, item, out);
    }
    out.lineEnd();
    out.close();
    return true;
  }

  #noteOf(node: FootnoteReference): Note {
    const label = labelOf(node);
    const known = this.#notes.get(label);
    if (known) return known;
    const name = normalizeUri(label.toLowerCase());
    const note = {
      number: this.#notes.size + 1,
      definition: this.#definitions.get(label)!,
      name,
      references: 0,
    };
    this.#notes.set(label, note);
    return note;
  }

  #item(
    { definition, name }: Note,
    out: TextWriter,
    write: (nodes: FootnoteDefinition["children"]) => void,
  ): void {
    out.open("li", { id: `${this.#prefix}fn-${name}` }, definition.position);
    out.lineEnd();
    write(definition.children);
    out.lineEnd();
    out.close();
  }

  /** Links back to the text are at the end of a footnote, in its last paragraph if it ends with one. */
  #addLinksBack({ definition, name, references }: Note, item: RichText, out: TextWriter): void {
    const last = definition.children.at(-1)?.type;
    const isInParagraph = last === "paragraph";
    const tail = `${isInParagraph ? CLOSING : ""}\n${CLOSING}`;
    out.add(item.slice(0, -tail.length) as RichText);
    for (let reference = 1; reference <= references; reference += 1) {
      if (isInParagraph) out.text(" ");
      else if (reference > 1) out.text("\n \n");
      else if (last !== undefined) out.lineEnd();
      writeLinkBack(`#${this.#prefix}fnref-${name}${again(reference)}`, reference, out);
    }
    out.add(tail as RichText);
  }
}

const labelOf = ({ identifier }: FootnoteReference | FootnoteDefinition): string => identifier.toUpperCase();

/** Distinguishes the second and later references to a footnote from the first. */
const again = (reference: number): string => (reference > 1 ? `-${reference}` : "");

function writeLinkBack(href: string, reference: number, out: TextWriter): void {
  out.open("a", { href, "data-footnote-backref": "" });
  out.text("↩");
  if (reference > 1) {
    out.open("sup");
    out.text(String(reference));
    out.close();
  }
  out.close();
}
