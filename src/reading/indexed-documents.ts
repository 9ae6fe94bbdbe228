import type { Document } from "../content/document.ts";
import { DocumentText } from "../content/document-text.ts";
import type { Disk } from "../disk/disk.ts";
import type { TextPlace } from "../store/bin.ts";
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

function documentIn(file: TextFile, { kind, parts, text }: IndexedText): Document {
  const kept = new DocumentText(file.text(text));
  const { outline, facts, rest } = parts;
  if (kind !== "story") return { ...JSON.parse(file.text(outline).read()), text: kept };
  return indexedStory({ outline: file.text(outline), facts: file.text(facts), rest: file.text(rest) }, kept);
}

/** What an index says about its texts, as if they had just been parsed; only of those with the paths. */
export function* parsedFilesIn(path: string, wanted: ReadonlySet<string>, disk: Disk): Generator<ParsedFile> {
  const file = new TextFile(path, disk);
  const read = (place: TextPlace) => file.text(place).read();
  for (const { kind, parts, text, problems, ...own } of readIndex(path, disk)?.texts ?? []) {
    if (!wanted.has(own.path)) continue;
    const diagnostics = JSON.parse(read(problems)) as ParsedFile["diagnostics"];
    const outline = read(parts.outline);
    const written =
      kind === "story"
        ? joinStory({ outline, facts: read(parts.facts), rest: read(parts.rest) })
        : JSON.parse(outline);
    const document: Document = { ...written, text: new DocumentText(file.text(text)) };
    yield { ...own, seen: "", diagnostics, document };
  }
}
