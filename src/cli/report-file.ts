import { join, resolve } from "node:path";
import { printable } from "../diagnostics/printable.ts";
import { nodeDisk } from "../disk/disk.ts";
import { REPORT_MARK } from "../report/write-html.ts";
import { isWithin } from "../source/walk.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { namesSite } from "./site-folder.ts";
import { realFolder } from "./write-new.ts";

/** Folders of a site that briefgen reads or publishes. */
const TAKEN = ["briefings", "pages", "static", "templates", "dist", ".briefgen"];

/** Throws a `UsageError` if a page must not be written to a file, whose path is relative to the site's folder. */
export function checkReportFile(file: string, site: string, io: Pick<Io, "cwd">): void {
  const name = printable(file);
  if (!/\.html?$/i.test(file)) {
    const help = namesSite(file, io) ? `: \`briefgen report ${name} --page\`` : ", such as report.html";
    throw new UsageError(`\`--page\` takes a file that ends in .html${help}`);
  }
  const target = resolve(site, file);
  const real = realFolder(target);
  const taken = TAKEN.find((folder) => {
    const path = join(site, folder);
    return isWithin(target, path) || isWithin(real, nodeDisk.follow(path) ?? path);
  });
  if (taken !== undefined)
    throw new UsageError(`${name} would be in ${taken}/, which the site is made of; choose another folder`);
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
