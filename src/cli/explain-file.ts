import { relative, resolve, sep } from "node:path";
import { printable } from "../diagnostics/printable.ts";
import { nearest } from "../diagnostics/suggest.ts";
import { nodeDisk } from "../disk/disk.ts";
import { locateOutput } from "../publish/locate-output.ts";
import { outputFile } from "../router/paths.ts";
import { readRecord } from "../store/build-record.ts";
import { REASONS } from "../store/dependency-table.ts";
import { stamp } from "../store/stamp.ts";
import { byCodePoint } from "../text/order.ts";
import { safeDecode } from "../text/url.ts";
import { DependencyNames } from "./dependency-names.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { LastBuild } from "./last-build.ts";
import { type ReadingOptions, type ReadSite, readFor } from "./reading.ts";
import { siteFolder } from "./site-folder.ts";
import { stateIn } from "./state-option.ts";

export interface ExplainOptions extends ReadingOptions {
  readonly root: string;
  readonly out: string;
  readonly verbose?: boolean;
}

/** How many lines of a list are shown. */
const FEW = 20;

/** Says what a page reads, what shows it, and why it was made the last time; or, of a source file, what is made from it. */
export async function explainFile(what: string, options: ExplainOptions, io: Io): Promise<number> {
  const root = siteFolder(options.root, io);
  const built = lastBuild(root, options, io);
  const site = await readFor(options.root, options, io);
  const names = new DependencyNames(site);
  const source = sourceNamed(what, root, site, io);
  const file = source === undefined ? built.fileNamed(addressIn(what, options.out, site)) : undefined;
  if (source === undefined && file === undefined) throw new UsageError(unknown(what, built, site));
  const lines = file === undefined ? ofSource(source!, built, names, site) : ofFile(file, built, names);
  const shown = lines.flatMap((part) => (typeof part === "string" ? part : listed(part, options.verbose)));
  io.out(shown.map((line) => `${printable(line)}\n`).join(""));
  return 0;
}

/** A heading with lines below it. */
interface List {
  readonly heading: string;
  readonly lines: readonly string[];
}

function listed({ heading, lines }: List, all = false): string[] {
  if (lines.length === 0) return [];
  const shown = all || lines.length <= FEW ? lines : lines.slice(0, FEW);
  const more = lines.length - shown.length;
  return [
    "",
    heading,
    ...shown.map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more; -v shows all`] : []),
  ];
}

function ofFile(file: string, built: LastBuild, names: DependencyNames): (string | List)[] {
  const own = names.keysOfPage(file.replace(/(^|\/)index\.html$/, "$1"));
  const keys = built.keysOf(file);
  const wordsOf = (some: readonly number[]) =>
    [...new Set(some.map((key) => names.wordsFor(key) ?? GONE))].sort(byCodePoint);
  const reads = [
    ...wordsOf(keys.filter((key) => own.has(key))),
    ...wordsOf(keys.filter((key) => !own.has(key))),
  ];
  return [
    file,
    whyMade(file, built, names),
    { heading: "it reads", lines: reads },
    { heading: "these read it", lines: built.filesFrom(own).filter((path) => path !== file) },
  ];
}

/** What a file was made from and the site no longer has. */
const GONE = "something that the site no longer has";

function ofSource(
  source: string,
  built: LastBuild,
  names: DependencyNames,
  site: ReadSite,
): (string | List)[] {
  const files = built.filesFrom(names.keysOf(source));
  const own = site.plan.pages.find(({ subject }) => subject === source);
  const page = own && outputFile(own.path);
  return [
    source,
    ...(page !== undefined && files.includes(page)
      ? [`its page is ${page}`, whyMade(page, built, names)]
      : []),
    ...(files.length === 0 ? ["nothing was made from it in the last build"] : []),
    { heading: "these read it", lines: files },
  ];
}

function whyMade(file: string, built: LastBuild, names: DependencyNames): string {
  const made = built.made(file);
  if (!made) return "it is made from nothing that changes";
  const { reason } = made;
  const time = new Date(made.time).toISOString().replace(/\.\d+Z$/, "Z");
  return `last made ${time}, because ${whyOf(reason, built.folder, names)}`;
}

function whyOf(reason: number, folder: string, names: DependencyNames): string {
  if (reason === REASONS.new) return "it was new";
  if (reason === REASONS.damaged) return `it was no longer in ${folder} as the build before had left it`;
  if (reason === REASONS.unknown)
    return "it was not known what the build before had made it from: another version of briefgen had made it, or `watch` had changed the site";
  return `this had changed: ${names.wordsFor(reason) ?? GONE}`;
}

function lastBuild(root: string, { out, state }: ExplainOptions, io: Io): LastBuild {
  const place = locateOutput({ root, out, home: io.home, state: stateIn(state, root, io) }, nodeDisk);
  const saved = "problem" in place ? undefined : readRecord(place.state, nodeDisk);
  const table = saved?.table(stamp());
  if (table) return new LastBuild(out, table, saved!.record.files.keys());
  throw new UsageError(
    saved
      ? "it is not known what the last build made its files from: `watch` changed the site, or another version of briefgen built it; run `briefgen clean` and `briefgen build`, and ask again"
      : `nothing was built into ${out} yet: run \`briefgen build\`, and ask again`,
  );
}

/** An address in the site, as a path: without its origin, base path, query and fragment, or the output folder before it. */
function addressIn(what: string, out: string, { plan }: ReadSite): string {
  const { url, basePath } = plan.site.context.config.site;
  const written = what.replace(/[?#].*$/s, "");
  if (/^https?:/i.test(written)) {
    if (`${written}/`.startsWith(url)) return safeDecode(written.slice(url.length));
    throw new UsageError(`${what} is not an address of this site, which is at ${url}`);
  }
  const path = safeDecode(written);
  if (path.startsWith(basePath)) return path.slice(basePath.length);
  const inside = path.replace(/^(?:\.?\/)+/, "");
  return inside.startsWith(`${out}/`) ? inside.slice(out.length + 1) : inside;
}

/** The source file that a word of the command line names: from where the user is, or from the site's folder. */
function sourceNamed(what: string, root: string, site: ReadSite, { cwd }: Io): string | undefined {
  const all = new Set(sourcesOf(site));
  const fromHere = relative(root, resolve(cwd, what)).replaceAll(sep, "/");
  return [fromHere, what.replace(/^(?:\.\/)+/, "")].find((path) => all.has(path));
}

const sourcesOf = ({ scan: { files } }: ReadSite): string[] =>
  [
    ...files.texts,
    ...files.media,
    ...files.statics,
    ...files.theme,
    ...(files.config ? [files.config] : []),
  ].map(({ path }) => path);

function unknown(what: string, { files }: LastBuild, site: ReadSite): string {
  const all = [...sourcesOf(site), ...files, ...site.plan.pages.map(({ path }) => `/${path}`)];
  const last = (path: string) => /[^/]*\/?$/.exec(path)![0];
  const nearly = nearest(what, all);
  const name = nearest(last(what), [...new Set(all.map(last))]);
  const found =
    nearly === undefined ? all.filter((path) => name !== undefined && last(path) === name) : [nearly];
  const proposal = found
    .slice(0, 3)
    .map((path) => `\`${path}\``)
    .join(" or ");
  return `the site has no page and no file \`${what}\`${proposal === "" ? "" : `; did you mean ${proposal}?`}`;
}
