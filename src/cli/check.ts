import { resolve } from "node:path";
import { CONFIG_FILE } from "../config/file.ts";
import { decodeText } from "../content/source-file.ts";
import { type Diagnostic, settle } from "../diagnostics/diagnostic.ts";
import { printable } from "../diagnostics/printable.ts";
import { nodeDisk } from "../disk/disk.ts";
import { type FormerIds, NO_FORMER_IDS } from "../outputs/feeds/changed-guids.ts";
import { locateOutput } from "../publish/locate-output.ts";
import { comparedGuids } from "../site/known-guids.ts";
import type { BuildRequest } from "../site/request.ts";
import { Site } from "../site/site.ts";
import type { SiteSummary } from "../site/summary.ts";
import { readRecord } from "../store/build-record.ts";
import { type CheckedLinks, type LinkFindings, linkFindings } from "./check-links.ts";
import { countProblems, plural } from "./counts.ts";
import { exitCode, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { readLinkReport, UnreadableReport } from "./link-report.ts";
import { buildRequest, type SiteOptions } from "./options.ts";
import { printDiagnostics } from "./print-diagnostics.ts";
import { isBegun, siteFolder } from "./site-folder.ts";

export interface CheckOptions extends Omit<SiteOptions, "out"> {
  /** A version in git to compare with. */
  readonly since?: string;
  /** A file with the report of a link checker. */
  readonly links?: string;
}

/** Reports every diagnostic of a build, editorial advice, and dead links in the finished pages; changes nothing. */
export async function checkCommand(root: string, options: CheckOptions, io: Io): Promise<number> {
  siteFolder(root, io, isBegun);
  const { since } = options;
  const report = options.links === undefined ? undefined : linksIn(options.links, io);
  const request = { ...buildRequest(root, { ...options, out: "dist" }, io), out: undefined, audit: true };
  // To compare it with anything, the site must be read.
  const site = new Site(nodeDisk, { keep: since !== undefined || report !== undefined });
  const { sourceOf, summary, ...result } = await site.update(request);
  const links = report && linkFindings(report, site.built!.graph, sourceOf);
  if (links?.known === 0 && report && report.size > 0)
    throw new UsageError(`${options.links} names no address that this site cites or links to`);
  const guids = unpublishedGuids(summary, request);
  const more = [
    ...(links?.diagnostics ?? []),
    ...(since === undefined ? [] : await changes(since, request, site)),
    ...guids,
  ];
  // Of the site's id, the message with the published one says which line to write.
  const isNews = ({ code }: Diagnostic) =>
    code !== "BG0508" || !guids.some(({ at }) => at?.path === CONFIG_FILE);
  const diagnostics =
    more.length === 0
      ? result.diagnostics
      : settle([...result.diagnostics.filter(isNews), ...more], summary.rules.severities);
  printDiagnostics(diagnostics, sourceOf, options, io, true);
  if (options.format === "pretty" && !options.quiet) {
    const advice = diagnostics.filter(({ severity }) => severity === "advice").length;
    const found = [
      countProblems(diagnostics) ?? "no problems",
      ...(advice ? [plural(advice, "piece of advice", "pieces of advice")] : []),
    ];
    io.err(
      `checked ${plural(summary.stories, "story", "stories")} and ${plural(summary.pages, "page")}: ${found.join(", ")}\n`,
    );
    if (links) io.err(`${linkCounts(links)}\n`);
  }
  return exitCode(diagnostics, options.strict ?? false);
}

/** What the next build would show feed readers a second time. */
function unpublishedGuids({ identity }: SiteSummary, request: BuildRequest): readonly Diagnostic[] {
  const place = locateOutput({ ...request, out: "dist" }, nodeDisk);
  if (!("folder" in place)) return [];
  const { folder, state } = place;
  const changed = (former: FormerIds) => comparedGuids(identity, former, folder, nodeDisk).diagnostics;
  // The record is large, and hardly ever needed.
  return changed(NO_FORMER_IDS).length === 0
    ? []
    : changed(readRecord<SiteSummary>(state, nodeDisk)?.record.summary.former ?? NO_FORMER_IDS);
}

/** What changed since an earlier version. */
async function changes(
  since: string,
  { root, now }: BuildRequest,
  { built }: Site,
): Promise<readonly Diagnostic[]> {
  const { changesSince, HistoryError } = await import("../history/since.ts");
  try {
    return await changesSince(root, since, built!, now);
  } catch (error) {
    if (error instanceof HistoryError)
      throw new UsageError(`cannot compare with \`${printable(since)}\`: ${printable(error.message)}`);
    throw error;
  }
}

/** What a link checker found, from its report. */
function linksIn(file: string, { cwd }: Io): CheckedLinks {
  const path = resolve(cwd, file);
  if (nodeDisk.info(nodeDisk.follow(path) ?? path)?.kind !== "file")
    throw new UsageError(`file not found: ${file}`);
  const decoded = decodeText(file, nodeDisk.read(path));
  try {
    if (!("text" in decoded)) throw new UnreadableReport(decoded.problem.message);
    return readLinkReport(decoded.text);
  } catch (error) {
    if (!(error instanceof UnreadableReport)) throw error;
    const forms =
      "give the output of `lychee --format json`, or a JSON object with `url` and `status` on each line";
    throw new UsageError(`${file} is no report of links: ${error.message}; ${forms}`);
  }
}

function linkCounts({ known, unsure }: LinkFindings): string {
  const rest = unsure > 0 ? `; of ${unsure} it does not say whether they work` : "";
  return `the report names ${plural(known, "address", "addresses")} of this site${rest}`;
}
