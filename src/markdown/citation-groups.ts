import { alignText, type WrittenAs } from "./align-text.ts";
import { CODE } from "./elements.ts";
import type { TextContext } from "./text-context.ts";

/** A node of Markdown (mdast) or HTML (hast). */
interface TreeNode {
  readonly type: string;
  readonly tagName?: string;
  readonly data?: { readonly hName?: string | undefined };
  readonly value?: string;
  /** After parsing raw HTML, some positions have no points. */
  readonly position?: Partial<TreePosition> | undefined;
  children?: TreeNode[];
}

interface TreePoint {
  readonly line: number;
  readonly column: number;
  readonly offset?: number;
}

interface TreePosition {
  readonly start: TreePoint;
  readonly end: TreePoint;
}

/** Makes an element of one kind of tree. */
type MakeElement<Node> = (
  name: string,
  attributes: { readonly key?: string },
  children: Node[],
  position: TreePosition | undefined,
) => Node;

/** Elements of a tree: a group of citations, and each citation in it. */
export const GROUP = "briefgen-cites";
export const CITE = "briefgen-cite";

/** What a text with a group contains, for a first look: most texts have only `[@key]`. */
const ANY = /\[(?:\s*@[^\][@]*[^\][@\p{L}\p{N}_.*-]|[^\][@^]+@)/u;

/** `[@key]` and `[@*]`, without the brackets: the writer of texts reads these. */
const SINGLE = /^@(?:\*|[\p{L}\p{N}][\p{L}\p{N}_.-]*)$/u;

/** `@key`, `-@key` and `@*`; no e-mail address. */
const KEY = /(?<![\p{L}\p{N}_.+/@\\-])-?@(\*(?=\s*(?:[;,]|$))|[\p{L}\p{N}][\p{L}\p{N}_.-]*)/gu;

/**
 * Finds groups of citations as Pandoc has them, `[see @ap, p. 3; also @bbc]`, in a tree that was read from `text`: several
 * keys, words before and after them, a hyphen before the sign. Each becomes an element, and so does each of its citations. A
 * bracket that starts with a key is a group; one that starts with words is a group only if it has the key of a source.
 */
export function groupCitations<Node>(
  root: Node,
  text: string,
  sources: TextContext["sources"],
  make: MakeElement<Node>,
): void {
  if (!ANY.test(text)) return;
  new Grouping(text, sources, make as unknown as MakeElement<TreeNode>).visit(root as TreeNode);
}

/** Whether groups were found in a tree. */
export const hasGroup = ({ data, children }: TreeNode): boolean =>
  data?.hName === GROUP || (children?.some(hasGroup) ?? false);

/** A text node, and where it is written. */
interface Source {
  readonly node: TreeNode & { readonly value: string };
  readonly written: WrittenAs | undefined;
}

/** A part of a text node. */
interface Piece extends Source {
  readonly from: number;
  readonly to: number;
}

const isPiece = (part: Piece | TreeNode): part is Piece => "from" in part;

const wordsOf = ({ node, from, to }: Piece): string => node.value.slice(from, to);

class Grouping {
  readonly #text: string;
  readonly #sources: TextContext["sources"];
  readonly #make: MakeElement<TreeNode>;

  constructor(text: string, sources: TextContext["sources"], make: MakeElement<TreeNode>) {
    this.#text = text;
    this.#sources = sources;
    this.#make = make;
  }

  visit(parent: TreeNode): void {
    const { children } = parent;
    const name = parent.tagName ?? parent.data?.hName ?? "";
    if (!children || name === GROUP || CODE.has(name)) return;
    for (const child of children) this.visit(child);
    if (children.some((child) => child.type === "text" && child.value?.includes("@")))
      parent.children = this.#grouped(children);
  }

  #grouped(nodes: TreeNode[]): TreeNode[] {
    const parts: (Piece | TreeNode)[] = [];
    /** The last bracket that is open, in `parts`. */
    let open: number | undefined;
    let isFound = false;
    for (const node of nodes) {
      if (node.type !== "text" || node.value === undefined) {
        parts.push(node);
        continue;
      }
      const source = this.#sourceOf(node as Source["node"]);
      const add = (from: number, to: number) => {
        if (to > from) parts.push({ ...source, from, to });
      };
      let from = 0;
      for (const { 0: sign, index } of node.value.matchAll(/[[\]]/g)) {
        if (source.written?.isMeant(index)) continue;
        add(from, index);
        from = index;
        const group = sign === "]" && open !== undefined ? this.#group(parts.slice(open + 1)) : undefined;
        if (group && open !== undefined) {
          parts.length = open;
          trimEnd(parts);
          parts.push(group);
          from = index + 1;
          isFound = true;
        }
        open = undefined;
        if (sign === "]" || isOther(node.value, index)) continue;
        open = parts.length;
        from = index + 1;
        add(index, from);
      }
      add(from, node.value.length);
    }
    return isFound ? joined(parts) : nodes;
  }

  #sourceOf(node: Source["node"]): Source {
    const start = node.position?.start?.offset;
    const written = start === undefined ? "" : this.#text.slice(start, node.position?.end?.offset);
    return { node, written: alignText(node.value, written) };
  }

  /** The group that is in a pair of brackets; undefined if there is none, or only `[@key]`. */
  #group(inside: readonly (Piece | TreeNode)[]): TreeNode | undefined {
    const [first] = inside;
    if (!first || (inside.length === 1 && isPiece(first) && SINGLE.test(wordsOf(first)))) return undefined;
    const children: (Piece | TreeNode)[] = [];
    let isGroup = false;
    for (const part of inside) {
      if (!isPiece(part)) {
        children.push(part);
        continue;
      }
      let from = part.from;
      for (const match of wordsOf(part).matchAll(KEY)) {
        const start = part.from + match.index;
        const key = this.#keyIn(match[1]!);
        const end = start + match[0].indexOf("@") + 1 + key.length;
        if (part.written?.isMeant(end - key.length - 1)) continue;
        if (start > from) children.push({ ...part, from, to: start });
        isGroup ||= this.#isKnown(key) || children.every((child) => isPiece(child) && isBlank(child));
        children.push(
          this.#make(CITE, { key }, [], placeOf({ ...part, from: end - key.length - 1, to: end })),
        );
        from = end;
      }
      if (part.to > from) children.push({ ...part, from, to: part.to });
    }
    return isGroup ? this.#make(GROUP, {}, joined(bare(children)), spanOf(inside)) : undefined;
  }

  /** Punctuation after a key is not part of it, unless a source has such a key. */
  #keyIn(written: string): string {
    const { size = 0 } = this.#sources instanceof Set ? this.#sources : {};
    const isKey = size > 0 && (this.#sources as ReadonlySet<string>).has(written);
    return isKey ? written : written.replace(/[_.-]+$/, "");
  }

  /** Whether a source has this key, or one with other capitals. */
  #isKnown(key: string): boolean {
    if (!(this.#sources instanceof Set)) return false;
    if (this.#sources.has(key)) return true;
    const wanted = key.toLowerCase();
    return [...this.#sources].some((known: string) => known.toLowerCase() === wanted);
  }
}

/** `[^…` or `[[…`, or an image that is not finished. */
const isOther = (text: string, at: number): boolean =>
  text[at + 1] === "^" || text[at - 1] === "!" || text[at - 1] === "[";

const isBlank = (piece: Piece): boolean => wordsOf(piece).trim() === "";

/** Takes away white space, so that a number cannot wrap away from the words that it supports. */
function trimEnd(parts: (Piece | TreeNode)[]): void {
  const last = parts.at(-1);
  if (!last || !isPiece(last)) return;
  const to = last.from + wordsOf(last).replace(/[ \n]+$/, "").length;
  parts.pop();
  if (to > last.from) parts.push({ ...last, to });
}

/** What is in a group, without white space around it; between citations without words, a comma is enough. */
function bare(children: (Piece | TreeNode)[]): (Piece | TreeNode)[] {
  const isWordless = children.every((child) =>
    isPiece(child) ? /^[\s;,]*$/.test(wordsOf(child)) : child.data?.hName === CITE || child.tagName === CITE,
  );
  const inner = trimmed(children);
  if (!isWordless) return inner;
  return inner.map((child) => (isPiece(child) ? ({ type: "text", value: ", " } as TreeNode) : child));
}

function trimmed(children: (Piece | TreeNode)[]): (Piece | TreeNode)[] {
  return children.flatMap((child, index): (Piece | TreeNode)[] => {
    if (!isPiece(child)) return [child];
    const words = wordsOf(child);
    const from = index === 0 ? child.to - words.trimStart().length : child.from;
    const to = index === children.length - 1 ? child.from + words.replace(/[\s;]+$/, "").length : child.to;
    return to > from ? [{ ...child, from, to }] : [];
  });
}

/** Pieces as text nodes; those of one text that follow each other are one node. */
function joined(parts: readonly (Piece | TreeNode)[]): TreeNode[] {
  const whole: (Piece | TreeNode)[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (last && isPiece(last) && isPiece(part) && last.node === part.node && last.to === part.from)
      whole[whole.length - 1] = { ...last, to: part.to };
    else whole.push(part);
  }
  return whole.map((part) =>
    isPiece(part)
      ? { type: "text", value: wordsOf(part), ...(part.written ? located(placeOf(part)) : {}) }
      : part,
  );
}

/** Where a piece is written. */
function placeOf({ node: { position }, written, from, to }: Piece): TreePosition | undefined {
  const { start: point, end } = position ?? {};
  if (!point || !end) return undefined;
  if (point.offset === undefined || !written) return { start: point, end };
  const at = (offset: number) => ({ ...point, offset: point.offset! + offset });
  return { start: at(written.offset(from)), end: at(written.offset(to - 1) + 1) };
}

function spanOf(parts: readonly (Piece | TreeNode)[]): TreePosition | undefined {
  const place = (part: Piece | TreeNode) => (isPiece(part) ? placeOf(part) : part.position);
  const start = place(parts[0]!)?.start;
  const end = place(parts.at(-1)!)?.end;
  return start && end ? { start, end } : undefined;
}

const located = (position: TreePosition | undefined) => (position ? { position } : {});
