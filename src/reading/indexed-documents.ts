import type { Document } from "../content/document.ts";
import { DocumentText } from "../content/document-text.ts";
import type { Disk } from "../disk/disk.ts";
import { type IndexedText, readIndex } from "../store/index-file.ts";
import { indexedStory, joinStory } from "../store/indexed-story.ts";
import type { ParsedFile } from "../store/parsed-file.ts";
import { DamagedStore, TextFile } from "../store/text-file.ts";
import { byCodePoint } from "../text/order.ts";
import type { ReadDocuments } from "./document-reader.ts";

/**
 * The documents of a site, from the indexes of all its shares. Stories stay in the indexes until somebody asks for them;
 * so do all texts. Throws `DamagedStore` if an index has changed since it was checked.
 */
export function indexedDocuments(paths: readonly string[], disk: Disk): ReadDocuments {
  const documents: Document[] = [];
  for (const path of paths) {
    const head = readIndex(path, disk);
    if (!head) throw new DamagedStore(path);
    const file = new TextFile(path, disk);
    for (const text of head.texts) documents.push(documentIn(file, text));
  }
  documents.sort((a, b) => byCodePoint(a.path, b.path));
  return { documents, broken: [], diagnostics: new Map(), parsed: 0 };
}

function documentIn(file: TextFile, { kind, row, rest, text }: IndexedText): Document {
  const kept = new DocumentText(file.text(text));
  if (kind === "story") return indexedStory(file.text(row).read(), file.text(rest), kept);
  return { ...JSON.parse(file.text(row).read()), text: kept };
}

/** What an index says about its texts, as if they had just been parsed; only of those with the paths. */
export function* parsedFilesIn(path: string, wanted: ReadonlySet<string>, disk: Disk): Generator<ParsedFile> {
  const file = new TextFile(path, disk);
  const read = (place: IndexedText["row"]) => file.text(place).read();
  for (const { kind, row, rest, text, problems, ...own } of readIndex(path, disk)?.texts ?? []) {
    if (!wanted.has(own.path)) continue;
    const diagnostics = JSON.parse(read(problems)) as ParsedFile["diagnostics"];
    const front = kind === "story" ? joinStory(read(row), read(rest)) : JSON.parse(read(row));
    const document: Document = { ...front, text: new DocumentText(file.text(text)) };
    yield { ...own, seen: "", diagnostics, document };
  }
}
