import { basename } from "node:path";
import { parseWith } from "../content/parse.ts";
import { decodeText } from "../content/source-file.ts";
import { type Diagnostic, diagnostic, settle } from "../diagnostics/diagnostic.ts";
import { printable } from "../diagnostics/printable.ts";
import { nodeDisk } from "../disk/disk.ts";
import { type Draft, DraftPlaces, type DraftTarget, type PlacedDraft } from "../import/draft.ts";
import { draftsIn } from "../import/drafts-in.ts";
import { isUnfit, type Unfit } from "../import/foreign-file.ts";
import { leftToDo } from "../import/house-report.ts";
import { NamedRecords, SiteOutlets } from "../import/site-outlets.ts";
import { reference } from "../markdown/reference.ts";
import { momentAt } from "../text/dates.ts";
import { plural } from "./counts.ts";
import { type ExistingSite, readSite } from "./existing-site.ts";
import { exitCode } from "./exit.ts";
import type { ImportOptions } from "./import-options.ts";
import type { Io } from "./io.ts";
import { type FileOrigin, readNow } from "./options.ts";
import { printDiagnostics } from "./print-diagnostics.ts";
import { isConfigured, siteFolder } from "./site-folder.ts";
import { writeNew } from "./write-new.ts";

/** Writes a draft for each entry of other programs' files that the site does not have yet. `paths`: of the files. */
export function importDrafts(
  paths: readonly string[],
  from: FileOrigin,
  options: ImportOptions,
  io: Io,
): number {
  const root = siteFolder(options.root, io, isConfigured);
  const site = readSite(root);
  const today = options.date ?? momentAt(readNow(options.now, io), site.config.site.timeZone).day;
  const run = new DraftImport(site, today);
  for (const path of paths) run.read(path, from);
  const written: PlacedDraft[] = [];
  for (const file of run.files) if (writeNew(file, root, options.dryRun)) written.push(file);
  if (!options.quiet && options.format === "pretty") {
    for (const { path } of written)
      io.err(`${options.dryRun ? "would write" : "wrote"} ${printable(path)}\n`);
    if (run.kept > 0) {
      const kept = plural(run.kept, "entry was imported before", "entries were imported before");
      io.err(`${kept}${options.verbose ? "" : "; -v says where they are"}\n`);
    }
  }
  const diagnostics = settle(run.diagnostics);
  printDiagnostics(diagnostics, (path) => run.texts.get(path), options, io);
  return exitCode(diagnostics, false);
}

/** What the files of one command become. */
class DraftImport {
  readonly diagnostics: Diagnostic[] = [];
  /** Texts by path, for the report. */
  readonly texts = new Map<string, string>();
  /** Entries that the site had. */
  kept = 0;
  readonly #drafts: PlacedDraft[] = [];
  readonly #site: ExistingSite;
  readonly #today: string;
  readonly #places: DraftPlaces;
  readonly #target: DraftTarget;
  readonly #topics: NamedRecords;

  constructor(site: ExistingSite, today: string) {
    const { config, records, stories } = site;
    this.#site = site;
    this.#today = today;
    this.#places = new DraftPlaces(stories);
    this.#topics = new NamedRecords("topics", [...new Set(records.topics.values())]);
    this.#target = {
      ...{ language: config.site.language, timeZone: config.site.timeZone, sections: config.sections },
      ...{ outlets: new SiteOutlets(records.outlets), topics: records.topics },
    };
  }

  /** Stories, and records for names that make no address of their own. */
  get files(): PlacedDraft[] {
    const records = [...this.#target.outlets.records.files, ...this.#topics.files];
    return this.#drafts.length === 0
      ? []
      : [...this.#drafts, ...records.map(([path, text]) => ({ path, text }))];
  }

  read(path: string, from: FileOrigin): void {
    const file = basename(path);
    const decoded = decodeText(file, nodeDisk.read(path));
    if (!("text" in decoded)) {
      this.diagnostics.push(decoded.problem);
      return;
    }
    const found = draftsIn(decoded.text, from, this.#target);
    const before = this.#drafts.length;
    const { drafts, notes } = isUnfit(found) ? { drafts: [found], notes: [] } : found;
    for (const one of drafts)
      if (isUnfit(one)) this.#refuse(one, file);
      else this.#place(one, file);
    for (const { code, message, help } of notes)
      if (this.#drafts.length > before)
        this.diagnostics.push(diagnostic(code, message, { at: { path: file }, help: [help] }));
  }

  #refuse({ unfit, help, position }: Unfit, file: string): void {
    const at = { path: file, ...(position ? { position } : {}) };
    this.diagnostics.push(diagnostic("BG0906", unfit, { at, help: [help] }));
  }

  #place(draft: Draft, file: string): void {
    const placed = this.#places.place(draft, this.#today);
    if ("existing" in placed) {
      this.kept += 1;
      const help = ["to import it again, delete that story"];
      const message = `“${draft.title}” was imported before`;
      this.diagnostics.push(diagnostic("BG0909", message, { at: { path: placed.existing }, help }));
      return;
    }
    const { diagnostics } = parseWith({ ...placed, digest: "" }, this.#site.options, reference);
    const problem = diagnostics.find(({ severity }) => severity === "error");
    if (problem) {
      const message = `“${draft.title}” was left out: a build would refuse it`;
      const details = { at: { path: file }, label: problem.message, help: problem.help ?? [] };
      this.diagnostics.push(diagnostic("BG0907", message, details));
      return;
    }
    this.#drafts.push(placed);
    this.texts.set(placed.path, placed.text);
    for (const topic of (draft.front.topics ?? []) as readonly string[]) this.#topics.add(topic);
    const told = { title: draft.title, date: draft.date, sources: 0 };
    const notes = draft.notes.map(({ code, message, help }) =>
      diagnostic(code, message, { at: { path: placed.path }, help: [help] }),
    );
    this.diagnostics.push(...diagnostics, ...leftToDo(placed, told, 0), ...notes);
  }
}
