import { importSitePages, type SiteImport } from "../import/site-import.ts";
import { readSite } from "./existing-site.ts";
import { EXIT, UsageError } from "./exit.ts";
import type { ImportOptions } from "./import-options.ts";
import { renderReport, renderReportJson, type SiteReport } from "./import-report.ts";
import type { Io } from "./io.ts";
import { OldSiteFolder } from "./old-site-folder.ts";
import { readNow, type SiteOrigin } from "./options.ts";
import { isConfigured, siteFolder } from "./site-folder.ts";
import { writeNew } from "./write-new.ts";

/** Imports the posts of another generator's site with their pictures, and reports what was left out or changed. */
export function importSite(folder: string, from: SiteOrigin, options: ImportOptions, io: Io): number {
  const old = new OldSiteFolder(folder, from, io.cwd);
  const pages = old.pages();
  if (pages.length === 0) {
    const places =
      from === "hugo" ? old.site.folders.map((place) => `${place.folder}/`) : ["_posts/", "_drafts/"];
    throw new UsageError(`${folder} is not a ${from} site: it has no pages in ${places.join(" or ")}`);
  }
  const root = siteFolder(options.root, io, isConfigured);
  const { config, records, authors, stories, statics } = readSite(root);
  const { language, timeZone } = config.site;
  const { sections, limits, storyPermalink } = config;
  const into = {
    language,
    timeZone,
    sections,
    limits,
    storyPermalink,
    outlets: records.outlets,
    topics: [...new Set(records.topics.values())],
    authors,
    stories,
    statics,
  };
  const now = readNow(options.now, io);
  const imported = importSitePages({ site: old.site, pages, files: old, now, into });
  const report = write(imported, old, root, options.dryRun ?? false);
  if (options.format === "json") io.out(renderReportJson(report));
  else if (!options.quiet) io.err(renderReport(report, from, options));
  return EXIT.fine;
}

/** Writes what is new. Nothing that exists is overwritten. */
function write(imported: SiteImport, old: OldSiteFolder, root: string, dryRun: boolean): SiteReport {
  const put = (path: string, text: string | Uint8Array) => writeNew({ path, text }, root, dryRun);
  const stories = imported.stories.map((story) => ({ story, isNew: put(story.page.story, story.text) }));
  const records = [...imported.records].flatMap(([path, text]) => (put(path, text) ? [path] : []));
  const copies = [...imported.copies].map(([to, from]) => ({ from, to, isNew: put(to, old.read(from)) }));
  return { stories, records, copies, leftOut: imported.leftOut };
}
