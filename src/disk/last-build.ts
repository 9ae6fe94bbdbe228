import { join } from "node:path";
import { crc32 } from "node:zlib";
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

/** How all sources look from outside; undefined where that is not sure for one of them. */
export function hashOfSources({ config, briefings, media, statics, theme }: SiteFiles): number | undefined {
  let hash = 0;
  for (const { path, seen } of [...(config ? [config] : []), ...briefings, ...media, ...statics, ...theme]) {
    if (seen === "") return undefined;
    hash = mix(hash, hashOf(`${path} ${seen}`));
  }
  return hash;
}

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
  const json = JSON.stringify(written);
  disk.write(join(state, "last.json"), `${crc32(json)}\n${json}`);
}

function read<Summary>(state: string, disk: Disk): Written<Summary> | undefined {
  try {
    const path = join(state, "last.json");
    if (!disk.info(path)) return undefined;
    const [check, json = ""] = new TextDecoder().decode(disk.read(path)).split("\n");
    return check === String(crc32(json)) ? JSON.parse(json) : undefined;
  } catch {
    return undefined;
  }
}
