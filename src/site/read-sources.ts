import { join } from "node:path";
import { type Config, readConfig } from "../config/config.ts";
import type { Document } from "../content/document.ts";
import { type Tracker, tracked } from "../dependencies/tracker.ts";
import type { Diagnostic, Report } from "../diagnostics/diagnostic.ts";
import type { Problems } from "../diagnostics/problems.ts";
import type { Disk } from "../disk/disk.ts";
import { select } from "../graph/select.ts";
import { acceleratedParsers } from "../markdown/accelerated.ts";
import { loadParsers } from "../markdown/load-parsers.ts";
import { readWith } from "../markdown/read-with.ts";
import { loadInTurn } from "../process/load.ts";
import { type DocumentReader, openReader } from "../reading/document-reader.ts";
import { indexedDocuments } from "../reading/indexed-documents.ts";
import { readSource, type SiteFiles } from "../source/scan.ts";
import { loadTheme, withRules } from "../source/theme-files.ts";
import { stamp } from "../store/stamp.ts";
import { hashOf } from "../text/hash.ts";
import { settingsCss } from "../theme/settings.ts";
import type { Theme } from "../theme/theme.ts";
import { Dictionary } from "../theme/words.ts";
import type { BuildRequest } from "./request.ts";
import type { Work } from "./work.ts";

/** Everything that a site is made from, read and decoded. */
export interface Sources {
  readonly theme: Theme;
  readonly config: Config;
  readonly dictionary: Dictionary;
  readonly documents: readonly Document[];
  /** The documents that are on the site, and the others. */
  readonly selection: ReturnType<typeof select>;
  /** Paths of files that are not texts, or whose front matter cannot be read. */
  readonly broken: readonly string[];
  /** Path of a file → the problems in it alone; no advice about files that are not on the site. */
  readonly diagnostics: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Absent if others read the texts. */
  readonly reader: DocumentReader | undefined;
  /** Call this when texts are no longer needed all the time. */
  readonly close: () => void;
}

interface Reading {
  readonly tracker: Tracker;
  readonly problems: Problems;
  /** The reader of this process's last update. */
  readonly before: DocumentReader | undefined;
}

export async function readSources(
  { request, files, state, disk, signal, progress }: Work,
  { tracker, problems, before }: Reading,
): Promise<Sources> {
  const { theme, config, dictionary } = await readSettings(files, request, { tracker, problems, disk });
  request.profile?.lap("theme, configuration");

  const { parser, threads, out, part } = request;
  const store =
    state === undefined ? undefined : { folder: documentsIn(state), isReadOnly: out === undefined };
  const reader = part ? undefined : openReader({ config, parser, version: stamp(), store }, before, disk);
  const read = part
    ? indexedDocuments(part.indexes, disk)
    : await reader!.read(files.texts, { threads, signal, progress });
  const selection = select(read.documents, request);
  for (const { document } of selection.heldBack) withoutAdvice(read.diagnostics, document.path);
  for (const found of read.diagnostics.values()) for (const problem of found) problems.reportOfFile(problem);
  request.profile?.lap("parse");
  return { theme, config, dictionary, ...read, selection, reader, close: () => reader?.close() };
}

/** The theme and the configuration, whose severities the problems have from then on. */
export async function readSettings(
  files: Pick<SiteFiles, "theme" | "config">,
  request: Pick<BuildRequest, "parser" | "baseUrl">,
  {
    tracker,
    problems,
    disk,
  }: { readonly tracker: Tracker; readonly problems: Problems; readonly disk: Disk },
): Promise<Pick<Sources, "theme" | "config" | "dictionary">> {
  const { report } = problems;
  const loaded = loadTheme(files.theme, disk, report);
  const configText = files.config && readSource(files.config, disk, report)?.text;
  const { config, dictionary } = await interpret({ theme: loaded, configText }, request, tracker, report);
  problems.severities = config.severities;
  return { theme: withRules(loaded, settingsCss(config.theme)), config, dictionary };
}

function withoutAdvice(diagnostics: Map<string, readonly Diagnostic[]>, path: string): void {
  const found = diagnostics.get(path);
  if (found)
    diagnostics.set(
      path,
      found.filter(({ severity }) => severity !== "advice"),
    );
}

/** Where documents are kept. */
export const documentsIn = (state: string): string => join(state, "documents");

/** Reads the configuration and the theme's words. Whoever reads a part of the configuration depends on that part. */
async function interpret(
  { theme, configText }: { readonly theme: Theme; readonly configText: string | undefined },
  request: Pick<BuildRequest, "parser" | "baseUrl">,
  tracker: Tracker,
  report: Report,
): Promise<{ config: Config; dictionary: Dictionary }> {
  if (request.parser === "reference") loadInTurn(import.meta.url, "../markdown/reference.js");
  // These files contain no Markdown.
  const parsers =
    request.parser === "reference" ? await loadParsers(request.parser) : acceleratedParsers(undefined);
  const config = tracked(
    await readWith(parsers, ({ yaml }) => readConfig(configText, request, yaml, report)),
    {
      tracker,
      what: "config",
      hash: (value) => hashOf(JSON.stringify(value) ?? ""),
    },
  );
  const dictionary = await readWith(
    parsers,
    ({ yaml }) => new Dictionary(theme.strings, config, yaml, report),
  );
  return { config, dictionary };
}
