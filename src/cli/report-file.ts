import { basename, join, resolve } from "node:path";
import { printable } from "../diagnostics/printable.ts";
import { nodeDisk } from "../disk/disk.ts";
import { REPORT_MARK } from "../report/write-html.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { namesSite, SITE_FOLDERS } from "./site-folder.ts";
import { folderAround, realFolder } from "./write-new.ts";

/** Throws a `UsageError` if a page must not be written to a file, whose path is relative to the site's folder. */
export function checkReportFile(file: string, site: string, io: Pick<Io, "cwd">): void {
  const name = printable(file);
  if (!/\.html?$/i.test(file)) {
    const help = namesSite(file, io) ? `: \`briefgen report ${name} --page\`` : ", such as report.html";
    throw new UsageError(`\`--page\` takes a file that ends in .html${help}`);
  }
  const target = resolve(site, file);
  const taken = folderAround(
    target,
    SITE_FOLDERS.map((folder) => join(site, folder)),
  );
  if (taken !== undefined)
    throw new UsageError(
      `${name} would be in ${basename(taken)}/, which the site is made of; choose another folder`,
    );
  if (nodeDisk.info(target) && !isReport(target))
    throw new UsageError(`${name} is there already and is no report of briefgen; choose another name`);
}

/** Writes the page, or replaces an earlier report. */
export function writeReportFile(file: string, site: string, text: string): void {
  const target = resolve(site, file);
  nodeDisk.makeFolder(realFolder(target));
  nodeDisk.write(target, text);
}

function isReport(path: string): boolean {
  if (nodeDisk.info(path)?.kind !== "file") return false;
  return new TextDecoder().decode(nodeDisk.read(path).subarray(0, 1024)).includes(REPORT_MARK);
}
