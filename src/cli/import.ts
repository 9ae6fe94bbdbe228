import { basename, dirname, extname, join, resolve } from "node:path";
import { parseWith } from "../content/parse.ts";
import { decodeText } from "../content/source-file.ts";
import { type Diagnostic, diagnostic, type Report, settle } from "../diagnostics/diagnostic.ts";
import { printable } from "../diagnostics/printable.ts";
import { nodeDisk } from "../disk/disk.ts";
import type { NewFile } from "../import/house-records.ts";
import { leftOut } from "../import/house-report.ts";
import { type Imported, importText } from "../import/import.ts";
import type { ExistingStory } from "../import/site-plan.ts";
import { reference } from "../markdown/reference.ts";
import { momentAt, readMoment } from "../text/dates.ts";
import { type ExistingSite, readSite } from "./existing-site.ts";
import { exitCode, UsageError } from "./exit.ts";
import { bringFiles } from "./import-files.ts";
import type { ImportOptions } from "./import-options.ts";
import type { Io } from "./io.ts";
import { type FileOrigin, readNow, type SiteOrigin } from "./options.ts";
import { printDiagnostics } from "./print-diagnostics.ts";
import { isConfigured, siteFolder } from "./site-folder.ts";
import { writeNew } from "./write-new.ts";

/** Writes a briefing and its records for each text. Nothing that exists is ever overwritten. */
export async function importCommand(
  files: readonly string[],
  options: ImportOptions,
  io: Io,
): Promise<number> {
  if (options.from !== undefined) return importFrom(options.from, files, options, io);
  checkOptions(files, options);
  const paths = files.map((file) => findFile(file, io));
  const root = siteFolder(options.root, io, isConfigured);
  const found: Diagnostic[] = [];
  const report = (problem: Diagnostic) => void found.push(problem);
  const texts = new Map<string, string>();
  for (const path of paths) {
    const site = readSite(root);
    const told = importFile(path, site, options, io);
    texts.set(basename(path), told.text);
    // With a title of the user's, the text's own stays a line of the text.
    const untitled =
      options.title === undefined ? told : importFile(path, site, { ...options, title: undefined }, io);
    const before = importedBefore([told, untitled], site);
    if (before) {
      report(before);
      continue;
    }
    const made = writeAll(told.files, basename(path), root, options.dryRun ?? false, report);
    if (!made) continue;
    for (const problem of told.diagnostics) report(problem);
    const written: string[] = [];
    for (const file of made) {
      texts.set(file.path, file.text);
      // Report now what a build would say about the new file.
      const { document, diagnostics } = parseWith({ ...file, digest: "" }, site.options, reference);
      for (const problem of diagnostics) report(problem);
      const bringing = { from: dirname(path), root, dryRun: options.dryRun ?? false, report };
      written.push(file.path, ...(document ? bringFiles(document, bringing) : []));
    }
    if (!options.quiet && options.format === "pretty")
      for (const place of written)
        io.err(`${options.dryRun ? "would write" : "wrote"} ${printable(place)}\n`);
  }
  const diagnostics = settle(found);
  printDiagnostics(diagnostics, (path) => texts.get(path), options, io);
  return exitCode(diagnostics, false);
}

async function importFrom(
  from: SiteOrigin | FileOrigin,
  files: readonly string[],
  options: ImportOptions,
  io: Io,
): Promise<number> {
  if (options.title !== undefined) throw new UsageError("--title cannot be used with --from");
  if (from === "kagi" || from === "feed") {
    checkOptions(files, options);
    const paths = files.map((file) => findFile(file, io));
    return (await import("./import-drafts.ts")).importDrafts(paths, from, options, io);
  }
  const [folder, ...others] = files;
  if (folder === undefined || others.length > 0) throw new UsageError(`--from ${from} takes one folder`);
  if (options.date !== undefined) throw new UsageError(`--date cannot be used with --from ${from}`);
  return (await import("./import-site.ts")).importSite(folder, from, options, io);
}

function checkOptions(files: readonly string[], { title, date }: ImportOptions): void {
  if (title !== undefined && files.length > 1) throw new UsageError("--title works with one file only");
  if (date !== undefined && !readMoment(date, "UTC"))
    throw new UsageError(`--date ${date} is not a date; write 2026-11-23`);
}

function findFile(file: string, { cwd }: Io): string {
  const path = nodeDisk.follow(resolve(cwd, file));
  if (path === undefined || nodeDisk.info(path)?.kind !== "file")
    throw new UsageError(`file not found: ${file}`);
  return path;
}

/** The files that one text becomes, and what is left to do. */
function importFile(
  path: string,
  { config, records }: ExistingSite,
  options: ImportOptions,
  io: Io,
): Imported & { readonly text: string } {
  const file = basename(path);
  const decoded = decodeText(file, nodeDisk.read(path));
  if (!("text" in decoded)) return { files: [], diagnostics: [decoded.problem], text: "" };
  const imported = importText({
    ...{ file, text: decoded.text, title: options.title, date: options.date, existing: records },
    isMarkdown: [".md", ".markdown"].includes(extname(path).toLowerCase()),
    today: momentAt(readNow(options.now, io), config.site.timeZone).day,
    sections: config.sections,
  });
  return { ...imported, text: decoded.text };
}

/** The report of a text that the site already has: some story has the same text, or begins with the same words. */
function importedBefore(
  readings: readonly Pick<Imported, "files">[],
  { stories, options }: ExistingSite,
): Diagnostic | undefined {
  const news = readings.flatMap(({ files }) => files.find(({ kind }) => kind === "story") ?? []);
  const same = news
    .map((story) => parseWith({ ...story, digest: "" }, options, reference).document)
    .flatMap((document) => {
      const words = document?.excerpt ?? "";
      const text = document?.text.read();
      const isSame = (one: ExistingStory) =>
        one.text === text || (words.length >= TELLING && one.excerpt === words);
      return stories.find(isSame) ?? [];
    })
    .find(({ path }) => path !== news[0]?.path);
  if (!same) return undefined;
  const help = ["nothing was written; to import it again, delete that file"];
  return diagnostic("BG0902", "this text was imported before", { at: { path: same.path }, help });
}

/** Letters of a first paragraph that two texts do not share by chance. */
const TELLING = 60;

/** Writes the files that do not exist yet. `source`: the text's file. If the story exists, writes nothing and returns undefined. */
function writeAll(
  files: readonly NewFile[],
  source: string,
  root: string,
  dryRun: boolean,
  report: Report,
): NewFile[] | undefined {
  const exists = ({ path }: NewFile) => nodeDisk.info(join(root, path)) !== undefined;
  const story = files.find(({ kind }) => kind === "story");
  if (story && exists(story)) {
    const help = ["pass another --title or --date, or delete the file yourself"];
    report(
      diagnostic("BG0902", "the story already exists and was not changed", {
        at: { path: story.path },
        help,
      }),
    );
    return undefined;
  }
  const fresh = files.filter((file) => !exists(file));
  for (const { path, from } of files.filter(exists))
    if (from) report(leftOut(`\`${path}\` exists already, so this line is left out`, from, source));
  for (const file of fresh) writeNew(file, root, dryRun);
  return fresh;
}
