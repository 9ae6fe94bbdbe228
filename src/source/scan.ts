import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CONFIG_FILE } from "../config/file.ts";
import { LIMITS, type Limits } from "../content/limits.ts";
import { decodeText, type SourceFile } from "../content/source-file.ts";
import { type Diagnostic, diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { digestOf } from "../disk/digest.ts";
import type { Disk } from "../disk/disk.ts";
import { hashOf, mix } from "../text/hash.ts";
import { hasSource, type Share } from "../text/share.ts";
import { type FoundFile, foundFile, readFound } from "./found-file.ts";
import { walk } from "./walk.ts";

/** The contents of a site's folder, not read yet. All paths are relative to the root, with `/`, in Unicode form NFC. */
export interface SiteFiles {
  /** Undefined if the site has no configuration. */
  readonly config: FoundFile | undefined;
  /** Markdown files in briefings/ and pages/, by path. */
  readonly texts: readonly FoundFile[];
  /** Other files in these folders. */
  readonly media: readonly FoundFile[];
  /** Files in static/. */
  readonly statics: readonly FoundFile[];
  /** The files of the built-in theme and of the site's own templates. */
  readonly theme: readonly FoundFile[];
}

/** The package's own folder: this module is in `lib/source/` or `src/source/`. */
export const PACKAGE_ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The folders with the site's texts. */
const TEXT_FOLDERS = ["briefings", "pages"];

/**
 * Finds a site's sources. Links that lead out of the site are reported and never followed. With a share, texts of the
 * others are only listed.
 */
export function scan(root: string, disk: Disk, report: Report, share?: Share): SiteFiles {
  if (!hasBriefings(root, disk)) {
    const help = [
      "run briefgen in the site's folder, or give its path",
      "to create a site, run `briefgen init`",
    ];
    report(diagnostic("BG0704", "there is no folder briefings/ here", { help }));
  }
  const isText = ({ path }: Pick<FoundFile, "path">) => /\.md$/i.test(path);
  const isElsewhere = (path: string) => share !== undefined && isText({ path }) && !hasSource(share, path);
  const files = TEXT_FOLDERS.flatMap((folder) => walk(root, folder, disk, report, isElsewhere));
  // The configuration is trusted, and may be a link to a file that several sites share.
  const config = disk.follow(join(root, CONFIG_FILE)) ?? join(root, CONFIG_FILE);
  const info = disk.info(config);
  return {
    config: info && foundFile(CONFIG_FILE, config, info),
    texts: files.filter(isText),
    media: files.filter((file) => !isText(file) && !/(?:^|\/)\./.test(file.path)),
    statics: walk(root, "static", disk, report),
    theme: [...builtInTheme(disk, report), ...walk(root, "templates", disk, report)],
  };
}

/**
 * The same files, with those that changed checked again; undefined if more than the contents of texts may have
 * changed. `changed`: absolute.
 */
export function rescan(files: SiteFiles, changed: ReadonlySet<string>, disk: Disk): SiteFiles | undefined {
  const places = new Map(files.texts.map((file, index) => [file.absolute, index]));
  // If the content contains links, one file may be two stories.
  if (changed.size === 0 || places.size < files.texts.length) return undefined;
  const texts = [...files.texts];
  for (const absolute of changed) {
    const index = places.get(absolute);
    const info = disk.info(absolute);
    if (index === undefined || info?.kind !== "file" || disk.follow(absolute) !== absolute) return undefined;
    texts[index] = foundFile(texts[index]!.path, absolute, info);
  }
  return { ...files, texts };
}

/**
 * A hash of the sources' paths, sizes and times, and of the scan's messages; undefined if a file's times are not
 * certain.
 */
export function hashOfFiles(
  { config, texts, media, statics, theme }: SiteFiles,
  problems: readonly Diagnostic[],
): number | undefined {
  let hash = problems.length === 0 ? 0 : hashOf(JSON.stringify(problems));
  for (const { path, seen } of [...(config ? [config] : []), ...texts, ...media, ...statics, ...theme]) {
    if (seen === "") return undefined;
    hash = mix(hash, hashOf(`${path} ${seen}`));
  }
  return hash;
}

/** Whether the folder is a site's. If briefings/ is a link, its target is checked later, by `walk`. */
export const hasBriefings = (root: string, disk: Disk): boolean =>
  ["folder", "link"].includes(disk.info(join(root, "briefings"))?.kind ?? "");

/** The files of the built-in theme. */
export const builtInTheme = (disk: Disk, report: Report = () => {}): FoundFile[] =>
  walk(PACKAGE_ROOT, "templates", disk, report);

/** Whether the site has templates of its own: what they link to, only their pages tell. */
export const hasOwnTemplates = ({ theme }: SiteFiles): boolean =>
  theme.some(({ path, absolute }) => path.endsWith(".eta") && !absolute.startsWith(PACKAGE_ROOT));

/** The texts that diagnostics point into, read again on demand. */
export function sourcesOf(
  { config, texts, theme }: SiteFiles,
  disk: Disk,
): (path: string) => string | undefined {
  let files: ReadonlyMap<string, FoundFile> | undefined;
  return (path) => {
    files ??= new Map([...(config ? [config] : []), ...texts, ...theme].map((file) => [file.path, file]));
    const file = files.get(path);
    return file && readSource(file, disk, () => {})?.text;
  };
}

/**
 * A file as text; undefined if it cannot be read, which is reported. The configuration itself, and everything read
 * before it, has the default limit.
 */
export function readSource(
  file: FoundFile,
  disk: Disk,
  report: Report,
  { file_size }: Pick<Limits, "file_size"> = LIMITS,
): SourceFile | undefined {
  const bytes = readBytes(file, file_size, disk, report);
  if (!bytes) return undefined;
  const { path } = file;
  const decoded = decodeText(path, bytes);
  if ("text" in decoded) return { path, digest: digestOf(bytes), text: decoded.text };
  report(decoded.problem);
  return undefined;
}

const MIB = 1024 * 1024;

/** A file's bytes; undefined if it cannot be read, which is reported. `max`: MiB. */
export function readBytes(file: FoundFile, max: number, disk: Disk, report: Report): Uint8Array | undefined {
  const at = { path: file.path };
  try {
    return readFound(file, disk, max * MIB);
  } catch (error) {
    const { code, size = 0 } = error as NodeJS.ErrnoException & { readonly size?: number };
    if (code === "EFBIG") {
      const help = ["`limits: {file_size: …}` in the configuration sets the limit"];
      const found = `the file is too large: ${Math.ceil(size / MIB)} MiB`;
      report(diagnostic("BG0005", found, { at, label: `at most ${max} MiB`, help }));
    } else if (code !== undefined && Object.hasOwn(UNREADABLE, code)) {
      report(diagnostic("BG0003", "the file cannot be read", { at, label: UNREADABLE[code] || code }));
    } else throw error;
    return undefined;
  }
}

/** Error codes that concern one file, with their meaning if the name is not enough. */
const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: "it disappeared during the build",
  ELOOP: "it was replaced by a link during the build",
  EISDIR: "it is a folder",
  EINVAL: "it is neither a file nor a folder",
  ...{ EACCES: "", EPERM: "", EIO: "" },
};
