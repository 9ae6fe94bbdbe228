import { join } from "node:path";
import type { BuildRequest, BuildResult } from "./build.ts";
import { type Config, readConfig } from "./config/config.ts";
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

/** All stages of a build, from the sources that the scan found to the published site. */
export async function makeSite(work: Work): Promise<Omit<BuildResult, "sourceOf">> {
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

async function attempt(work: Work, state: string | undefined): Promise<Omit<BuildResult, "sourceOf">> {
  const { request, files, inputs, disk } = work;
  const { out, now, profile } = request;
  const problems = new Problems(request.strict, work.found);
  const { report } = problems;
  const recorder = new Recorder();
  const parsers = await loadParsers(request.parser);

  const theme = loadTheme(files.theme, disk, report);
  const config = await siteConfig(work, parsers, recorder, report);
  problems.severities = config.severities;
  const dictionary = await readWith(
    parsers,
    ({ yaml }) => new Dictionary(theme.strings, config, yaml, report),
  );

  profile?.lap("theme, configuration");

  const { parser, threads } = request;
  const reading = { files: files.briefings, config, parser, threads, state, version: stamp() };
  const { documents, broken, diagnostics: byFile, reader } = await parseAll(reading, disk);
  for (const found of byFile.values()) for (const problem of found) problems.reportOfFile(problem);
  profile?.lap("parse");
  const { chosen, heldBack } = select(documents, request);
  const graph = buildGraph({ documents: chosen, heldBack, broken, now, recorder }, report);
  if (request.audit) audit(graph, report);
  profile?.lap("graph");

  const parts = { graph, config, heldBack, dictionary, documents: chosen };
  const plan = planPages({ ...parts, ...filesOf(files, theme) }, report);
  const rendered = [...render(plan, theme, config, recorder, report)];
  profile?.lap("plan");
  const summary = summarise(graph, plan, config, heldBack);

  if (out === undefined) {
    checkPages(rendered, plan, files.statics, config.site, report);
    return { diagnostics: problems.settled(), summary };
  }
  const output = openOutput({ ...request, out, siteId: config.site.id }, disk);
  if ("problem" in output) report(output.problem);
  if ("problem" in output || problems.failed()) return { diagnostics: problems.settled(), summary };
  const all = [...rendered, ...copies(files, plan, recorder, disk)];
  const published = publishAll(all, { output, recorder, problems, version: stamp(), profile, disk });
  const diagnostics = problems.settled();
  if (!published) return { diagnostics, summary };
  const until = nextMoment(documents, now);
  const times = { from: now, until };
  saveTime(() => writeLastBuild({ inputs, ...times, diagnostics, summary }, output.state, disk));
  const { others, severities } = problems;
  work.session?.remember({
    ...{ key: inputs.key, ...times, files, reader, graph, plan, outputs: all, reads: published.reads },
    ...{ diagnostics: { byFile, others, severities }, summary, output },
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
  const copy = (path: string, { absolute, info }: FoundFile): OutputFile => {
    const seen = info ? `${info.size} ${info.modified} ${info.changed}` : "";
    const fact = recorder.define(hashOf(`copy ${path}`), hashOf(seen));
    return { path, kind: "copy", reads: new Set([fact]), make: () => disk.read(absolute) };
  };
  for (const file of statics) yield copy(file.path.slice("static/".length), file);
  for (const file of media) {
    const path = plan.media.get(file.path);
    if (path !== undefined) yield copy(path, file);
  }
}
