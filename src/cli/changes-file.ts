import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { printable } from "../diagnostics/printable.ts";
import { nodeDisk } from "../disk/disk.ts";
import { type Changes, mergeChanges } from "../publish/changes.ts";
import type { BuildOptions } from "../site/request.ts";
import { bestEffort } from "../store/best-effort.ts";
import { type ChangesFormat, readChanges, writeChanges } from "./changes-text.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { SITE_FOLDERS } from "./site-folder.ts";
import { folderAround } from "./write-new.ts";

/**
 * What `--changes` does: adds what a publication changes to a file, before the output is touched. Undefined if no file is asked
 * for. Throws a `UsageError` if it must not be written: above all, if it is in the output or among the sources.
 */
export function changesFile(
  file: string | undefined,
  { root, out }: { readonly root: string; readonly out: string },
  { cwd }: Pick<Io, "cwd">,
): BuildOptions["announce"] {
  if (file === undefined) return undefined;
  const target = resolve(cwd, file);
  const name = printable(file);
  const taken = [out, ...SITE_FOLDERS].map((folder) => resolve(root, folder));
  const around = folderAround(target, taken);
  if (around !== undefined)
    throw new UsageError(
      `${name} would be in ${printable(relative(cwd, around) || ".")}, which is published or part of the site; choose another folder`,
    );
  const folder = dirname(target);
  if (nodeDisk.info(nodeDisk.follow(folder) ?? folder)?.kind !== "folder")
    throw new UsageError(`${name} cannot be written: there is no folder ${printable(dirname(file))}`);
  const format = extname(file).toLowerCase() === ".json" ? "json" : "lines";
  earlierChanges(target, format, name);
  return (report, url) => {
    const changes = mergeChanges(earlierChanges(target, format, name), report);
    replace(target, writeChanges(changes, format, url));
  };
}

/** What the file lists already. */
function earlierChanges(target: string, format: ChangesFormat, name: string): Changes {
  const kind = nodeDisk.info(target)?.kind;
  if (kind === undefined) return new Map();
  const text = kind === "file" ? new TextDecoder().decode(nodeDisk.read(target)) : undefined;
  const changes = text === undefined ? undefined : readChanges(text, format);
  if (changes) return changes;
  throw new UsageError(`${name} is there already and is no list of changes; choose another name`);
}

/** A reader sees the old list or the new one, never a part. */
function replace(target: string, text: string): void {
  const next = join(dirname(target), `.${basename(target)}.briefgen`);
  try {
    nodeDisk.remove(next);
    nodeDisk.create(next, text);
    nodeDisk.rename(next, target);
  } catch (error) {
    bestEffort(() => nodeDisk.remove(next));
    throw Object.assign(error as Error, { path: target });
  }
}
