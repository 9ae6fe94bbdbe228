import { assemble, interpret } from "./assemble.ts";
import type { BuildRequest, BuildResult } from "./build.ts";
import type { Config } from "./config/config.ts";
import { Problems } from "./diagnostics/problems.ts";
import type { Disk } from "./disk/disk.ts";
import { readSource, type SiteFiles, scan, sourcesOf } from "./disk/scan.ts";
import { stamp } from "./disk/stamp.ts";
import { loadTheme } from "./disk/theme.ts";
import type { SiteGraph } from "./graph/site-graph.ts";
import { Recorder } from "./incremental/facts.ts";
import type { Plan } from "./pages/plan.ts";
import { parseAll } from "./parse/parse-all.ts";

/** A site as it is now, read and planned, with nothing made or written. */
export interface ReadSite extends Pick<BuildResult, "diagnostics" | "sourceOf"> {
  readonly files: SiteFiles;
  readonly config: Config;
  readonly graph: SiteGraph;
  readonly plan: Plan;
}

type ReadRequest = Omit<BuildRequest, "out" | "home" | "search" | "audit" | "threads" | "profile">;

/** Reads a site, for commands that only look at it. Images are not looked into: nothing is shown. */
export async function readSite(request: ReadRequest, disk: Disk): Promise<ReadSite> {
  const problems = new Problems(request.strict);
  const { report } = problems;
  const files = scan(request.root, disk, report);
  const recorder = new Recorder();
  const configText = files.config && readSource(files.config, disk, report)?.text;
  const theme = loadTheme(files.theme, disk, report);
  const { config, dictionary } = await interpret({ theme, configText }, request, recorder, report);
  problems.severities = config.severities;
  const { parser } = request;
  const parsed = await parseAll(
    { files: files.briefings, config, parser, threads: false, state: undefined, version: stamp() },
    disk,
  );
  for (const found of parsed.diagnostics.values())
    for (const problem of found) problems.reportOfFile(problem);
  const images = { of: () => undefined };
  const ingredients = { ...parsed, theme, config, dictionary, files, images, cards: undefined };
  const { graph, plan } = assemble(
    { ...ingredients, kept: undefined },
    { ...request, audit: false, search: false },
    recorder,
    { report, disk },
  );
  return {
    ...{ files, config, graph, plan },
    diagnostics: problems.settled(),
    sourceOf: sourcesOf(files, disk),
  };
}
