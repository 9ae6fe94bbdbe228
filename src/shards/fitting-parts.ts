import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Disk } from "../disk/disk.ts";
import type { Share } from "../text/share.ts";
import { PART_FILE, PART_SITE, type Part, type PartOrigin, readPart } from "./part.ts";
import { listed, type NamedFolder, refusal, renderAgain, whyEmpty } from "./refusal.ts";

export interface FoundPart extends Part {
  readonly folder: NamedFolder;
}

/** The parts of a whole site, in the order of their shares; or why they are not. `folders`: parts, or folders of parts. */
export function fittingParts(
  folders: readonly NamedFolder[],
  now: number,
  disk: Disk,
): { readonly parts: readonly FoundPart[]; readonly problems: readonly Diagnostic[] } {
  const problems: Diagnostic[] = [];
  const parts: FoundPart[] = [];
  for (const folder of folders.flatMap((given) => partsIn(given, disk))) {
    const part = readPart(folder.path, disk);
    if (part) parts.push({ ...part, folder });
    else problems.push(noPart(folder, disk));
  }
  if (problems.length > 0) return { parts, problems };
  parts.sort((a, b) => a.share.of - b.share.of || a.share.number - b.share.number);
  problems.push(...shareProblems(parts));
  if (problems.length === 0) problems.push(...originProblems(parts), ...timeProblems(parts, now));
  if (problems.length === 0) problems.push(...parts.flatMap((part) => absentFiles(part, disk)));
  return { parts, problems };
}

/** The folder itself, if it is a part or nothing else; otherwise the parts in it, as an archive of several unpacks. */
function partsIn(folder: NamedFolder, disk: Disk): NamedFolder[] {
  const { name, path } = folder;
  if (disk.info(join(path, PART_FILE)) || disk.info(path)?.kind !== "folder") return [folder];
  const inside = disk
    .list(path)
    .map((entry) => ({ name: join(name, entry.name), path: join(path, entry.name) }))
    .filter((inner) => disk.info(join(inner.path, PART_FILE)));
  return inside.length > 0 ? inside : [folder];
}

/** Why a folder holds no part. */
function noPart({ name, path }: NamedFolder, disk: Disk): Diagnostic {
  if (disk.info(join(path, PART_FILE)))
    return refusal(`the part in ${name} is damaged, or was made by another version of briefgen`, [
      "run `briefgen render` for its shard again",
    ]);
  const why = whyEmpty(path, disk) ?? "it has no part.json";
  return refusal(`there is no part in ${name}: ${why}`, [
    "give folders that `briefgen render` wrote, such as shards/1-of-3, or a folder that contains them",
  ]);
}

/** Whether each share is there once. */
function shareProblems(parts: readonly FoundPart[]): Diagnostic[] {
  const { of } = parts[0]!.share;
  const other = parts.find(({ share }) => share.of !== of);
  if (other) {
    const [one, another] = [parts[0]!, other].map(({ share, folder }) => `${folder.name} is of ${share.of}`);
    const help = ["give the parts of one number of shards, and remove the others"];
    return [refusal(`not all parts are of the same number of shards: ${one}, ${another}`, help)];
  }
  const problems = parts.flatMap((part, index) => {
    const next = parts[index + 1];
    if (next?.share.number !== part.share.number) return [];
    const message = `the part of shard ${nameOf(part)} is there twice: ${part.folder.name} and ${next.folder.name}`;
    return [refusal(message, ["give only the one that was made with the other parts"])];
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
  ["options", "with other options or optional packages"],
  ["theme", "with another configuration or other templates"],
  ["indexes", "from other indexes, so perhaps from another commit,"],
];

/** Which parts were not made like most of them, and the first reason: others follow from it. */
const originProblems = (parts: readonly FoundPart[]): Diagnostic[] =>
  DIFFERENCES.flatMap(([key, what]) => {
    const counts = new Map<string, number>();
    const values = parts.map((part) => JSON.stringify(part[key]));
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const [usual] = [...counts].sort(([, a], [, b]) => b - a)[0]!;
    const others = parts.filter((_, index) => values[index] !== usual).map(nameOf);
    if (others.length === 0) return [];
    const than = nameOf(parts[values.indexOf(usual)]!);
    const message = `${listed(others, "shard")} ${wereOrWas(others)} made ${what} than shard ${than}`;
    return [refusal(message, [renderAgain(others)])];
  }).slice(0, 1);

/** Whether time has changed something since a part was made: until now, or until another one was made. */
function timeProblems(parts: readonly FoundPart[], now: number): Diagnostic[] {
  const latest = Math.max(now, ...parts.map(({ from }) => from));
  const stale = parts.filter(({ until = Number.POSITIVE_INFINITY }) => until <= latest).map(nameOf);
  if (stale.length === 0) return [];
  const message = `${listed(stale, "shard")} ${wereOrWas(stale)} made before something became due`;
  return [refusal(message, [`${renderAgain(stale)}, or give all commands the same \`--now\``])];
}

/** Files that a part should have. */
function absentFiles(part: FoundPart, disk: Disk): Diagnostic[] {
  const { folder, files } = part;
  const absent = files.filter(([path, size]) => {
    const info = disk.info(join(folder.path, PART_SITE, path));
    return info?.kind !== "file" || info.size !== size;
  });
  if (absent.length === 0) return [];
  const isHidden = ([path]: (typeof files)[number]) => /(?:^|\/)\./.test(path);
  const help = absent.every(isHidden)
    ? ["the names of these files begin with a dot: tell whatever copied the part to take hidden files, too"]
    : [renderAgain([nameOf(part)])];
  const paths = absent.map(([path]) => path).sort();
  const why = `${listed(paths, "file")} ${absent.length === 1 ? "is missing or has" : "are missing or have"} changed`;
  return [refusal(`the part of shard ${nameOf(part)} is not whole: ${why}`, help)];
}

const nameOf = ({ share: { number, of } }: { readonly share: Share }): string => `${number}/${of}`;

const wereOrWas = (shares: readonly string[]): string => (shares.length === 1 ? "was" : "were");
