import { basename } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Disk } from "../disk/disk.ts";
import type { SiteFiles } from "../source/scan.ts";
import {
  type IndexContents,
  type IndexOrigin,
  readIndex,
  readIndexName,
  readTitle,
} from "../store/index-file.ts";
import { DamagedStore } from "../store/text-file.ts";
import { type Share, shareName } from "../text/share.ts";
import { digestsOf, type FoundIndex, indexesBelow, originOf, sourcesOfShare } from "./index-files.ts";
import { listed, type NamedFolder, refusal, whyEmpty } from "./refusal.ts";

/**
 * Paths of the indexes of all shares, in their order; or what is wrong with them. Where a share has several, because a
 * cache brought back an older one, the one of these files is chosen.
 */
export function chooseIndexes(
  {
    folder,
    share,
    files,
  }: { readonly folder: NamedFolder; readonly share: Share; readonly files: SiteFiles },
  disk: Disk,
): { readonly paths: readonly string[]; readonly problems: readonly Diagnostic[] } {
  const found = indexesBelow(folder.path, disk).filter((index) => index.share.of === share.of);
  const problems = missing(found, share, folder, disk);
  if (problems.length > 0) return { paths: [], problems };
  const origin = originOf(files, disk);
  const paths: string[] = [];
  for (let number = 1; number <= share.of; number += 1) {
    const indexes = found.filter((index) => index.share.number === number);
    const isCompared = number === share.number || indexes.length > 1;
    const why = indexes.map((index) => problemOf(index, origin, isCompared ? files : undefined, disk));
    const fits = why.indexOf(undefined);
    if (fits >= 0) paths.push(indexes[fits]!.path);
    else problems.push(why[0]!);
  }
  return { paths, problems };
}

function missing(
  found: readonly FoundIndex[],
  { of }: Share,
  { name, path }: NamedFolder,
  disk: Disk,
): Diagnostic[] {
  const has = new Set(found.map(({ share }) => share.number));
  const numbers = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !has.has(number));
  if (numbers.length === 0) return [];
  const which = numbers.map((number) => `${number}/${of}`);
  const why = whyEmpty(path, disk);
  const message = `there is no index of ${listed(which, "shard")} in ${name}${why === undefined ? "" : `: ${why}`}`;
  return [refusal(message, [indexAgain(which)])];
}

/** Why an index cannot be used. `files`: the sources, if they can be compared. */
function problemOf(
  { path, share }: FoundIndex,
  { version, config }: IndexOrigin,
  files: SiteFiles | undefined,
  disk: Disk,
): Diagnostic | undefined {
  const name = `${share.number}/${share.of}`;
  const refuse = (why: string) => refusal(`the index of shard ${name} ${why}`, [indexAgain([name])]);
  try {
    const contents = files && readIndex(path, disk);
    const title = contents ?? readTitle(path, disk);
    if (title && shareName(title.share) !== shareName(share))
      return refuse("is really that of another shard");
    if (title?.version !== version) return refuse("was made by another version of briefgen or Node.js");
    if (title.config !== config) return refuse("was made with another configuration");
    const stale = contents && staleFile(contents, files, disk);
    return stale === undefined ? undefined : refuse(`is not of these files: ${stale}`);
  } catch (error) {
    if (error instanceof DamagedStore) return damagedIndex(path);
    throw error;
  }
}

/** The problem of an index that is not what its maker wrote. */
export function damagedIndex(path: string): Diagnostic {
  const { number, of } = readIndexName(basename(path))!;
  const name = `${number}/${of}`;
  return refusal(`the index of shard ${name} is damaged`, [indexAgain([name])]);
}

/** What an index of a share does not have as it is now; undefined if it has everything. */
function staleFile(contents: IndexContents, files: SiteFiles, disk: Disk): string | undefined {
  const { texts, others } = sourcesOfShare(files, contents.share);
  const now = new Map(digestsOf([...texts, ...others], disk));
  const then = new Map([
    ...contents.texts.map(({ path, digest }): [string, string] => [
      path,
      digest.slice(0, digest.indexOf("-")),
    ]),
    ...contents.others,
  ]);
  for (const [path, digest] of now)
    if (then.get(path) !== digest) return `${path} ${then.has(path) ? "has changed" : "is new"}`;
  for (const path of then.keys()) if (!now.has(path)) return `${path} is gone`;
  return undefined;
}

/** What to do about indexes of shares such as `2/8`. */
const indexAgain = (shares: readonly string[]): string =>
  shares.length === 1
    ? `run \`briefgen index --shard ${shares[0]}\` with these files`
    : "run `briefgen index` for each of these shards with these files";
