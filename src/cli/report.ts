import picocolors from "picocolors";
import { asciiPlots, blockPlots } from "../report/plots.ts";
import { type Report, reportOf } from "../report/report.ts";
import { sheetOf } from "../report/sheet-of.ts";
import { writeHtml } from "../report/write-html.ts";
import { writeJson } from "../report/write-json.ts";
import { writeMarkdown } from "../report/write-markdown.ts";
import { writeText } from "../report/write-text.ts";
import { type Io, wantsColor } from "./io.ts";
import { noteErrors, type ReadingOptions, readFor } from "./reading.ts";
import { checkReportFile, writeReportFile } from "./report-file.ts";
import { siteFolder } from "./site-folder.ts";

export interface ReportOptions extends ReadingOptions {
  readonly format: "pretty" | "json" | "md";
  /** Where to write the page; `true` for the default. */
  readonly page?: string | true;
  readonly verbose?: boolean;
}

/** Rows of a table, unless all are wanted. */
const MOST = 10;

/** Prints what an editor wants to know about a site, or writes it as a page. */
export async function reportCommand(root: string, options: ReportOptions, io: Io): Promise<number> {
  const folder = siteFolder(root, io);
  const file = options.page === true ? "report.html" : options.page;
  if (file !== undefined) checkReportFile(file, folder, io);
  const site = await readFor(root, options, io);
  const { title, language, timeZone } = site.sources.config.site;
  const report = reportOf(site.graph, { title, language, timeZone, now: site.now });
  if (file === undefined) io.out(written(report, options, io));
  else {
    writeReportFile(file, folder, writeHtml(sheetOf(report)));
    if (!options.quiet) io.err(`wrote ${file}\n`);
  }
  noteErrors(site, io);
  return 0;
}

function written(report: Report, { format, verbose, color }: ReportOptions, io: Io): string {
  if (format === "json") return writeJson(report);
  const most = verbose ? Number.POSITIVE_INFINITY : MOST;
  if (format === "md") return writeMarkdown(sheetOf(report), most);
  const { bold } = picocolors.createColors(wantsColor(io, color));
  const plots = hasBlocks(io) ? blockPlots : asciiPlots;
  return writeText(sheetOf(report), { width: io.columns, most, plots, bold });
}

/** Whether the terminal shows block characters: its locale is UTF-8, if it says one. */
function hasBlocks({ env }: Io): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || "";
  return env.TERM !== "linux" && (locale === "" || /utf-?8/i.test(locale));
}
