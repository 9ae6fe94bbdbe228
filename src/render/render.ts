import type { Config } from "../config/config.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { Fact, Recorder } from "../incremental/facts.ts";
import { outputFile } from "../pages/paths.ts";
import type { Plan } from "../pages/plan.ts";
import { hashOf } from "../text/hash.ts";
import { FeedWriter } from "./feeds.ts";
import { renderHostFile } from "./host-files.ts";
import { renderStoryMarkdown } from "./markdown/story.ts";
import { renderSitemap } from "./sitemap.ts";
import { Templates } from "./templates.ts";
import type { Theme } from "./theme.ts";

/** A file of the finished site, which can be made when it is needed. */
export interface OutputFile {
  /** Relative to the output folder, with `/`: `stories/summit/index.html`. */
  readonly path: string;
  /** Where in the order of time its stories begin; see `Page.first`. */
  readonly place?: number | undefined;
  /** For profiles: the template that makes it, or what it is. */
  readonly kind: string;
  /** What was read to plan it. Making it reads more; where nothing of all that has changed, it need not be made again. */
  readonly reads: Iterable<Fact>;
  /** Undefined where that failed, which is reported. */
  readonly make: () => string | Uint8Array | undefined;
}

/** A folder of the finished site that is made as a whole, and whose files are not known before. */
export interface OutputFolder {
  /** Relative to the output folder, with `/` at the end. No other file is made in it. */
  readonly path: string;
  readonly kind: string;
  /** What was read to plan it. */
  readonly reads: ReadonlySet<Fact>;
  /** What the folder is made from is read within `record`. Undefined where it cannot be made, which is reported. */
  readonly make: (record: Recording) => Promise<readonly FolderFile[] | undefined>;
}

export interface FolderFile {
  /** Relative to the folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

type Recording = <T>(work: () => T) => T;

/** The site's files, each to be made, written and dropped before the next. */
export function* render(
  plan: Plan,
  theme: Theme,
  config: Config,
  recorder: Recorder,
  report: Report,
): Generator<OutputFile> {
  const templates = new Templates(theme, recorder, report);
  for (const { path, template, subject, first, reads, model } of plan.pages) {
    const make = () => templates.render(`pages/${template}`, model(), subject ?? `/${path}`);
    yield { path: outputFile(path), kind: `pages/${template}`, place: first?.place, reads, make };
  }
  for (const { path, bytes } of theme.assets) {
    // The name of an asset changes with its content.
    const fact = recorder.define(hashOf(`asset ${path}`));
    yield { path, kind: "asset", reads: new Set([fact]), make: () => bytes };
  }
  yield* machineFiles(plan, config, recorder, templates);
}

const NONE: ReadonlySet<Fact> = new Set();

/** What is for programs. */
function* machineFiles(
  plan: Plan,
  config: Config,
  recorder: Recorder,
  templates: Templates,
): Generator<OutputFile> {
  const { feeds, markdown, sitemaps, hostFiles } = plan.machineFiles;
  const writer = new FeedWriter(templates, config, recorder);
  for (const file of feeds)
    yield { path: file.path, kind: `${file.format} feed`, reads: NONE, make: () => writer.write(file) };
  for (const { path, story } of markdown)
    yield { path, kind: "markdown", reads: NONE, make: () => renderStoryMarkdown(story()) };
  for (const { path, content, reads } of sitemaps)
    yield { path, kind: "sitemap", reads, make: () => renderSitemap(content, config.site) };
  const addresses = plan.redirects.map(({ from, to }) => `${from} ${to}`).join("\n");
  const moved = new Set([recorder.define(hashOf("redirects"), hashOf(addresses))]);
  for (const path of hostFiles)
    yield {
      path,
      kind: "host file",
      reads: path === "_redirects" ? moved : NONE,
      make: () => renderHostFile(path, plan, config, templates),
    };
}
