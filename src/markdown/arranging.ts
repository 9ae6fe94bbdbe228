import type { Root } from "mdast";
import type { TextWriter } from "./text-writer.ts";

/** What a story says of a source. */
export interface KnownSource {
  readonly title: string | undefined;
  readonly outlet: string;
}

/** What finding the constructs of one text needs. */
export interface Arranging {
  readonly out: TextWriter;
  /** The text that the tree was read from. */
  readonly text: string;
  /** Reads Markdown within it, such as a caption. */
  readonly parse: (text: string) => Root;
  /** The story's source with this address. */
  readonly sourceAt: (address: string) => KnownSource | undefined;
}
