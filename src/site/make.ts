import { socialCardTools } from "../assets/card-tools.ts";
import { makeDerivedAssets } from "../assets/derived-assets.ts";
import { derivedImages, openImages, reportLarge } from "../assets/images.ts";
import { Tracker } from "../dependencies/tracker.ts";
import { settle, stops, takesAdviceSeriously } from "../diagnostics/diagnostic.ts";
import { Problems } from "../diagnostics/problems.ts";
import { checkPages } from "../outputs/check-pages.ts";
import { NO_FORMER_IDS } from "../outputs/feeds/changed-guids.ts";
import { ownFiles } from "../outputs/own-files.ts";
import { followExisting, isPreview, locateOutput, stateFolder } from "../publish/locate-output.ts";
import { openOutput } from "../publish/open-output.ts";
import type { Output } from "../publish/output.ts";
import { hasOwnTemplates } from "../source/scan.ts";
import { type CheckRecord, writeCheck } from "../store/check-record.ts";
import { stamp } from "../store/stamp.ts";
import { DamagedStore } from "../store/text-file.ts";
import { type AssembledSite, assemble } from "./assemble.ts";
import type { BuiltSite, Updated } from "./built-site.ts";
import { editSite } from "./edit.ts";
import { checkKeyOf } from "./keys.ts";
import { comparedGuids } from "./known-guids.ts";
import { loadTools } from "./load-tools.ts";
import { publishSite } from "./publish-site.ts";
import { documentsIn, readSources, type Sources } from "./read-sources.ts";
import type { SiteSummary } from "./summary.ts";
import type { Work } from "./work.ts";

/** Makes a site from what the scan found: only what an edit changed, or everything. */
export async function makeSite(work: Work, before?: BuiltSite): Promise<Updated> {
  try {
    return (before && (await editSite(before, work))) ?? (await makeAll(work, before));
  } catch (error) {
    if (!(error instanceof DamagedStore)) throw error;
    const { state, request, disk } = work;
    // Whoever made the index has to make it again.
    if (request.part) throw error;
    if (request.out === undefined) return makeAll({ ...work, state: undefined }, undefined);
    if (state !== undefined) disk.removeTree(documentsIn(state));
    return makeAll(work, undefined);
  }
}

/** All stages, from the sources that the scan found to the published site. */
async function makeAll(work: Work, before: BuiltSite | undefined): Promise<Updated> {
  const { request, files, disk, signal } = work;
  const problems = new Problems(request.strict, work.problems);
  const { report } = problems;
  const tracker = new Tracker({ keepNames: work.planOnly });
  const sources = await readSources(work, { tracker, problems, before: before?.sources.reader });
  const output = outputOf(work, sources, problems);
  try {
    const images = await openImages(files, { state: output?.state, version: stamp(), disk });
    const cards = socialCardTools(sources.config.images.cards, report);
    const derived = output && derivedImages(output);
    const tools = await loadTools(sources, report);
    const isAudited = isAuditDue(work, sources.config);
    const ingredients = { ...sources, files, images, cards, tools, derived, isAudited };
    const assembled = assemble(ingredients, request, tracker, { report, disk });
    const guids = output && guidsOf(assembled, output, work);
    const site = { ...assembled, summary: { ...assembled.summary, former: guids?.former ?? NO_FORMER_IDS } };
    images.save();
    if (sources.config.images.widths.length > 0) reportLarge(images, report);
    const scan = { key: work.key, files, problems: work.problems };
    const built = { ...site, scan, sources, problems };
    const shown = () => (request.audit ? problems.settled() : problems.grave());
    const changedGuids = settle(guids?.diagnostics ?? [], problems.severities);
    const said = () => ({ diagnostics: shown(), summary: site.summary, changedGuids });
    const failed = () => ({ result: said(), built });
    const times = { from: request.now, until: site.until };
    const found = () => ({ ...times, ...site, severities: problems.severities, diagnostics: problems.all });
    if (request.out === undefined && !work.planOnly) {
      if (hasOwnTemplates(files)) checkPages(site.outputs, sources.config.site, site.plan, report);
      if (request.audit) keepCheck(work, found());
    }
    if (!output || problems.failed() || stops(changedGuids, request.strict)) return failed();
    await makeDerivedAssets(site.derived, derived!, { disk, report, signal });
    if (site.derived.length > 0) request.profile?.lap("images");
    if (problems.failed()) return failed();
    const checked = isAudited && !hasOwnTemplates(files) ? found() : undefined;
    const published = await publishSite(site, {
      ...work,
      ...times,
      ...site,
      config: sources.config,
      output,
      tracker,
      problems,
    });
    if (!published) return failed();
    if (checked) keepCheck(work, checked);
    return { result: { ...said(), published: published.report }, built: { ...built, published } };
  } finally {
    sources.close();
  }
}

/** Whether advice is asked for, kept for the next check, or more than advice to this site. */
const isAuditDue = ({ request, isKept }: Work, { severities }: Sources["config"]): boolean =>
  request.audit ||
  (!isKept && request.out !== undefined && !request.part) ||
  takesAdviceSeriously(severities);

/** What readers of the published feeds would see again. A part is not published, and nor is a preview. */
function guidsOf({ summary }: AssembledSite, { folder }: Output, { request, saved, disk }: Work) {
  if (request.part || isPreview(folder, followExisting(stateFolder(request, disk), disk))) return undefined;
  return comparedGuids(summary.identity, saved?.record.summary.former ?? NO_FORMER_IDS, folder, disk);
}

/** Keeps the result of a check for the next one. */
function keepCheck(
  { state, request, hash, disk }: Work,
  { from, until, diagnostics, severities, summary }: Omit<CheckRecord<SiteSummary>, "key" | "sources">,
): void {
  const record = { key: checkKeyOf(request), sources: hash, from, until, diagnostics, severities, summary };
  if (state !== undefined) writeCheck(record, state, disk);
}

/** Where to publish the site; undefined if it is not published, or must not be there, which is reported. */
function outputOf(
  { request, saved, disk }: Work,
  { config }: Sources,
  { report }: Problems,
): Output | undefined {
  const { out } = request;
  if (out === undefined) return undefined;
  const place = locateOutput({ ...request, out }, disk);
  const hasRecord = saved !== undefined;
  const found =
    "problem" in place ? place : openOutput(place, { out, own: ownFiles(config.site.id), hasRecord }, disk);
  if ("folder" in found) return found;
  report(found.problem);
  return undefined;
}
