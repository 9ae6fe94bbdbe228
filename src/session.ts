import type { BuildRequest, BuildResult } from "./build.ts";
import type { OutlinedStory, StoryDetail, StoryDocument } from "./content/document.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { Problems } from "./diagnostics/problems.ts";
import type { Disk } from "./disk/disk.ts";
import { type FoundFile, foundFile } from "./disk/found-file.ts";
import { hashOfSources, type Inputs } from "./disk/last-build.ts";
import { type Manifest, manifestKey } from "./disk/manifest.ts";
import type { Output } from "./disk/output.ts";
import { Publication, type PublishReport } from "./disk/publish.ts";
import { type SiteFiles, sourcesOf } from "./disk/scan.ts";
import { DamagedCache } from "./disk/stored.ts";
import type { StoryNode } from "./graph/nodes.ts";
import type { SiteGraph } from "./graph/site-graph.ts";
import type { Fact } from "./incremental/facts.ts";
import type { Reads } from "./incremental/records.ts";
import type { Plan } from "./pages/plan.ts";
import type { Reader } from "./parse/reader.ts";
import type { OutputFile } from "./render/render.ts";
import type { SiteSummary } from "./summary.ts";

/** A site as the last build of this process left it. */
export interface BuiltSite {
  /** What the result depends on besides the sources and the clock. */
  readonly key: string;
  /** The clock changes nothing from then on and until then: milliseconds since 1970. */
  readonly from: number;
  readonly until: number | undefined;
  files: SiteFiles;
  readonly reader: Reader;
  readonly graph: SiteGraph;
  readonly plan: Plan;
  readonly outputs: readonly OutputFile[];
  readonly reads: Reads;
  /** What the output holds. */
  manifest: Manifest;
  /** Tells whether another process has published there since; see `manifestKey`. */
  manifestKey: string | undefined;
  readonly diagnostics: {
    /** Of single files, by their path. */
    readonly byFile: Map<string, readonly Diagnostic[]>;
    /** Of the site as a whole. */
    readonly others: readonly Diagnostic[];
    readonly severities: Problems["severities"];
  };
  readonly summary: SiteSummary;
  readonly output: Output;
}

interface Lookup {
  readonly files: ReadonlyMap<string, FoundFile>;
  readonly nodes: ReadonlyMap<string, StoryNode>;
}

interface Changes {
  readonly dirty: ReadonlySet<string>;
  /** See `BuiltSite`. */
  readonly key: string;
  readonly request: BuildRequest;
}

/** A story whose file changed, as it was and as it is. */
interface Edited {
  readonly file: FoundFile;
  readonly node: StoryNode;
  readonly document: StoryDocument;
  /** What was found in the file alone. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What a process that builds again and again remembers in between. Most of the time one story's
 * wording changed, and nothing of how the site hangs together: then only that file is read, and only
 * the pages that show it are made. Everything else is for a whole build.
 */
export class Session {
  #site: BuiltSite | undefined;
  #found: Lookup | undefined;

  remember(site: BuiltSite): void {
    this.#site = site;
    this.#found = undefined;
  }

  forget(): void {
    this.#site = undefined;
  }

  get isEmpty(): boolean {
    return this.#site === undefined;
  }

  /** Builds after changes of the files that are dirty (absolute); undefined where that takes a whole build. */
  async rebuild(changes: Changes, disk: Disk): Promise<BuildResult | undefined> {
    try {
      return await this.#rebuild(changes, disk);
    } catch (error) {
      // Details may be in files that another process has replaced.
      if (!(error instanceof DamagedCache)) throw error;
      return undefined;
    }
  }

  async #rebuild({ dirty, key, request }: Changes, disk: Disk): Promise<BuildResult | undefined> {
    const { now, strict, audit } = request;
    const site = this.#site;
    this.#site = undefined;
    // Advice is about wordings, too.
    if (site?.key !== key || !isTime(now, site) || !isLast(site, disk) || audit) return undefined;
    const edits = await this.#editsOf(dirty, site, disk);
    if (!edits || edits.length === 0) return undefined;
    const problems = this.#problemsAfter(edits, site, strict);
    if (problems.failed()) return undefined;
    const stale = replace(edits, site);
    const published = publish(stale, site, problems, disk);
    if (!published || problems.failed()) return undefined;
    for (const { file, diagnostics } of edits) site.diagnostics.byFile.set(file.path, diagnostics);
    const edited = new Map(edits.map(({ file }) => [file.path, file]));
    const briefings = site.files.briefings.map((file) => edited.get(file.path) ?? file);
    site.files = { ...site.files, briefings };
    this.#site = site;
    return {
      diagnostics: problems.settled(),
      summary: site.summary,
      published,
      sourceOf: sourcesOf(site.files, disk),
    };
  }

