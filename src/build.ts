import { CONFIG_FILE, type Config, readConfig } from "./config/config.ts";
import type { Document } from "./content/document.ts";
import { loadParsers, type ParserChoice } from "./content/load-parsers.ts";
import { parse } from "./content/parse.ts";
import { type Parsers, readWith } from "./content/parsers.ts";
import type { Diagnostic, Report } from "./diagnostics/diagnostic.ts";
import type { SourceOf } from "./diagnostics/pretty.ts";
import { Problems } from "./diagnostics/problems.ts";
import type { Disk } from "./disk/disk.ts";
import { openOutput } from "./disk/open-output.ts";
import { Publication, type PublishReport } from "./disk/publish.ts";
import { type SiteFiles, scan } from "./disk/scan.ts";
import { loadTheme } from "./disk/theme.ts";
import { audit } from "./graph/audit.ts";
import { buildGraph } from "./graph/build.ts";
import { type HeldBack, select } from "./graph/select.ts";
import type { SiteGraph } from "./graph/site-graph.ts";
import { type Plan, planPages } from "./pages/plan.ts";
import { Dictionary } from "./pages/words.ts";
import { checkPages } from "./render/check-pages.ts";
import { type OutputFile, render } from "./render/render.ts";
import type { Theme } from "./render/theme.ts";

export interface BuildRequest {
  /** The site's folder; absolute. */
  readonly root: string;
  /** The output folder, relative to `root` or absolute; undefined where nothing is to be written. */
  readonly out: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly drafts: boolean;
  readonly future: boolean;
  /** The clock, read once: milliseconds since 1970. */
  readonly now: number;
  /** Whether warnings keep the site from being published, too. */
  readonly strict: boolean;
  /** Whether to look for editorial advice as well. */
  readonly audit: boolean;
  readonly parser: ParserChoice;
  /** The user's home folder, which must not be the output. */
  readonly home: string;
}

export interface BuildResult {
  /** Sorted; where one is an error, nothing was published. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sourceOf: SourceOf;
  readonly config: Config;
  readonly graph: SiteGraph;
  readonly plan: Plan;
  readonly heldBack: readonly HeldBack[];
  /** Absent where nothing was published. */
  readonly published?: PublishReport;
}

/** The whole of briefgen: a folder of briefings becomes a site. */
export async function build(request: BuildRequest, disk: Disk): Promise<BuildResult> {
  const { root, now } = request;
  const problems = new Problems(request.strict);
  const { report } = problems;

  const files = scan(root, disk, report);
  const theme = loadTheme(root, disk, report);
  const parsers = await loadParsers(request.parser);
  const config = await readWith(parsers, ({ yaml }) => readConfig(files.config, request, yaml, report));
  problems.severities = config.severities;

  const { documents, broken } = await parseAll(files, config, parsers, report);
  const { chosen, heldBack } = select(documents, request);
  const graph = buildGraph({ documents: chosen, heldBack, broken, now }, report);
  if (request.audit) audit(graph, report);

  const dictionary = await readWith(
    parsers,
    ({ yaml }) => new Dictionary(theme.strings, config, yaml, report),
  );
  const plan = planPages(
    { graph, config, heldBack, dictionary, now, documents: chosen, ...filesOf(files, theme) },
    report,
  );
  const rendered = render(plan, theme, config.site, report);
  const site = { files, plan, rendered, config, problems };
  const published = request.out === undefined ? check(site) : publish(site, request.out, request, disk);

  const sourceOf = textsOf(files, theme);
  const result = { diagnostics: problems.settled(), sourceOf, config, graph, plan, heldBack };
  return published ? { ...result, published } : result;
}

async function parseAll(
  files: SiteFiles,
  config: Config,
  parsers: Parsers,
  report: Report,
): Promise<{ documents: Document[]; broken: string[] }> {
  const options = { timeZone: config.site.timeZone, sections: config.sections };
  const documents: Document[] = [];
  const broken = [...files.unreadable];
  for (const file of files.briefings) {
    const { document, diagnostics } = await parse(file, options, parsers);
    for (const found of diagnostics) report(found);
    if (document) documents.push(document);
    else broken.push(file.path);
  }
  return { documents, broken };
}

/** What the plan knows of files that are published as they are. */
const filesOf = ({ statics, media }: SiteFiles, { assets }: Theme) => ({
  staticFiles: statics.map(({ path }) => path.slice("static/".length)),
  media: media.map(({ path }) => path),
  assets: assets.map(({ path }) => path),
});

/** A planned site, on its way to the disk. */
interface PlannedSite {
  readonly files: SiteFiles;
  readonly plan: Plan;
  /** Made while it is read. */
  readonly rendered: Iterable<OutputFile>;
  readonly config: Config;
  readonly problems: Problems;
}

/** Renders everything and follows every link, but writes nothing. */
function check({ rendered, plan, files, config, problems }: PlannedSite): undefined {
  checkPages(rendered, plan, files.statics, config.site, problems.report);
}

/** Stages everything, then commits; where anything failed or a file is in the way, nothing is published. */
function publish(
  site: PlannedSite,
  out: string,
  { root, home }: BuildRequest,
  disk: Disk,
): PublishReport | undefined {
  const { files, plan, rendered, config, problems } = site;
  const output = openOutput({ root, out, home, siteId: config.site.id }, disk);
  if ("problem" in output) problems.report(output.problem);
  if ("problem" in output || problems.failed()) return undefined;

  const publication = new Publication(output, disk, problems.report);
  try {
    for (const { path, content } of rendered) publication.add(path, content);
    for (const { path, absolute } of files.statics)
      publication.add(path.slice("static/".length), disk.read(absolute));
    for (const { path, absolute } of files.media) {
      const target = plan.media.get(path);
      if (target !== undefined) publication.add(target, disk.read(absolute));
    }
    publication.seal();
  } catch (error) {
    publication.abandon();
    throw error;
  }
  if (!problems.failed()) return publication.commit();
  publication.abandon();
  return undefined;
}

/** The texts that diagnostics point into. */
function textsOf({ briefings, config }: SiteFiles, { templates }: Theme): SourceOf {
  const texts = new Map([...templates.values(), ...briefings].map(({ path, text }) => [path, text]));
  if (config !== undefined) texts.set(CONFIG_FILE, config);
  return (path) => texts.get(path);
}
