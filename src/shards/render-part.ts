import { basename, join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { digestOf } from "../disk/digest.ts";
import type { Disk } from "../disk/disk.ts";
import { writeWhole } from "../publish/journal.ts";
import { locateOutput, type OutputRequest } from "../publish/locate-output.ts";
import { filesBelow } from "../publish/recognise.ts";
import { buildKeyOf } from "../site/keys.ts";
import type { BuildOptions, BuildRequest, BuildResult } from "../site/request.ts";
import { build } from "../site/site.ts";
import type { SiteSummary } from "../site/summary.ts";
import { readFound } from "../source/found-file.ts";
import { type SiteFiles, scan, sourcesOf } from "../source/scan.ts";
import { readRecord } from "../store/build-record.ts";
import { stamp } from "../store/stamp.ts";
import { DamagedStore } from "../store/text-file.ts";
import { hasSource, type Share } from "../text/share.ts";
import { chooseIndexes, damagedIndex } from "./choose-indexes.ts";
import { encodePart, PART_FILE, PART_SITE, PART_STATE, type PartFile, readPart } from "./part.ts";
import type { NamedFolder } from "./refusal.ts";

export interface RenderRequest {
  readonly site: Omit<BuildRequest, "out" | "state" | "part">;
  readonly share: Share;
  /** The folder with the indexes of all shares. */
  readonly indexes: NamedFolder;
  /** The folder of the part; absolute. */
  readonly folder: string;
}

/** A build's result, without a summary if the indexes do not fit together. */
export type RenderedPart = Pick<BuildResult, "diagnostics" | "sourceOf" | "published"> & {
  readonly summary?: SiteSummary;
};

/** Makes a share of the site's pages. Of problems that are no errors, it reports those in files of the share. */
export async function renderPart(
  { site, share, indexes, folder }: RenderRequest,
  disk: Disk,
  options: BuildOptions,
): Promise<RenderedPart> {
  withdrawPart(site, folder, disk);
  const problems: Diagnostic[] = [];
  const files = scan(site.root, disk, (problem) => problems.push(problem), share);
  const chosen = chooseIndexes({ folder: indexes, share, files }, disk);
  if (chosen.problems.length > 0) return { diagnostics: chosen.problems, sourceOf: sourcesOf(files, disk) };
  const request: BuildRequest = { ...site, ...placeOf(folder), part: { share, indexes: chosen.paths } };
  const result = await buildPart(request, disk, { ...options, scanned: { files, problems } });
  if (result.published) writePart(request, files, disk);
  const isOwn = ({ severity, at }: Diagnostic) => severity === "error" || hasSource(share, at?.path ?? "");
  return { ...result, diagnostics: result.diagnostics.filter(isOwn) };
}

/** Builds the part, or reports the index that is damaged where it had to be read. */
async function buildPart(request: BuildRequest, disk: Disk, options: BuildOptions): Promise<RenderedPart> {
  try {
    return await build(request, disk, options);
  } catch (error) {
    if (!(error instanceof DamagedStore)) throw error;
    return { diagnostics: [damagedIndex(error.message)], sourceOf: () => undefined };
  }
}

/** Where a part is built. */
const placeOf = (folder: string) => ({ out: join(folder, PART_SITE), state: join(folder, PART_STATE) });

/** Makes of a part what is only good for making the next one: if that fails, nobody must take the last one for it. */
export function withdrawPart(
  { root, home }: Pick<BuildRequest, "root" | "home">,
  folder: string,
  disk: Disk,
): void {
  if (readPart(folder, disk)) removeUnknown({ root, home, ...placeOf(folder) }, disk);
  disk.remove(join(folder, PART_FILE));
}

/**
 * Removes files that the state does not know. An engine's cache has brought them back without it, or beside newer ones:
 * to a part belongs all that is in its folder.
 */
function removeUnknown(request: OutputRequest, disk: Disk): void {
  const place = locateOutput(request, disk);
  if ("problem" in place) return;
  const known = readRecord(place.state, disk)?.record.files;
  if (!known) disk.removeTree(place.folder);
  else
    for (const path of [...filesBelow(place.folder, "", disk)])
      if (!known.has(path)) disk.remove(join(place.folder, path));
}

/** Writes what the part was made from, and its files, beside them. */
function writePart(request: BuildRequest, files: SiteFiles, disk: Disk): void {
  const { share, indexes } = request.part!;
  const place = locateOutput({ ...request, out: request.out! }, disk);
  const saved = "state" in place ? readRecord<SiteSummary>(place.state, disk) : undefined;
  if (!saved) return;
  const { from, until, summary, files: published } = saved.record;
  const text = encodePart({
    ...{ share, version: stamp(), options: buildKeyOf({ ...request, part: undefined, strict: false }) },
    ...{ theme: themeDigest(files, disk), indexes: indexes.map((path) => basename(path)) },
    ...{ from, until, summary },
    // Any order that is always the same.
    files: [...published.keys()].sort().map((path): PartFile => {
      const { size, digest } = published.get(path)!;
      return [path, size, digest];
    }),
  });
  writeWhole(join(request.out!, "..", PART_FILE), text, disk);
}

/** A digest of the configuration and the templates. */
const themeDigest = ({ config, theme }: SiteFiles, disk: Disk): string =>
  digestOf(
    [...(config ? [config] : []), ...theme]
      .map((file) => `${file.path} ${digestOf(readFound(file, disk))}\n`)
      .join(""),
  );
