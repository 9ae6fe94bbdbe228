import { join } from "node:path";
import { digestOf } from "./digest.ts";
import type { Disk, FileInfo } from "./disk.ts";

/** Changes with the form of the file; another version's manifest is not read. */
const VERSION = 1;

/** What we published: path relative to the output → what the file was when we left it. */
export type Manifest = ReadonlyMap<string, Published>;

export interface Published {
  readonly digest: string;
  /** Bytes, and milliseconds since 1970: where both are as they were, so is the file. */
  readonly size: number;
  readonly modified: number;
}

/** Whether a file of the output is as we left it. */
export const isIntact = ({ size, modified }: Published, info: FileInfo | undefined): boolean =>
  info?.kind === "file" && info.size === size && info.modified === modified;

export const serialiseManifest = (manifest: Manifest): string =>
  JSON.stringify({
    version: VERSION,
    files: [...manifest].map(([path, { digest, size, modified }]) => [path, digest, size, modified]),
  });

/** Of `serialiseManifest`'s text as JSON; undefined where that cannot be trusted. */
export function manifestFrom(value: unknown): Manifest | undefined {
  try {
    const { version, files } = value as { version: unknown; files: unknown };
    if (version !== VERSION || !Array.isArray(files)) return undefined;
    const entries = files.map((row: unknown): [string, Published] => {
      if (!Array.isArray(row)) throw new TypeError();
      const [path, digest, size, modified] = row as unknown[];
      if (
        typeof path !== "string" ||
        !isSafePath(path) ||
        typeof digest !== "string" ||
        typeof size !== "number" ||
        typeof modified !== "number"
      )
        throw new TypeError();
      return [path, { digest, size, modified }];
    });
    return new Map(entries);
  } catch {
    return undefined;
  }
}

function parseManifest(text: string): Manifest | undefined {
  try {
    return manifestFrom(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** What was read last: a build asks several times, and it is large. */
let last: { readonly text: string; readonly manifest: Manifest | undefined } | undefined;

/** Undefined where there is none, or where it cannot be trusted. */
export function readManifest(state: string, disk: Disk): Manifest | undefined {
  const path = join(state, "manifest.json");
  if (disk.info(path)?.kind !== "file") return undefined;
  const text = new TextDecoder().decode(disk.read(path));
  if (last?.text !== text) last = { text, manifest: parseManifest(text) };
  return last.manifest;
}

/** What tells the manifest that is there from every other; undefined where there is none. */
export function manifestKey(state: string, disk: Disk): string | undefined {
  const path = join(state, "manifest.json");
  return disk.info(path)?.kind === "file" ? digestOf(disk.read(path)) : undefined;
}

/** A damaged manifest must never lead out of the output folder: nothing but plain relative paths is believed. */
export const isSafePath = (path: string): boolean => PLAIN.test(path) || isSafe(path);

/** Most paths are made of such names. */
const PLAIN = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/;

const isSafe = (path: string): boolean =>
  path !== "" &&
  !path.startsWith("/") &&
  !path.includes("\\") &&
  path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