  /** The site as it is, where these are its sources; undefined where something else is there by now. */
  current(
    { key, sources }: Inputs,
    { now, strict }: BuildRequest,
    disk: Disk,
  ): Omit<BuildResult, "sourceOf"> | undefined {
    const site = this.#site;
    if (site?.key !== key || sources === undefined || !isTime(now, site)) return undefined;
    if (hashOfSources(site.files) !== sources || !isLast(site, disk)) return undefined;
    const files = new Set(site.manifest.keys());
    const published = { written: [], unchanged: files.size, removed: [], files };
    return { diagnostics: this.#problemsAfter([], site, strict).settled(), summary: site.summary, published };
  }

  async #editsOf(dirty: ReadonlySet<string>, site: BuiltSite, disk: Disk): Promise<Edited[] | undefined> {
    const { files, nodes } = this.#lookup(site);
    // With links in the content one file may be two stories.
    if (files.size < site.files.briefings.length) return undefined;
    const edits: Edited[] = [];
    for (const absolute of dirty) {
      const found = files.get(absolute);
      const node = found && nodes.get(found.path);
      const info = disk.info(absolute);
      if (!found || !node || info?.kind !== "file" || disk.follow(absolute) !== absolute) return undefined;
      const edit = await readEdit(foundFile(found.path, absolute, info), node, site);
      if (!edit) return undefined;
      edits.push(edit);
    }
    return edits;
  }

  /** The site's files by their place on the disk, and its stories by their file. */
  #lookup(site: BuiltSite): Lookup {
    this.#found ??= {
      files: new Map(site.files.briefings.map((file) => [file.absolute, file])),
      nodes: new Map(site.graph.nodes.stories.map((node) => [node.document.path, node])),
    };
    return this.#found;
  }

  #problemsAfter(edits: readonly Edited[], { diagnostics }: BuiltSite, strict: boolean): Problems {
    const { byFile, others, severities } = diagnostics;
    const edited = edits.map(({ file, diagnostics }) => [file.path, diagnostics] as const);
    const ofFiles = new Map([...byFile, ...edited]);
    const problems = new Problems(strict, [...others, ...[...ofFiles.values()].flat()]);
    problems.severities = severities;
    return problems;
  }
}

/** Whether the clock has changed nothing since the site was built. */
const isTime = (now: number, { from, until = Number.POSITIVE_INFINITY }: BuiltSite): boolean =>
  now >= from && now < until;

/** Whether nobody else has published there since. */
const isLast = ({ output, manifestKey: key }: BuiltSite, disk: Disk): boolean =>
  manifestKey(output.state, disk) === key;

/** The edited story; undefined where more than its wording changed, or what was said of it may be otherwise. */
async function readEdit(
  file: FoundFile,
  node: StoryNode,
  { reader, plan, ...site }: BuiltSite,
): Promise<Edited | undefined> {
  const speaksOf = ({ at, also = [] }: Diagnostic) =>
    at?.path === file.path || also.some((other) => other.at.path === file.path);
  const source = reader.source(file);
  if (!("text" in source) || site.diagnostics.others.some(speaksOf)) return undefined;
  const { document, diagnostics } = reader.parsed(await reader.parse(file, source));
  if (document?.kind !== "story" || !document.sound) return undefined;
  // A card shows its story's title, and its address changes with it.
  if (plan.cards.size > 0 && document.front.title !== node.title) return undefined;
  if (structureOf(document) !== structureOf(node.document)) return undefined;
  const anchorsCount = document.fragments.length > 0 || plan.anchored.has(file.path);
  if (anchorsCount && anchorsOf(document.detail) !== anchorsOf(node.detail)) return undefined;
  return { file, node, document, diagnostics };
}

const anchorsOf = ({ anchors }: StoryDetail): string => anchors.join(" ");

/** Everything of a story that decides which pages there are, where they are and what they list. */
function structureOf({ id, slug, front, ...document }: OutlinedStory): string {
  const { title, summary, ...rest } = front;
  const { links, fragments, bullets, asks, tells, picture, inlineQuestions } = document;
  const parts = { id, slug, rest, links, fragments, bullets, asks, tells, picture, inlineQuestions };
  return JSON.stringify(parts, (name, value) => (name === "span" ? undefined : value));
}

/** Puts the stories as they are now in the place of what they were. Returns the files that show them. */
function replace(edits: readonly Edited[], { plan, outputs, reads }: BuiltSite): OutputFile[] {
  const changed = new Set<Fact>();
  for (const { node, document } of edits) {
    plan.replace(node.document, document);
    for (const fact of node.replace(document)) changed.add(fact);
  }
  const stale = reads.filesFrom(changed);
  return outputs.filter(({ path }) => stale.has(path));
}

/** Makes these files again, and publishes the site with them; undefined where the output is not as this process left it. */
function publish(
  stale: readonly OutputFile[],
  site: BuiltSite,
  problems: Problems,
  disk: Disk,
): PublishReport | undefined {
  const { output, outputs, graph, reads } = site;
  const publication = new Publication(output, disk, problems.report, site.manifest);
  try {
    for (const { path, make } of stale) {
      const facts = new Set<Fact>();
      const content = graph.recorder.record(facts, make);
      if (content !== undefined) publication.add(path, content);
      reads.remade(path, facts);
    }
    publication.keepOthers();
    publication.seal();
  } catch (error) {
    publication.abandon();
    throw error;
  }
  if (!problems.failed() && publication.manifest.size === outputs.length) {
    site.manifest = publication.manifest;
    const report = publication.commit();
    site.manifestKey = manifestKey(output.state, disk);
    return report;
  }
  publication.abandon();
  return undefined;
}
