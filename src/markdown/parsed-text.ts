import type { Position } from "./text-links.ts";

/** A parsed text, whatever its tree: its blocks can be inspected, and each can write itself. */
export interface ParsedText {
  readonly blocks: readonly Block[];
  /** Writes the list of footnotes with references in the blocks; false if there are none. */
  writeFootnotes(): boolean;
}

/** A block at the top level of a text, or an item of a list there. */
export interface Block {
  /** The name of its element in HTML: `p`, `h2`, `ul`; empty for text between elements. */
  readonly name: string;
  /** Its plain text, without the numbers of footnotes. */
  readonly text: string;
  readonly position: Position | undefined;
  /** The id that the author gave it. */
  readonly id: string | undefined;
  /** The items, if it is a list. */
  readonly items: readonly Block[];
  write(): void;
  /** Writes its content, without the `p` of paragraphs. */
  writeContent(): void;
}
