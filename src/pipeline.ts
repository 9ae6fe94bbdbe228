import { join } from "node:path";
import { assemble, interpret } from "./assemble.ts";
import type { BuildRequest, BuildResult } from "./build.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { Problems } from "./diagnostics/problems.ts";
import { cardTools } from "./disk/card-tools.ts";
import type { Disk } from "./disk/disk.ts";
import { keptImages, openImages } from "./disk/images.ts";
import { type Inputs, writeLastBuild } from "./disk/last-build.ts";
import { manifestKey } from "./disk/manifest.ts";
import { openOutput, stateFolder } from "./disk/open-output.ts";
import type { Output } from "./disk/output.ts";
import { saveTime } from "./disk/save-time.ts";
import { readSource, type SiteFiles } from "./disk/scan.ts";
import { stamp } from "./disk/stamp.ts";
import { DamagedCache } from "./disk/stored.ts";
import { loadTheme } from "./disk/theme.ts";
import { nextMoment } from "./graph/select.ts";
import { Recorder } from "./incremental/facts.ts";
import { makeKept } from "./making/kept.ts";
import { type Publishing, publishAll } from "./making/publish-all.ts";
import { hashOfDocuments, type SameSite, SecondMaker, WORTH_IT } from "./making/second-maker.ts";
import { parseAll } from "./parse/parse-all.ts";
import type { Progress } from "./pauses.ts";
import { checkPages } from "./render/check-pages.ts";
import { searchFolder } from "./search/search-folder.ts";
import type { Session } from "./session.ts";

export interface Work {
  readonly request: BuildRequest;
  readonly files: SiteFiles;
  /** What the scan reported. */
  readonly found: readonly Diagnostic[];
  readonly inputs: Inputs;
  readonly disk: Disk;
  readonly session: Session | undefined;
  readonly signal: AbortSignal | undefined;
  readonly progress?: Progress | undefined;
}

type Made = Omit<BuildResult, "sourceOf">;

/** All stages of a build, from the sources that the scan found to the published site. */
export async function makeSite(work: Work): Promise<Made> {
  const { request, disk } = work;
  const state = stateFolder(request.root, disk);
  try {
    return await attempt(work, request.out === undefined ? undefined : state);
  } catch (error) {
    if (!(error instanceof DamagedCache)) throw error;
    disk.removeTree(join(state, "documents"));
    return attempt(work, state);
  }
}

async function attempt(work: Work, state: string | undefined): Promise<Made> {
  const { request, found } = work;
  const problems = new Problems(request.strict, found);
  const helper = request.threads && state !== undefined ? new SecondMaker() : undefined;
  const tools = { recorder: new Recorder(), problems, helper, state };
  try {
    return await make(work, await readSources(work, tools), tools);
  } finally {
    await helper?.stop();
  }
}

interface Tools {
  readonly recorder: Recorder;
  readonly problems: Problems;
  /** A second thread that makes the same site; undefined where there is to be none. */
  readonly helper: SecondMaker | undefined;
  /** The folder of what is kept between builds; undefined where nothing is to be written. */
  readonly state: string | undefined;
}

/** The site that the sources give, and its publication. */
async function make(work: Work, sources: Sources, tools: Tools): Promise<Made> {
  const { request, files, disk } = work;
  const { recorder, problems, helper } = tools;
  const { report } = problems;
  const found = outputOf(request, sources, disk);
  if (found && "problem" in found) report(found.problem);
  const output = found && "folder" in found ? found : undefined;
  try {
    if (output && !problems.failed()) helper?.build(sameSite(output, sources, work, tools.state!));
    const images = await openImages(files, { state: output?.state, version: stamp(), disk });
    const cards = cardTools(sources.config.images.cards, report);
    const kept = output && keptImages(output);
    const site = assemble({ ...sources, files, images, cards, kept }, request, recorder, { report, disk });
    images.save();
    if (!found) checkPages(site.outputs, sources.config.site, report);
    if (!output || problems.failed()) return { diagnostics: problems.settled(), summary: site.summary };
    await makeKept(site.made, kept!, { disk, report, signal: work.signal });
    if (site.made.length > 0) request.profile?.lap("images");
    if (problems.failed()) return { diagnostics: problems.settled(), summary: site.summary };
    return await publish(site, sources, { ...work, output, recorder, problems, helper });
  } finally {
    sources.close();
  }
}

/** Everything that the site is made from, read and decoded. */
async function readSources(work: Work, { recorder, problems, helper, state }: Tools) {
  const { request, files, disk, signal, progress } = work;
  const { parser, threads, profile } = request;
  const { report } = problems;
  const configText = files.config && readSource(files.config, disk, report)?.text;
  const settings = { theme: loadTheme(files.theme, disk, report), configText };
  const { config, dictionary } = await interpret(settings, request, recorder, report);
  problems.severities = config.severities;
  profile?.lap("theme, configuration");

  const reading = {
    files: files.briefings,
    config,
    parser,
    threads,
    state,
    version: stamp(),
    signal,
    progress,
    onRead: (read: number) => void (read >= WORTH_IT && helper?.load()),
  };
  const parsed = await parseAll(reading, disk);
  for (const found of parsed.diagnostics.values())
    for (const problem of found) problems.reportOfFile(problem);
  profile?.lap("parse");
  return { ...settings, config, dictionary, ...parsed };
}

type Sources = Awaited<ReturnType<typeof readSources>>;

/** Where the site is to be published, if it is. */
function outputOf({ root, out, home }: BuildRequest, { config }: Sources, disk: Disk) {
  return out === undefined ? undefined : openOutput({ root, out, home, siteId: config.site.id }, disk);
}

/** What a second thread is told to come to the same site. */
function sameSite(
  output: Output,
  { theme, configText, documents }: Sources,
  { request, files }: Work,
  state: string,
): SameSite {
  const { profile, ...same } = request;
  return {
    ...{ request: same, settings: { theme, configText }, files, output, state, version: stamp() },
    documents: hashOfDocuments(documents),
    profiled: profile !== undefined,
  };
}

async function publish(
  { graph, plan, outputs, summary }: ReturnType<typeof assemble>,
  { reader, documents, ...sources }: Sources,
  work: Work & Omit<Publishing, "version" | "profile">,
): Promise<Made> {
  const { request, files, inputs, session, output, problems, disk } = work;
  const { now, profile } = request;
  const folders = plan.search && request.search ? [searchFolder(plan.search, problems.report)] : [];
  const published = await publishAll(outputs, folders, { ...work, version: stamp(), profile });
  const { others, severities } = problems;
  const diagnostics = problems.settled();
  if (!published) return { diagnostics, summary };
  const { report, reads, manifest } = published;
  const times = { from: now, until: nextMoment(documents, now) };
  saveTime(() => writeLastBuild({ inputs, ...times, diagnostics, summary }, output.state, disk));
  session?.remember({
    ...{ key: inputs.key, ...times, files, reader, graph, plan, outputs, reads, manifest, summary, output },
    manifestKey: manifestKey(output.state, disk),
    diagnostics: { byFile: sources.diagnostics, others, severities },
  });
  return { diagnostics, summary, published: report };
}
