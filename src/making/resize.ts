import { join } from "node:path";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { Disk } from "../disk/disk.ts";
import { versionOf } from "../disk/optional-package.ts";

/** A smaller version of an image that the site will hold. */
export interface Version {
  /** The image's file: its path in the site, and where it is on the disk. */
  readonly file: string;
  readonly absolute: string;
  /** See `versionName`. */
  readonly name: string;
  /** In pixels; the height follows. */
  readonly width: number;
}

/** Compression as in WebP's own examples: hardly to be told from the original, at a third of a JPEG's bytes. */
const QUALITY = 80;
/** Images at once; each takes a thread of its own. */
const AT_ONCE = 4;

/** What a version is called where it is kept: it changes with the image's content and with what made it. */
export const versionName = (digest: string, width: number): string =>
  `${digest}-${width}-${versionOf("sharp")}-q${QUALITY}.webp`;

/** Makes those versions that are not in the folder yet, and removes what no page shows any more. */
export async function makeVersions(
  versions: readonly Version[],
  folder: string,
  disk: Disk,
  report: Report,
): Promise<void> {
  const kept = new Set(disk.info(folder) ? disk.list(folder).map(({ name }) => name) : []);
  const missing = versions.filter(({ name }) => !kept.has(name));
  for (const { name } of versions) kept.delete(name);
  for (const name of kept) disk.remove(join(folder, name));
  if (missing.length === 0) return;
  disk.makeFolder(folder);
  const { default: sharp } = await import("sharp");
  const damaged = new Set<string>();
  const make = async ({ file, absolute, name, width }: Version) => {
    try {
      const image = sharp(disk.read(absolute)).autoOrient().resize({ width }).webp({ quality: QUALITY });
      const bytes = await image.toBuffer();
      disk.write(join(folder, `${name}.part`), bytes);
      disk.rename(join(folder, `${name}.part`), join(folder, name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
      damaged.add(file);
    }
  };
  for (let at = 0; at < missing.length; at += AT_ONCE)
    await Promise.all(missing.slice(at, at + AT_ONCE).map(make));
  for (const path of damaged)
    report(diagnostic("BG0210", "an image that cannot be read to its end", { at: { path } }));
}
