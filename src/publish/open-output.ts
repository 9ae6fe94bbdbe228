import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Disk } from "../disk/disk.ts";
import { readJournal } from "./journal.ts";
import type { Output } from "./output.ts";
import { foundIn, type OwnFiles, recognised } from "./recognise.ts";

/** At most so many files are named in a message. */
const NAMED = 5;

/**
 * Finds out whether a site may be published there: the folder must be empty, or its files ours. `hasRecord`: whether
 * a build has left a record of them.
 */
export function openOutput(
  output: Output,
  { out, own, hasRecord }: { readonly out: string; readonly own: OwnFiles; readonly hasRecord: boolean },
  disk: Disk,
): Output | { problem: Diagnostic } {
  const { folder, state } = output;
  const info = disk.info(folder);
  if (!info || hasRecord || readJournal(state, disk)) return output;
  if (info.kind !== "folder") {
    const help = ["choose another folder with --out"];
    return { problem: diagnostic("BG0701", `\`${out}\` is a file`, { help }) };
  }
  const adopted = recognised(folder, own, disk);
  const others = adopted.has("index.html") ? [] : firstOthers(folder, adopted, disk);
  if (others.length === 0) return adopted.size > 0 ? { ...output, adopted } : output;
  const help = ["choose another folder with --out, or empty this one yourself"];
  const message = `\`${out}\` holds files that briefgen did not write: ${listed(others)}`;
  return { problem: diagnostic("BG0702", message, { help }) };
}

/**
 * What an earlier build may have left of an output whose record is lost, and this build does not make: nobody can tell
 * whether it was published on purpose, or whose it is. `files`: what the output will contain.
 */
export function unclaimed(
  { folder, adopted }: Output,
  files: ReadonlyMap<string, unknown>,
  disk: Disk,
): Diagnostic[] {
  if (!adopted) return [];
  const isKnown = (path: string) => files.has(path.normalize("NFC")) || adopted.has(path);
  const others = [...foundIn(folder, disk)].filter((path) => !isKnown(path));
  if (others.length === 0) return [];
  const message = `the output folder holds files that are not of this site, or no longer: ${listed(others)}`;
  const help = [
    "delete them, or the whole folder, which is then made anew",
    "put files of your own into static/ to publish them",
  ];
  return [diagnostic("BG0711", message, { help })];
}

/** A few files that are not ours, found without looking at all of them. */
function firstOthers(folder: string, adopted: ReadonlyMap<string, unknown>, disk: Disk): string[] {
  const others: string[] = [];
  for (const path of foundIn(folder, disk)) {
    if (!adopted.has(path)) others.push(path);
    if (others.length > NAMED) break;
  }
  return others;
}

const listed = (paths: readonly string[]): string =>
  paths.slice(0, NAMED).join(", ") + (paths.length > NAMED ? " and others" : "");
