import { join, relative, resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceOf } from "../diagnostics/pretty.ts";
import { printable } from "../diagnostics/printable.ts";
import { nodeDisk } from "../disk/disk.ts";
import { Profile } from "../process/profile.ts";
import { locateOutput } from "../publish/locate-output.ts";
import { indexesIn } from "../shards/index-files.ts";
import { type MadeIndex, makeIndex } from "../shards/make-index.ts";
import { foreignTo, PART_INDEXES } from "../shards/part.ts";
import type { NamedFolder } from "../shards/refusal.ts";
import { type RenderedPart, renderPart, withdrawPart } from "../shards/render-part.ts";
import { isWithin } from "../source/walk.ts";
import { type Share, shareName } from "../text/share.ts";
import { profileTable } from "./build.ts";
import { countProblems, plural } from "./counts.ts";
import { EXIT, exitCode, UsageError } from "./exit.ts";
import { interruptible } from "./interruptible.ts";
import type { Io } from "./io.ts";
import { lockTimeout } from "./locked.ts";
import { type BuildOptions, buildRequest, type SiteOptions } from "./options.ts";
import { followed, siteFolder } from "./site-folder.ts";

/** Options of `index`. */
export interface IndexOptions extends SiteOptions {
  readonly shard: Share;
  readonly cache?: string;
}

/** Options of `render`, and of `build` for a shard. */
export interface ShardOptions extends Omit<BuildOptions, "out"> {
  readonly out?: string;
  readonly shard: Share;
  readonly indexes?: string;
}

/** Writes the index of a shard. */
export async function indexCommand(root: string, options: IndexOptions, io: Io): Promise<number> {
  const site = siteFolder(root, io);
  const { shard: share, cache, out } = options;
  // An index has drafts, too.
  if (isWithin(resolve(site, out), join(site, "dist")))
    throw new UsageError(`\`${out}\` is in dist/, which you publish; choose another folder`);
  const request = {
    share,
    folder: safeFolder(out, site, io),
    cache: cache && followed(resolve(site, cache)),
  };
  const made = await interruptible(
    (running) => makeIndex({ ...request, site: buildRequest(root, options, io) }, nodeDisk, running),
    { ...options, untouched: out },
    io,
  );
  return typeof made === "number" ? made : reportIndex(made, { ...options, site }, io);
}

/** Writes the part of a shard, from the indexes of all shards. */
export async function renderCommand(root: string, options: ShardOptions, io: Io): Promise<number> {
  const { site, out, folder } = partFolder(root, options, io);
  const profile = options.profile ? new Profile(() => performance.now()) : undefined;
  const request = {
    site: { ...buildRequest(root, { ...options, out }, io), profile },
    ...{ share: options.shard, folder, indexes: indexFolder(options, site, out) },
  };
  const start = performance.now();
  const part = await interruptible(
    (running) => renderPart(request, nodeDisk, { ...running, lockTimeout: lockTimeout(io) }),
    options,
    io,
  );
  if (typeof part === "number") return part;
  const code = await reportPart(part, { ...options, out }, (performance.now() - start) / 1000, io);
  if (profile) io.err(profileTable(profile));
  return code;
}

/** Writes the part of a shard; first its index, and those of other shards that are not there. */
export async function buildShardCommand(root: string, options: ShardOptions, io: Io): Promise<number> {
  const { site, out, folder } = partFolder(root, options, io);
  withdrawPart({ root: site, home: io.home }, folder, nodeDisk);
  const { path: indexes } = indexFolder(options, site, out);
  const isGiven = options.indexes !== undefined;
  if (!isGiven) nodeDisk.removeTree(indexes);
  const { number: own, of } = options.shard;
  const codes: number[] = [];
  for (let number = 1; number <= of; number += 1) {
    const isThere = indexesIn(indexes, nodeDisk).some(
      ({ share }) => share.of === of && share.number === number,
    );
    if (isThere && number !== own) continue;
    const cache = isGiven ? options.indexes : undefined;
    const code = await indexCommand(root, { ...options, out: indexes, shard: { number, of }, cache }, io);
    // Problems in the texts of all shards are told at once.
    codes.push(code);
    if (code > EXIT.content) break;
  }
  return Math.max(...codes) || renderCommand(root, options, io);
}

/** Where the part of a shard goes: `out` as a person would write it, and absolute. */
function partFolder(root: string, { out, shard }: ShardOptions, io: Io) {
  const site = siteFolder(root, io);
  const named = out ?? join("shards", shareName(shard));
  const folder = safeFolder(named, site, io);
  const why = foreignTo(folder, nodeDisk);
  if (why !== undefined)
    throw new UsageError(`\`${named}\` cannot hold a part: ${why}; give each part a folder of its own`);
  return { site, out: named, folder };
}

/** Where the indexes are. `part`: the folder of the part, as a person would write it. */
function indexFolder({ indexes }: ShardOptions, site: string, part: string): NamedFolder {
  const name = indexes ?? join(part, PART_INDEXES);
  return { name, path: followed(resolve(site, name)) };
}

/** The absolute path of a folder; throws a `UsageError` if nothing should be written there. */
function safeFolder(folder: string, site: string, { home }: Io): string {
  const place = locateOutput({ root: site, out: folder, home }, nodeDisk);
  if ("problem" in place) throw new UsageError(place.problem.message);
  return resolve(site, folder);
}

async function reportIndex(
  made: MadeIndex,
  options: IndexOptions & { readonly site: string },
  io: Io,
): Promise<number> {
  const { path, texts, parsed, bytes } = made;
  await print(made, options, io);
  if (path === undefined) io.err(`${countProblems(made.diagnostics)}: no index was written.\n`);
  else if (options.format === "pretty" && !options.quiet) {
    const size = (bytes / 2 ** 20).toFixed(1);
    const name = `${options.shard.number}/${options.shard.of}`;
    const written = printable(relative(options.site, path));
    io.err(`index of shard ${name}: ${plural(texts, "text")}, ${parsed} parsed, ${size} MiB: ${written}\n`);
  }
  return exitCode(made.diagnostics, options.strict ?? false);
}

async function reportPart(
  part: RenderedPart,
  options: ShardOptions & { readonly out: string },
  seconds: number,
  io: Io,
): Promise<number> {
  const { published, diagnostics } = part;
  await print(part, options, io);
  if (!published) io.err(`${countProblems(diagnostics)}: no part was written.\n`);
  else if (options.format === "pretty" && !options.quiet) {
    const { written, unchanged, removed } = published;
    const changes = `${written.length} written, ${unchanged} unchanged, ${removed.length} removed`;
    io.err(`${printable(options.out)}: ${changes}, in ${seconds.toFixed(2)} s\n`);
  }
  return exitCode(diagnostics, options.strict ?? false);
}

async function print(
  { diagnostics, sourceOf }: { readonly diagnostics: readonly Diagnostic[]; readonly sourceOf: SourceOf },
  options: Omit<SiteOptions, "out">,
  io: Io,
): Promise<void> {
  if (diagnostics.length === 0 && options.format === "pretty") return;
  const { printDiagnostics } = await import("./print-diagnostics.ts");
  printDiagnostics(diagnostics, sourceOf, options, io);
}
