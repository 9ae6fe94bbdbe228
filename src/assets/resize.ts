import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { Disk } from "../disk/disk.ts";
import type { PlannedVersion } from "../outputs/media/used-files.ts";
import { type FoundFile, readFound } from "../source/found-file.ts";
import type { DerivedAsset } from "./derived-assets.ts";
import { versionOf } from "./optional-package.ts";

/** Hard to distinguish from the original, at a fraction of its bytes (libwebp's scale from 0 to 100). */
const QUALITY = 80;

/** Smaller versions of images, as derived assets. */
export function versionFiles(
  versions: ReadonlyMap<string, PlannedVersion>,
  sources: readonly FoundFile[],
): DerivedAsset[] {
  if (versions.size === 0) return [];
  const maker = `${versionOf("sharp")}-q${QUALITY}`;
  const places = new Map(sources.map((source) => [source.path, source]));
  /** Reported once, however many versions an image has. */
  const damaged = new Set<string>();
  return [...versions].map(([path, { file, digest, width }]) => ({
    ...{ path, name: `${digest}-${width}-${maker}.webp` },
    async make(disk, report) {
      const bytes = await resized(places.get(file)!, width, disk);
      if (!bytes && !damaged.has(file)) reportDamaged(file, report);
      if (!bytes) damaged.add(file);
      return bytes;
    },
  }));
}

/** The image with this width in pixels, and its height in proportion; undefined if it is damaged. */
async function resized(source: FoundFile, width: number, disk: Disk): Promise<Uint8Array | undefined> {
  const { default: sharp } = await import("sharp");
  const image = sharp(readFound(source, disk)).autoOrient().resize({ width }).webp({ quality: QUALITY });
  return image.toBuffer().catch(() => undefined);
}

const reportDamaged = (path: string, report: Report): void =>
  report(diagnostic("BG0210", "the image is damaged or incomplete", { at: { path } }));
