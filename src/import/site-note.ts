/** What an import has to say about a page: what was changed, and what could not be carried over. */
export interface Note {
  readonly kind: "withheld" | "front-matter" | "address" | "picture" | "link" | "mark-up";
  /** One line without a full stop. Notes with the same message are reported together. */
  readonly message: string;
  /** What exactly: an address, a name, the piece of the text. */
  readonly detail?: string | undefined;
  /** The line of the old file, 1-based. */
  readonly line?: number | undefined;
}

export type Notes = (note: Note) => void;
