import type { Document } from "../content/document.ts";
import { DocumentText } from "../content/document-text.ts";
import type { Disk } from "../disk/disk.ts";
import type { TextPlace } from "../store/bin.ts";
import {
  BATCH,
  type IndexContents,
  type IndexEntry,
  type IndexedText,
  readIndex,
  timeOf,
} from "../store/index-file.ts";
import { indexedStory, type StoryOutline } from "../store/indexed-story.ts";
import { DamagedStore, TextFile } from "../store/text-file.ts";
import { byCodePoint } from "../text/order.ts";
import type { ReadDocuments } from "./document-reader.ts";

/**
 * The documents of a site, from the indexes of all its shares. Stories stay in the indexes until somebody asks for them;
 * so do all texts. Throws `DamagedStore`.
 */
export function indexedDocuments(paths: readonly string[], disk: Disk): ReadDocuments {
  const documents: Document[] = [];
  for (const path of paths) {
    const contents = readIndex(path, disk);
    if (!contents) throw new DamagedStore(path);
    const file = new TextFile(path, disk);
    const outlines = new Outlines(contents, file);
    for (const [index, text] of contents.texts.entries())
      documents.push(documentIn(file, outlines.get(index), text));
  }
  documents.sort((a, b) => byCodePoint(a.path, b.path));
  return { documents, broken: [], diagnostics: new Map(), parsed: 0 };
}

function documentIn(file: TextFile, outline: object, indexed: IndexedText): Document {
  const text = new DocumentText(file.text(indexed.text));
  if (indexed.kind !== "story") return Object.assign(outline, { text }) as Document;
  return indexedStory(outline as StoryOutline, indexed, { file, text });
}

/** The outlines of an index; the batch of the last one is in memory. */
class Outlines {
  readonly #places: readonly TextPlace[];
  readonly #file: TextFile;
  #number = -1;
  #batch: readonly object[] = [];

  constructor({ outlines }: Pick<IndexContents, "outlines">, file: TextFile) {
    this.#places = outlines;
    this.#file = file;
  }

  get(index: number): object {
    const number = Math.floor(index / BATCH);
    if (number !== this.#number) this.#batch = JSON.parse(this.#file.read(this.#places[number]!));
    this.#number = number;
    return this.#batch[index % BATCH]!;
  }
}

/** What an index says about its texts, for another one; only of those with the paths. Ends where the index is damaged. */
export function* entriesIn(path: string, wanted: ReadonlySet<string>, disk: Disk): Generator<IndexEntry> {
  try {
    const contents = readIndex(path, disk);
    if (!contents) return;
    const file = new TextFile(path, disk);
    const outlines = new Outlines(contents, file);
    for (const [index, indexed] of contents.texts.entries())
      if (wanted.has(indexed.path)) yield entryOf(outlines.get(index), indexed, file);
  } catch (error) {
    if (!(error instanceof DamagedStore)) throw error;
  }
}

const entryOf = (
  outline: object,
  { path, kind, digest, sources, rest, text, problems }: IndexedText,
  file: TextFile,
): IndexEntry => ({
  ...{ path, kind, digest, outline: JSON.stringify(outline), sources: file.read(sources) },
  ...{ rest: file.read(rest), text: file.read(text), problems: file.read(problems) },
  time: timeOf(outline as Document),
});
