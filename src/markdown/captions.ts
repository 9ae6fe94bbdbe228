import type { Image, Nodes, PhrasingContent } from "mdast";
import type { Arranging } from "./arranging.ts";
import { type ElementNode, elementNode } from "./element-node.ts";
import { deedOf } from "./licences.ts";
import type { Position } from "./text-links.ts";

/** Between the parts of a caption: `Caption | Credit | Licence`. */
const SEPARATOR = /\s+\|(?:\s+|$)|^\|\s+/;

/** Signs that may be markup. */
const MARKUP = /[*_~`[\]<&\\@]|:\/\/|www\./;

/** Captions, which authors write as the titles of images: `"The port at dusk [@ap] | Mina Park | CC BY 4.0"`. */
export class Captions {
  readonly #arranging: Pick<Arranging, "text" | "parse">;

  constructor(arranging: Pick<Arranging, "text" | "parse">) {
    this.#arranging = arranging;
  }

  /** Undefined if the image has no title, or an empty one. */
  of(image: Image): ElementNode | undefined {
    const title = image.title?.trim() ?? "";
    if (title === "") return undefined;
    const { caption, credit, licence } = partsOf(title);
    const children = this.inline(caption, image);
    const rest = [credit && this.inline(credit, image), licence && this.#licence(licence, image)].filter(
      (part) => typeof part === "object",
    );
    if (rest.length > 0) {
      const [first = [], ...others] = rest;
      const small = [...first];
      for (const part of others) small.push({ type: "text", value: ", " }, ...part);
      if (children.length > 0) {
        children.push({ type: "text", value: " " });
        small.unshift({ type: "text", value: "(" });
        small.push({ type: "text", value: ")" });
      }
      children.push(elementNode("small", { class: "credit" }, small));
    }
    return children.length === 0 ? undefined : elementNode("figcaption", {}, children, image.position);
  }

  /** Markdown on one line that is written in a node, as the node's text has it. */
  inline(written: string, node: Nodes): PhrasingContent[] {
    if (written === "") return [];
    return this.inlineAt(written, placeAt(this.#offsetOf(written, node)), node);
  }

  /** The same, for words that start at a place that is known. */
  inlineAt(written: string, place: Position | undefined, node: Nodes): PhrasingContent[] {
    const at = place?.start.offset;
    if (!MARKUP.test(written)) return [{ type: "text", value: written, ...placed(at, written.length, node) }];
    const [block, ...others] = this.#arranging.parse(written).children;
    // What would be a list or a heading elsewhere is only words here.
    if (block?.type !== "paragraph" || others.length > 0)
      return [{ type: "text", value: written, ...placed(at, written.length, node) }];
    for (const child of block.children) move(child, at, node);
    return block.children;
  }

  #licence(written: string, node: Nodes): PhrasingContent[] {
    const address = deedOf(written);
    const children = this.inline(written, node);
    if (address === undefined) return children;
    return [elementNode("a", { href: address, rel: "license" }, children)];
  }

  /** Where the words stand in the text; undefined if they are written otherwise there, with escapes. */
  #offsetOf(written: string, { position }: Nodes): number | undefined {
    const start = position?.start.offset;
    const end = position?.end.offset;
    if (start === undefined || end === undefined) return undefined;
    const found = this.#arranging.text.slice(start, end).lastIndexOf(written);
    return found < 0 ? undefined : start + found;
  }
}

/** The last two of three or more parts are the credit and the licence. */
function partsOf(title: string): { caption: string; credit: string; licence: string } {
  const parts = title.split(SEPARATOR).map((part) => part.trim());
  if (parts.length <= 2) return { caption: parts[0] ?? "", credit: parts[1] ?? "", licence: "" };
  const [credit = "", licence = ""] = parts.slice(-2);
  return { caption: parts.slice(0, -2).join(" | "), credit, licence };
}

const placeAt = (at: number | undefined): Position | undefined =>
  at === undefined ? undefined : { start: { offset: at }, end: { offset: at } };

type Place = Pick<Nodes, "position">;

const placed = (at: number | undefined, length: number, { position }: Nodes): Place =>
  at === undefined || !position
    ? {}
    : {
        position: {
          start: { ...position.start, offset: at },
          end: { ...position.start, offset: at + length },
        },
      };

/** Moves a node from the place in its own text to the place in the text around it. */
function move(node: Nodes, by: number | undefined, around: Nodes): void {
  const { start, end } = node.position ?? {};
  if (by === undefined || start?.offset === undefined || end?.offset === undefined) delete node.position;
  else Object.assign(node, placed(by + start.offset, end.offset - start.offset, around));
  if ("children" in node) for (const child of node.children) move(child, by, around);
}
