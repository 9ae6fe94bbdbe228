import { whyActive } from "../../content/media.ts";
import type { Tracker } from "../../dependencies/tracker.ts";
import { type Diagnostic, diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { SitePath } from "../../router/paths.ts";
import { hashOf } from "../../text/hash.ts";
import type { OutputFile } from "../output.ts";

/** A file of the site that may be published unchanged. */
interface SourceFile {
  /** In the site: `static/robots.txt`. */
  readonly path: string;
  /** Its size and times; empty if they are not certain. See `FoundFile`. */
  readonly seen: string;
}

export interface Copying<File> {
  readonly tracker: Tracker;
  readonly report: Report;
  readonly read: (file: File) => Uint8Array;
}

/** All of static/, and the files beside briefings that texts use. `used`: the file → where it is published. */
export function* copies<File extends SourceFile>(
  { statics, media }: { readonly statics: readonly File[]; readonly media: readonly File[] },
  used: ReadonlyMap<string, SitePath>,
  copying: Copying<File>,
): Generator<OutputFile> {
  for (const file of statics) yield copy(file.path.slice("static/".length), file, copying);
  for (const file of media) {
    const path = used.get(file.path);
    if (path === undefined) continue;
    const why = whyActive(file.path, () => copying.read(file));
    if (why !== undefined) copying.report(activeMedia(file.path, why));
    yield copy(path, file, copying);
  }
}

function copy<File extends SourceFile>(
  path: string,
  file: File,
  { tracker, read }: Copying<File>,
): OutputFile {
  // If the size and times are not certain, the file counts as changed: NaN equals nothing.
  const dependency = tracker.define(`copy ${path}`, file.seen === "" ? Number.NaN : hashOf(file.seen));
  return { path, kind: "copy", reads: new Set([dependency]), make: () => read(file) };
}

/** Files beside briefings come from contributors, as briefings do: browsers must not run them. */
const activeMedia = (path: string, label: string): Diagnostic =>
  diagnostic("BG0213", "a file next to a briefing that browsers might run", {
    ...{ at: { path }, label },
    help: ["if you know what the file does, put it into static/, which is published unchanged"],
  });
