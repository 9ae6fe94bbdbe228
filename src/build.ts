import { type Config, readConfig } from "./config/config.ts";
import type { Document } from "./content/document.ts";
import { parse } from "./content/parse.ts";
import { type Diagnostic, diagnostic, settle } from "./diagnostics/diagnostic.ts";
import type { SourceOf } from "./diagnostics/pretty.ts";
import type { Disk } from "./disk/disk.ts";
import { type Output, openOutput } from "./disk/output.ts";
import { Publication, type PublishReport } from "./disk/publish.ts";
import { type SiteFiles, scan } from "./disk/scan.ts";
import { loadTheme } from "./disk/theme.ts";
import { audit } from "./graph/audit.ts";
import { buildGraph } from "./graph/build.ts";
import { type HeldBack, select } from "./graph/select.ts";
import type { SiteGraph } from "./graph/site-graph.ts";
import { type Plan, planPages } from "./pages/plan.ts";
import { checkPages } from "./render/check-pages.ts";
import { type OutputFile, render } from "./render/render.ts";

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
  const { root } = request;
  const found: Diagnostic[] = [];
  const report = (problem: Diagnostic) => void found.push(problem);

  const files = scan(root, disk, report);
  const theme = loadTheme(root, disk, report);
  const config = readConfig(files.config, request, report);
  if (!files.exists)
    report(
      diagnostic("BG0704", "there is no folder briefings/ here", {
        help: ["run briefgen in the site's folder, or give its path"],
      }),
    );

  const { documents, broken } = parseAll(files, config, report);
  const { chosen, heldBack } = select(documents, request);
  const graph = buildGraph({ documents: chosen, heldBack, broken }, report);
  if (request.audit) audit(graph, report);
  const plan = planPages(
    {
      ...{ graph, config, heldBack, documents: chosen, strings: theme.strings, now: request.now },
      staticFiles: files.statics.map(({ path }) => path.slice("static/".length)),
      media: files.media.map(({ path }) => path),
      assets: theme.assets.map(({ path }) => path),
    },
    report,
  );

  const settled = () => settle(found, config.severities);
  const failed = () =>
    settled().some(({ severity }) => severity === "error" || (request.strict && severity === "warning"));
  const result = (published?: PublishReport): BuildResult => ({
    ...{
      config,
      graph,
      plan,
      heldBack,
      diagnostics: settled(),
      sourceOf: sources(files, theme.templates.values()),
    },
    ...(published ? { published } : {}),
  });
  const { out, home } = request;
  const output =
    out === undefined ? undefined : openOutput({ root, out, home, siteId: config.site.id }, disk);
  if (output && "problem" in output) report(output.problem);
  if (!output) checkPages(render(plan, theme, config.site, report), plan, files.statics, config.site, report);
  if (!output || "problem" in output || failed()) return result();

  return result(
    publish(render(plan, theme, config.site, report), { files, plan, output, disk, failed, report }),
  );
}

function parseAll(
  files: SiteFiles,
  config: Config,
  report: (found: Diagnostic) => void,
): { documents: Document[]; broken: string[] } {
  const options = { timeZone: config.site.timeZone, sections: config.sections };
  const documents: Document[] = [];
  const broken = [...files.unreadable];
  for (const file of files.briefings) {
    const { document, diagnostics } = parse(file, options);
    for (const found of diagnostics) report(found);
    if (document) documents.push(document);
    else broken.push(file.path);
  }
  return { documents, broken };
}

interface Publishing {
  readonly files: SiteFiles;
  readonly plan: Plan;
  readonly output: Output;
  readonly disk: Disk;
  readonly failed: () => boolean;
  readonly report: (found: Diagnostic) => void;
}

/** Stages everything, then commits; where a template failed or a file is in the way, nothing is published. */
function publish(
  rendered: Iterable<OutputFile>,
  { files, plan, output, disk, failed, report }: Publishing,
): PublishReport | undefined {
  const publication = new Publication(output, disk, report);
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
  if (!failed()) return publication.commit();
  publication.abandon();
  return undefined;
}

/** The texts that diagnostics point into. */
function sources(files: SiteFiles, templates: Iterable<{ path: string; text: string }>): SourceOf {
  const texts = new Map<string, string>();
  for (const { path, text } of templates) texts.set(path, text);
  for (const { path, text } of files.briefings) texts.set(path, text);
  if (files.config !== undefined) texts.set("briefgen.config.yaml", files.config);
  return (path) => texts.get(path);
}
