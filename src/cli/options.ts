import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { BuildRequest } from "../build.ts";
import { readMoment } from "../text/dates.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";

/** Options of every command that reads a site, as commander hands them over. */
export interface SiteOptions {
  readonly out: string;
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

/** Options of `build`. */
export interface BuildOptions extends SiteOptions {
  readonly profile?: boolean;
}

/** Options of `watch`. */
export interface WatchOptions extends Omit<SiteOptions, "out"> {
  /** Undefined where the command decides. */
  readonly out?: string;
  readonly serve: boolean;
  /** Undefined where any port will do. */
  readonly port?: number;
  readonly host: string;
  readonly open?: boolean;
  readonly poll?: boolean;
}

const OUT = ["-o, --out <folder>", "where the site goes, relative to the site's folder"] as const;

/** For commands that publish. */
export const addOutOption = (command: Command): Command => command.option(...OUT, "dist");

export const addWatchOptions = (command: Command): Command =>
  command
    .option(OUT[0], `${OUT[1]} (default: a private folder, with drafts and future stories)`)
    .addOption(
      new Option("--port <number>", "where to serve (default: 4321, or the next free one)").argParser(
        readPort,
      ),
    )
    .option("--host <address>", "serve on this address of the machine, for others to see", "127.0.0.1")
    .option("--open", "open the browser")
    .addOption(
      new Option("--no-serve", "build into dist, as build does, and serve nothing").conflicts([
        "port",
        "host",
        "open",
      ]),
    )
    .option("--poll", "look at every file again and again: for network folders, which tell of no changes");

export function addSiteOptions(command: Command): Command {
  return addReportOptions(
    command
      .argument("[root]", "the site's folder", ".")
      .option("--base-url <url>", "the site's address, in place of the configuration's site.url")
      .option("--drafts", "with stories whose status is draft")
      .option("--future", "with stories dated in the future")
      .option(
        "--now <time>",
        "the time that decides what is in the future (default: SOURCE_DATE_EPOCH, else the clock)",
      )
      .option("--strict", "fail on warnings, too"),
  );
}

export function addReportOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--format <format>", "how problems are printed")
        .choices(["pretty", "json", "github"])
        .default("pretty"),
    )
    .option("-q, --quiet", "print errors only")
    .option("-v, --verbose", "print advice, and every file that was written")
    .option("--no-color", "without colours");
}

export function buildRequest(root: string, options: SiteOptions, io: Io): BuildRequest {
  return {
    root: resolve(io.cwd, root),
    out: options.out,
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
    const moment = readMoment(option, "UTC");
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

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError("It must be a number up to 65535; 0 is any that is free.");
}

function checkUrl(address: string): string {
  if (/^https?:\/\//i.test(address) && URL.canParse(address)) return address;
  throw new UsageError(
    `--base-url ${address} is not a web address; write it as in https://example.org/news/`,
  );
}
