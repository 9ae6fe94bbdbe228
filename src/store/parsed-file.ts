import type { Document } from "../content/document.ts";
import { DocumentText, type KeptText } from "../content/document-text.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { RichText } from "../markdown/rich-text.ts";

/** The result of parsing one file; as JSON, a line of a bin. */
export interface ParsedFile {
  readonly path: string;
  readonly digest: string;
  /** Size and times of the file when it was read; empty if they are not certain. */
  readonly seen: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined if the file could not be read. Its text is not part of the JSON. */
  readonly document: Document | undefined;
}

/** Reads the JSON of a parsed file; its document's text is given. */
export function parsedFileOf(json: string, text: () => RichText | KeptText): ParsedFile {
  const file = JSON.parse(json) as ParsedFile;
  const document = file.document as { -readonly [K in keyof Document]: Document[K] } | undefined;
  if (document) document.text = new DocumentText(text());
  return file;
}
