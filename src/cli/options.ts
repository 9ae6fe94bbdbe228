import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { type Command, Option } from "commander";
import type { BuildRequest } from "../site/request.ts";
import { utcMoment, writtenMoment } from "../text/moments.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { addServeOptions, type ServeOptions } from "./serve-options.ts";
import { findSite } from "./site-folder.ts";
import { addStateOption, stateIn } from "./state-option.ts";

/** Options of every command that reads a site, as commander passes them. */
export interface SiteOptions {
  readonly out: string;
  readonly state?: string;
  readonly baseUrl?: string;
  readonly drafts?: boolean;
  readonly future?: boolean;
  readonly now?: string;
  readonly strict?: boolean;
  readonly format: "pretty" | "json" | "github";
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color: boolean;
}

/** What `briefgen graph` can print. */
export const GRAPH_FORMATS = ["json", "jsonld", "dot", "graphml", "mermaid"] as const;
export type GraphFormat = (typeof GRAPH_FORMATS)[number];

/** What `briefgen list` can list. */
export const LISTED = [
  "stories",
  "topics",
  "outlets",
  "articles",
  "authors",
  "questions",
  "storylines",
  "editions",
  "pages",
  "drafts",
  "future",
] as const;
export type Listed = (typeof LISTED)[number];

/** What `briefgen new` can create. */
export const NEW_KINDS = [
  "story",
  "topic",
  "source",
  "author",
  "question",
  "storyline",
  "edition",
  "page",
] as const;
export type NewKind = (typeof NEW_KINDS)[number];

/** Hosts for which `briefgen init` writes a configuration. */
export const HOSTS = ["github", "gitlab", "cloudflare", "netlify", "other"] as const;
export type Host = (typeof HOSTS)[number];

/** Other generators whose sites `briefgen import` can read. */
export const SITE_ORIGINS = ["hugo", "jekyll"] as const;
export type SiteOrigin = (typeof SITE_ORIGINS)[number];

/** Other programs whose files `briefgen import` can read. */
export const FILE_ORIGINS = ["kagi", "feed"] as const;
export type FileOrigin = (typeof FILE_ORIGINS)[number];

/** Shells that `briefgen completion` knows. */
export const SHELLS = ["bash", "zsh", "fish"] as const;
export type ShellName = (typeof SHELLS)[number];

/** Options of `build`. */
export interface BuildOptions extends SiteOptions {
  readonly profile?: boolean;
  /** A file that lists what a deployment has to change. */
  readonly changes?: string;
}

/** Options of `watch`. */
export interface WatchOptions extends Omit<SiteOptions, "out">, ServeOptions {
  /** Undefined if the command decides. */
  readonly out?: string;
  readonly serve: boolean;
  readonly open?: boolean;
  readonly poll?: boolean;
}

const OUT = ["-o, --out <folder>", "output folder, relative to the site's folder"] as const;

/** For commands that publish. */
export const addOutOption = (command: Command): Command => command.option(...OUT, "dist");

/** For commands that write an output to deploy. */
export const addChangesOption = (command: Command): Command =>
  command.option(
    "--changes <file>",
    "add the files that were added, changed or removed to this list (.json, or lines); delete it once they are deployed",
  );

export const addWatchOptions = (command: Command): Command =>
  addServeOptions(
    addStateOption(command).option(
      OUT[0],
      `${OUT[1]} (default: a private folder, with drafts and future stories)`,
    ),
  )
    .addOption(
      new Option("--no-serve", "build into dist, as build does, and serve nothing").conflicts([
        "port",
        "host",
        "allowHost",
        "open",
      ]),
    )
    .option("--poll", "check every file again and again: for network folders that do not report changes");

export function addSiteOptions(command: Command): Command {
  return addReportOptions(addSelection(addRoot(command)).option("--strict", "fail on warnings, too"));
}

export const addRoot = (command: Command): Command => command.argument("[root]", "the site's folder", ".");

/** For commands that read a site: its address, and which stories are part of it. */
export function addSelection(command: Command): Command {
  return addNow(
    command
      .option("--base-url <url>", "the site's address, instead of site.url in the configuration")
      .option("--drafts", "include stories and pages with the status draft")
      .option("--future", "include stories dated in the future"),
  );
}

export const addNow = (command: Command): Command =>
  command.option(
    "--now <time>",
    "the current time, which decides what is in the future (default: SOURCE_DATE_EPOCH, else the clock)",
  );

/** For commands that read a site and print something about it. */
export const addReadingOptions = (command: Command): Command =>
  addStateOption(addQuiet(addSelection(command))).option("--no-color", "print without colours");

/** For commands that write files and report each one. */
export const addQuiet = (command: Command): Command => command.option("-q, --quiet", "print errors only");

export function addReportOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--format <format>", "how to print problems")
        .choices(["pretty", "json", "github"])
        .default("pretty"),
    )
    .option("-q, --quiet", "print errors only")
    .option("-v, --verbose", "also print advice and every file that was written")
    .option("--no-color", "print without colours");
}

export function buildRequest(root: string, options: SiteOptions, io: Io): BuildRequest {
  const folder = findSite(root, io) ?? resolve(io.cwd, root);
  return {
    root: folder,
    out: options.out,
    state: stateIn(options.state, folder, io),
    baseUrl: options.baseUrl === undefined ? undefined : checkUrl(options.baseUrl),
    drafts: options.drafts ?? false,
    future: options.future ?? false,
    strict: options.strict ?? false,
    audit: options.verbose ?? false,
    now: readNow(options.now, io),
    parser: io.env.BRIEFGEN_PARSER === "reference" ? "reference" : "fastest",
    search: true,
    threads: availableParallelism() > 1,
    home: io.home,
  };
}

/** The clock, read once: `--now`, else `SOURCE_DATE_EPOCH` (reproducible-builds.org), else the system's. */
export function readNow(option: string | undefined, { env, clock }: Pick<Io, "env" | "clock">): number {
  if (option !== undefined) {
    const written = writtenMoment(option);
    const moment = written && utcMoment(written);
    if (!moment)
      throw new UsageError(`--now ${option} is not a date; write 2026-11-23 or 2026-11-23T14:30:00Z`);
    return moment.epoch;
  }
  const epoch = env.SOURCE_DATE_EPOCH;
  if (epoch === undefined || epoch === "") return clock();
  if (!/^\d{1,12}$/.test(epoch))
    throw new UsageError(`SOURCE_DATE_EPOCH is ${epoch}; it must be a number of seconds`);
  return Number(epoch) * 1000;
}

function checkUrl(address: string): string {
  if (/^https?:\/\//i.test(address) && URL.canParse(address)) return address;
  throw new UsageError(`--base-url ${address} is not a web address; write it like https://example.org/news/`);
}
