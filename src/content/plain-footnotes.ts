import type { Element, ElementContent } from "hast";
import type { FootnoteDefinition, FootnoteReference, Root } from "mdast";
import { normalizeUri } from "micromark-util-sanitize-uri";
import { StepAside } from "./parsers.ts";
import { element, framed, isParagraph, text } from "./plain-elements.ts";

/** A footnote that the text refers to. */
interface Note {
  /** 1-based, in the order of the first references. */
  readonly number: number;
  readonly definition: FootnoteDefinition;
  /** For ids. */
  readonly name: string;
  /** How often it was referred to so far. */
  references: number;
}

/** The footnotes of one document, which stand outside of quotes and lists, as mdast-util-to-hast makes them and hast-util-sanitize leaves them. */
export class Footnotes {
  readonly #definitions = new Map<string, FootnoteDefinition>();
  /** In their order; footnotes may refer to others. */
  readonly #notes = new Map<string, Note>();

  constructor({ children }: Root) {
    for (const node of children)
      if (node.type === "footnoteDefinition" && !this.#definitions.has(keyOf(node)))
        this.#definitions.set(keyOf(node), node);
  }

  reference(node: FootnoteReference): Element {
    const note = this.#noteOf(node);
    note.references += 1;
    const { number, name } = note;
    const id = `fnref-${name}${again(note.references)}`;
    const link = element("a", node, [{ type: "text", value: String(number) }], {
      href: `#fn-${name}`,
      id,
      dataFootnoteRef: true,
    });
    return element("sup", node, [link]);
  }

  /** The list of all footnotes that were referred to; undefined where there are none. `read` makes their content. */
  section(read: (definition: FootnoteDefinition) => ElementContent[]): Element | undefined {
    const contents = new Map<Note, ElementContent[]>();
    for (const note of this.#notes.values()) contents.set(note, read(note.definition));
    if (contents.size === 0) return undefined;
    const items = [...contents].map(([note, content]) => {
      addBacklinks(content, note);
      return element("li", note.definition, framed(content), { id: `fn-${note.name}` });
    });
    const list = element("ol", {}, framed(items));
    return element("section", {}, [list], { dataFootnotes: true });
  }

  #noteOf(node: FootnoteReference): Note {
    const key = keyOf(node);
    const known = this.#notes.get(key);
    if (known) return known;
    const definition = this.#definitions.get(key);
    if (!definition) throw new StepAside("html");
    const name = normalizeUri(key.toLowerCase());
    const note = { number: this.#notes.size + 1, definition, name, references: 0 };
    this.#notes.set(key, note);
    return note;
  }
}

const keyOf = ({ identifier }: FootnoteReference | FootnoteDefinition): string => identifier.toUpperCase();

/** What tells the second reference to a footnote, and those after it, from the first. */
const again = (reference: number): string => (reference > 1 ? `-${reference}` : "");

/** Puts links back to the text at the end of a footnote, into its last paragraph where it ends with one. */
function addBacklinks(content: ElementContent[], { name, references }: Note): void {
  const links: ElementContent[] = [];
  for (let reference = 1; reference <= references; reference += 1) {
    if (reference > 1) links.push({ type: "text", value: " " });
    links.push(backlink(name, reference));
  }
  const tail = content.at(-1);
  if (!tail || !isParagraph(tail)) {
    content.push(...links);
    return;
  }
  const last = tail.children.at(-1);
  if (last?.type === "text") last.value += " ";
  else tail.children.push({ type: "text", value: " " });
  tail.children.push(...links);
}

function backlink(name: string, reference: number): Element {
  const arrow = text("↩", {});
  const number = element("sup", {}, [text(String(reference), {})]);
  return element("a", {}, reference > 1 ? [arrow, number] : [arrow], {
    href: `#fnref-${name}${again(reference)}`,
    dataFootnoteBackref: "",
  });
}
