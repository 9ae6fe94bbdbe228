import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Disk } from "../disk/disk.ts";
import type { Share } from "../text/share.ts";
import { PART_FILE, PART_SITE, type Part, type PartOrigin, readPart } from "./part.ts";
import { listed, refusal } from "./refusal.ts";

export interface FoundPart extends Part {
  /** Its folder; absolute. */
  readonly folder: string;
}

/** The parts of a whole site, in the order of their shares; or why they are not. `folders`: parts, or folders of parts. */
export function fittingParts(
  folders: readonly string[],
  now: number,
  disk: Disk,
): { readonly parts: readonly FoundPart[]; readonly problems: readonly Diagnostic[] } {
  const problems: Diagnostic[] = [];
  const parts: FoundPart[] = [];
  for (const folder of folders.flatMap((given) => partsIn(given, disk))) {
    const part = readPart(folder, disk);
    if (part) parts.push({ ...part, folder });
    else problems.push(refusal(`there is no part in ${folder}`, [RENDER_AGAIN]));
  }
  if (problems.length > 0) return { parts, problems };
  parts.sort((a, b) => a.share.of - b.share.of || a.share.number - b.share.number);
  problems.push(...shareProblems(parts));
  if (problems.length === 0) problems.push(...originProblems(parts), ...timeProblems(parts, now));
  if (problems.length === 0) problems.push(...parts.flatMap((part) => absentFiles(part, disk)));
  return { parts, problems };
}

const RENDER_AGAIN = "run `briefgen render` of this shard again";

/** The folder itself, if it is a part or nothing else; otherwise the parts in it, as an archive of several unpacks. */
function partsIn(folder: string, disk: Disk): string[] {
  if (disk.info(join(folder, PART_FILE)) || disk.info(folder)?.kind !== "folder") return [folder];
  const inside = disk
    .list(folder)
    .map(({ name }) => join(folder, name))
    .filter((path) => disk.info(join(path, PART_FILE)));
  return inside.length > 0 ? inside : [folder];
}

/** Whether each share is there once. */
function shareProblems(parts: readonly FoundPart[]): Diagnostic[] {
  const { of } = parts[0]!.share;
  const other = parts.find(({ share }) => share.of !== of);
  if (other) {
    const message = `some parts are of ${of} shards, others of ${other.share.of}`;
    return [refusal(message, [`${parts[0]!.folder} and ${other.folder}`])];
  }
  const problems = parts.flatMap((part, index) => {
    const next = parts[index + 1];
    if (next?.share.number !== part.share.number) return [];
    const message = `the part of shard ${nameOf(part)} is there twice`;
    return [refusal(message, [`${part.folder} and ${next.folder}`])];
  });
  const has = new Set(parts.map(({ share }) => share.number));
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !has.has(number));
  if (missing.length === 0) return problems;
  const names = missing.map((number) => `${number}/${of}`);
  const help = ["look at what these shards reported: nothing is written for a shard that fails"];
  return [...problems, refusal(`there is no part of ${listed(names, "shard")}`, help)];
}

const DIFFERENCES: readonly (readonly [keyof PartOrigin, what: string])[] = [
  ["version", "by another version of briefgen or Node.js"],
  ["options", "with other options"],
  ["theme", "with another configuration or other templates"],
  ["indexes", "from other indexes, so perhaps from another commit"],
];

/** Which parts were not made like most of them. */
const originProblems = (parts: readonly FoundPart[]): Diagnostic[] =>
  DIFFERENCES.flatMap(([key, what]) => {
    const counts = new Map<string, number>();
    const values = parts.map((part) => JSON.stringify(part[key]));
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const [usual] = [...counts].sort(([, a], [, b]) => b - a)[0]!;
    const others = parts.filter((_, index) => values[index] !== usual).map(nameOf);
    if (others.length === 0) return [];
    const than = nameOf(parts[values.indexOf(usual)]!);
    return [refusal(`${listed(others, "shard")} was made ${what} than shard ${than}`, [RENDER_AGAIN])];
  });

/** Whether time has changed something since a part was made: until now, or until another one was made. */
function timeProblems(parts: readonly FoundPart[], now: number): Diagnostic[] {
  const latest = Math.max(now, ...parts.map(({ from }) => from));
  const stale = parts.filter(({ until = Number.POSITIVE_INFINITY }) => until <= latest).map(nameOf);
  if (stale.length === 0) return [];
  const help = ["render the site again, or give all commands the same `--now`"];
  return [refusal(`${listed(stale, "shard")} is too old: something has become due since`, help)];
}

/** Files that a part should have. */
function absentFiles({ folder, files, share }: FoundPart, disk: Disk): Diagnostic[] {
  const absent = files.filter(([path, size]) => {
    const info = disk.info(join(folder, PART_SITE, path));
    return info?.kind !== "file" || info.size !== size;
  });
  if (absent.length === 0) return [];
  const isHidden = ([path]: (typeof files)[number]) => /(?:^|\/)\./.test(path);
  const help = absent.every(isHidden)
    ? ["the names of these files begin with a dot: tell whatever copied the part to take hidden files, too"]
    : [RENDER_AGAIN];
  const paths = absent.map(([path]) => path);
  return [
    refusal(
      `the part of shard ${share.number}/${share.of} is not whole: ${listed(paths, "file")} is missing or has changed`,
      help,
    ),
  ];
}

const nameOf = ({ share: { number, of } }: { readonly share: Share }): string => `${number}/${of}`;
