import { posix, resolve } from "node:path";
import type { Document } from "../content/document.ts";
import { whyActive } from "../content/media.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { nodeDisk } from "../disk/disk.ts";
import { safeDecode } from "../text/url.ts";
import { writeNew } from "./write-new.ts";

/** Where a text comes from, and where its files go. */
interface BringOptions {
  /** The folder of the text, absolute. */
  readonly from: string;
  readonly root: string;
  readonly dryRun: boolean;
  readonly report: Report;
}

/**
 * Brings the pictures and other files that a new text of the site shows or links to from beside the old text. Returns the
 * files that were written; what cannot be brought is reported.
 */
export function bringFiles({ path, links }: Document, options: BringOptions): string[] {
  const written = new Set<string>();
  for (const { target, span } of links) {
    if (target.startsWith("/")) continue;
    const file = safeDecode(target.replace(/[?#].*$/s, ""));
    const place = posix.join(posix.dirname(path), file);
    const problem = bring(file, place, options);
    if (problem === undefined) written.add(place);
    else if (problem !== "") {
      const help = ["put the file there yourself, or correct the address"];
      const message = `\`${target}\` was not brought over: ${problem}`;
      options.report(diagnostic("BG0904", message, { at: { path, span }, help }));
    }
  }
  return [...written];
}

/** Why a file cannot be brought; empty if it is there already. */
function bring(file: string, place: string, { from, root, dryRun }: BringOptions): string | undefined {
  const source = resolve(from, file);
  if (!place.startsWith("briefings/")) return "it would be outside briefings/";
  if (/\.md$/i.test(file)) return "it is a text, which has to be imported itself";
  if (nodeDisk.info(source)?.kind !== "file") return "there is no such file beside the text";
  const bytes = nodeDisk.read(source);
  const active = whyActive(file, () => bytes);
  if (active !== undefined) return active;
  if (writeNew({ path: place, text: bytes }, root, dryRun)) return undefined;
  const known = nodeDisk.read(resolve(root, place));
  return Buffer.compare(known, bytes) === 0 ? "" : "the site has another file of this name";
}
