import { basename, dirname, extname, join, resolve } from "node:path";
import { readConfig } from "../config/config.ts";
import type { Document } from "../content/document.ts";
import { parse } from "../content/parse.ts";
import { decodeText } from "../content/source-file.ts";
import { type Diagnostic, diagnostic, settle } from "../diagnostics/diagnostic.ts";
import { nodeDisk } from "../disk/disk.ts";
import { scan } from "../disk/scan.ts";
import { type ExistingRecords, importText, type NewFile } from "../import/import.ts";
import { momentAt, readMoment } from "../text/dates.ts";
import { nameKey } from "../text/names.ts";
import { exitCode, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { readNow } from "./options.ts";
import { printDiagnostics, type ReportOptions } from "./report.ts";

export interface ImportOptions extends ReportOptions {
  readonly root: string;
  readonly title?: string;
  readonly date?: string;
  readonly now?: string;
  readonly dryRun: boolean;
}

/** Writes a briefing and its records for each text. Nothing that exists is ever overwritten. */
export async function importCommand(
  files: readonly string[],
  options: ImportOptions,
  io: Io,
): Promise<number> {
  if (options.title !== undefined && files.length > 1)
    throw new UsageError("--title is for one file at a time");
  if (options.date !== undefined && !readMoment(options.date, "UTC"))
    throw new UsageError(`--date ${options.date} is not a date; write 2026-11-23`);
  const root = resolve(io.cwd, options.root);
  const found: Diagnostic[] = [];
  const texts = new Map<string, string>();
  for (const file of files) {
    const made = await importFile(file, root, options, io, (problem) => found.push(problem));
    for (const { path, text } of made) texts.set(path, text);
    if (!options.quiet && options.format === "pretty") {
      for (const { path } of made) io.err(`${options.dryRun ? "would write" : "wrote"} ${path}\n`);
    }
  }
  const diagnostics = settle(found);
  printDiagnostics(diagnostics, (path) => texts.get(path), options, io);
  return exitCode(diagnostics, false);
}

async function importFile(
  file: string,
  root: string,
  options: ImportOptions,
  io: Io,
  report: (found: Diagnostic) => void,
): Promise<NewFile[]> {
  const absolute = nodeDisk.follow(resolve(io.cwd, file));
  if (absolute === undefined || nodeDisk.info(absolute)?.kind !== "file")
    throw new UsageError(`there is no file ${file}`);
  const decoded = decodeText(file, nodeDisk.read(absolute));
  if (!("text" in decoded)) {
    report(decoded.problem);
    return [];
  }
  const site = readSite(root);
  const { files, diagnostics } = importText({
    ...{
      file: basename(file),
      text: decoded.text,
      title: options.title,
      date: options.date,
      existing: site.existing,
    },
    isMarkdown: [".md", ".markdown"].includes(extname(file).toLowerCase()),
    today: momentAt(readNow(options.now, io), site.config.site.timeZone).day,
    sections: site.config.sections,
  });
  const exists = ({ path }: NewFile) => nodeDisk.info(join(root, path)) !== undefined;
  const story = files.find(({ kind }) => kind === "story");
  if (story && exists(story)) {
    report(
      diagnostic("BG0902", "the story exists already, and is left as it is", {
        at: { path: story.path },
        help: ["give another --title or --date, or remove the file yourself"],
      }),
    );
    return [];
  }
  for (const problem of diagnostics) report(problem);
  const fresh = files.filter((made) => !exists(made));
  for (const { path, text } of fresh) {
    // What a build will say of the new file, the person should hear now.
    for (const problem of parse(
      { path, digest: "", text },
      { timeZone: site.config.site.timeZone, sections: site.config.sections },
    ).diagnostics)
      report(problem);
    if (options.dryRun) continue;
    nodeDisk.makeFolder(dirname(join(root, path)));
    nodeDisk.create(join(root, path), text);
  }
  return fresh;
}

/** The site's configuration, and what its records have names for already. Its own problems are for `build` to tell. */
function readSite(root: string) {
  const silent = () => {};
  const files = scan(root, nodeDisk, silent);
  const config = readConfig(files.config, {}, silent);
  const options = { timeZone: config.site.timeZone, sections: config.sections };
  const records = files.briefings.filter(({ path }) =>
    /^briefings\/(?:topics|sources|questions)\//.test(path),
  );
  return { config, existing: existingOf(records.flatMap((file) => parse(file, options).document ?? [])) };
}

function existingOf(documents: readonly Document[]): ExistingRecords {
  const topics = new Map<string, string>();
  const questions = new Map<string, string>();
  const outlets: ExistingRecords["outlets"][number][] = [];
  for (const document of documents) {
    if (document.kind === "topic")
      for (const name of [document.front.name, ...document.front.aliases.map(({ value }) => value)])
        topics.set(nameKey(name), document.front.name);
    else if (document.kind === "question") questions.set(nameKey(document.front.question), document.slug);
    else if (document.kind === "outlet")
      outlets.push({
        name: document.front.name,
        aliases: document.front.aliases.map(({ value }) => value),
        url: document.front.url ?? "",
      });
  }
  return { topics, questions, outlets };
}
