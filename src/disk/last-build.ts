import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { hashOf, mix } from "../text/hash.ts";
import type { Disk } from "./disk.ts";
import { isIntact, manifestKey, readManifest } from "./manifest.ts";
import type { Output } from "./output.ts";
import type { SiteFiles } from "./scan.ts";

/** What a build leaves, so that the next one knows when there is nothing to do. */
export interface LastBuild<Summary> {
  /** Everything that the result depends on, besides the clock. */
  readonly inputs: Inputs;
  /** When it was, and when a date that it knows of arrives: milliseconds since 1970. Between the two, the clock changes nothing. */
  readonly from: number;
  readonly until: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: Summary;
}

export interface Inputs {
  /** The request and the version of everything, and what the sources look like from outside. */
  readonly key: string;
  readonly sources: number | undefined;
}

interface Written<Summary> extends LastBuild<Summary> {
  readonly manifest: string | undefined;
}

/** The paths, sizes and times of all sources; undefined where a file changed so lately that it may change again and look the same. */
export function hashOfSources(files: SiteFiles, now = Date.now()): number | undefined {
  const { config, briefings, media, statics, theme } = files;
  let hash = 0;
  for (const { path, info } of [...(config ? [config] : []), ...briefings, ...media, ...statics, ...theme]) {
    if (!info || now - Math.max(info.modified, info.changed) < RACY) return undefined;
    hash = mix(hash, hashOf(`${path} ${info.size} ${info.modified} ${info.changed}`));
  }
  return hash;
}

/** See `DocumentCache`: milliseconds. */
const RACY = 100;

/** The last build, where a build now would give the same and its output is as it left it. */
export function unchangedBuild<Summary>(
  inputs: Inputs,
  now: number,
  { state, folder }: Output,
  disk: Disk,
): { last: LastBuild<Summary>; files: ReadonlySet<string> } | undefined {
  const last = read<Summary>(state, disk);
  if (inputs.sources === undefined || last?.inputs.sources !== inputs.sources) return undefined;
  if (last.inputs.key !== inputs.key) return undefined;
  if (now < last.from || (last.until !== undefined && now >= last.until)) return undefined;
  if (disk.info(join(state, "journal.json")) || last.manifest !== manifestKey(state, disk)) return undefined;
  const manifest = readManifest(state, disk);
  if (!manifest) return undefined;
  for (const [path, published] of manifest)
    if (!isIntact(published, disk.info(join(folder, path)))) return undefined;
  return { last, files: new Set(manifest.keys()) };
}

export function writeLastBuild<Summary>(last: LastBuild<Summary>, state: string, disk: Disk): void {
  const written: Written<Summary> = { ...last, manifest: manifestKey(state, disk) };
  disk.write(join(state, "last.json"), JSON.stringify(written));
}

function read<Summary>(state: string, disk: Disk): Written<Summary> | undefined {
  try {
    const path = join(state, "last.json");
    return disk.info(path) ? JSON.parse(new TextDecoder().decode(disk.read(path))) : undefined;
  } catch {
    return undefined;
  }
}
