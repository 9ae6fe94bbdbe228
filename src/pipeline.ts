import { join } from "node:path";
import type { BuildRequest, BuildResult } from "./build.ts";
import { type Config, readConfig } from "./config/config.ts";
import { acceleratedParsers } from "./content/accelerated.ts";
import { loadParsers } from "./content/load-parsers.ts";
import { type Parsers, readWith } from "./content/parsers.ts";
import type { Diagnostic, Report } from "./diagnostics/diagnostic.ts";
import { Problems } from "./diagnostics/problems.ts";
import { DamagedCache } from "./disk/details.ts";
import type { Disk } from "./disk/disk.ts";
import { type Inputs, writeLastBuild } from "./disk/last-build.ts";
import { openOutput, stateFolder } from "./disk/open-output.ts";
import { saveTime } from "./disk/save-time.ts";
import { type FoundFile, readSource, type SiteFiles } from "./disk/scan.ts";
import { stamp } from "./disk/stamp.ts";
import { loadTheme } from "./disk/theme.ts";
import { audit } from "./graph/audit.ts";
import { buildGraph } from "./graph/build.ts";
import { nextMoment, select } from "./graph/select.ts";
import { Recorder, recorded } from "./incremental/facts.ts";
import { type Plan, planPages } from "./pages/plan.ts";
import { Dictionary } from "./pages/words.ts";
import { parseAll } from "./parse/parse-all.ts";
import { publishAll } from "./publish-all.ts";
import { checkPages } from "./render/check-pages.ts";
import { type OutputFile, render } from "./render/render.ts";
import type { Theme } from "./render/theme.ts";
import type { Session } from "./session.ts";
import { summarise } from "./summary.ts";
import { hashOf } from "./text/hash.ts";

export interface Work {
  readonly request: BuildRequest;
  readonly files: SiteFiles;
  /** What the scan reported. */
  readonly found: readonly Diagnostic[];
  readonly inputs: Inputs;
  readonly disk: Disk;
  readonly session: Session | undefined;
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
  const problems = new Problems(work.request.strict, work.found);
  const recorder = new Recorder();
  const sources = await readSources(work, state, recorder, problems);
  try {
    const site = assemble(sources, work, recorder, problems.report);
    work.request.profile?.lap("plan");
    return work.request.out === undefined
      ? check(site, sources, work, problems)
      : publish(site, sources, work, recorder, problems);
  } finally {
    sources.parsed.close();
  }
}

/** Everything that the site is made from, read and decoded. */
async function readSources(work: Work, state: string | undefined, recorder: Recorder, problems: Problems) {
  const { request, files, disk } = work;
  const { parser, threads, profile } = request;
  const { report } = problems;
  // Of Markdown there is none in what is read here.
  const parsers = parser === "reference" ? await loadParsers(parser) : acceleratedParsers(undefined);
  const theme = loadTheme(files.theme, disk, report);
  const config = await siteConfig(work, parsers, recorder, report);
  problems.severities = config.severities;
  const dictionary = await readWith(
    parsers,
    ({ yaml }) => new Dictionary(theme.strings, config, yaml, report),
  );
  profile?.lap("theme, configuration");

  const reading = { files: files.briefings, config, parser, threads, state, version: stamp() };
  const parsed = await parseAll(reading, disk);
  for (const found of parsed.diagnostics.values())
    for (const problem of found) problems.reportOfFile(problem);
  profile?.lap("parse");
  return { theme, config, dictionary, parsed };
}

type Sources = Awaited<ReturnType<typeof readSources>>;

/** The graph, the pages and the files that they become; nothing is rendered yet. */
function assemble(
  { theme, config, dictionary, parsed }: Sources,
  { request, files }: Work,
  recorder: Recorder,
  report: Report,
) {
  const { documents, broken } = parsed;
  const { chosen, heldBack } = select(documents, request);
  const graph = buildGraph({ documents: chosen, heldBack, broken, now: request.now, recorder }, report);
  if (request.audit) audit(graph, report);
  request.profile?.lap("graph");
  const parts = { graph, config, heldBack, dictionary, documents: chosen };
  const plan = planPages({ ...parts, ...filesOf(files, theme) }, report);
  const outputs = [...render(plan, theme, config, recorder, report)];
  return { graph, plan, outputs, summary: summarise(graph, plan, config, heldBack) };
}

type Site = ReturnType<typeof assemble>;

/** Renders everything and follows every link, but writes nothing. */
function check(
  { outputs, plan, summary }: Site,
  { config }: Sources,
  { files }: Work,
  problems: Problems,
): Made {
  checkPages(outputs, plan, files.statics, config.site, problems.report);
  return { diagnostics: problems.settled(), summary };
}

function publish(
  { graph, plan, outputs: rendered, summary }: Site,
  { config, parsed }: Sources,
  { request, files, inputs, session, disk }: Work,
  recorder: Recorder,
  problems: Problems,
): Made {
  const { root, out = "", home, now, profile } = request;
  const output = openOutput({ root, out, home, siteId: config.site.id }, disk);
  if ("problem" in output) problems.report(output.problem);
  if ("problem" in output || problems.failed()) return { diagnostics: problems.settled(), summary };
  const outputs = [...rendered, ...copies(files, plan, recorder, disk)];
  const published = publishAll(outputs, { output, recorder, problems, version: stamp(), profile, disk });
  const { others, severities } = problems;
  const diagnostics = problems.settled();
  if (!published) return { diagnostics, summary };
  const times = { from: now, until: nextMoment(parsed.documents, now) };
  saveTime(() => writeLastBuild({ inputs, ...times, diagnostics, summary }, output.state, disk));
  session?.remember({
    ...{
      key: inputs.key,
      ...times,
      files,
      reader: parsed.reader,
      graph,
      plan,
      outputs,
      reads: published.reads,
      manifest: published.manifest,
    },
    ...{ diagnostics: { byFile: parsed.diagnostics, others, severities }, summary, output },
  });
  return { diagnostics, summary, published: published.report };
}

/** The configuration; whoever reads a part of it depends on that part. */
async function siteConfig(
  { request, files, disk }: Work,
  parsers: Parsers,
  recorder: Recorder,
  report: Report,
): Promise<Config> {
  const text = files.config && readSource(files.config, disk, report)?.text;
  const config = await readWith(parsers, ({ yaml }) => readConfig(text, request, yaml, report));
  return recorded(config, {
    recorder,
    keyOf: (name) => hashOf(`config ${name}`),
    hash: (value) => hashOf(JSON.stringify(value) ?? ""),
  });
}

/** What the plan knows of files that are published as they are. */
const filesOf = ({ statics, media }: SiteFiles, { assets }: Theme) => ({
  staticFiles: statics.map(({ path }) => path.slice("static/".length)),
  media: media.map(({ path }) => path),
  assets: assets.map(({ path }) => path),
});

/** Files of the site that are published as they are. */
function* copies(
  { statics, media }: SiteFiles,
  plan: Plan,
  recorder: Recorder,
  disk: Disk,
): Generator<OutputFile> {
  const copy = (path: string, { absolute, seen }: FoundFile): OutputFile => {
    const facts = seen === "" ? [] : [recorder.define(hashOf(`copy ${path}`), hashOf(seen))];
    return { path, kind: "copy", reads: new Set(facts), make: () => disk.read(absolute) };
  };
  for (const file of statics) yield copy(file.path.slice("static/".length), file);
  for (const file of media) {
    const path = plan.media.get(file.path);
    if (path !== undefined) yield copy(path, file);
  }
}
