import { join } from "node:path";
import type { DerivedAsset } from "../assets/derived-assets.ts";
import { cardFile } from "../assets/draw-card.ts";
import type { ImageFiles } from "../assets/images.ts";
import { versionFiles } from "../assets/resize.ts";
import { auditConfig } from "../config/audit.ts";
import { LIMITS } from "../content/limits.ts";
import type { Tracker } from "../dependencies/tracker.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import { sha256 } from "../disk/digest.ts";
import type { Disk } from "../disk/disk.ts";
import { audit } from "../graph/audit/audit.ts";
import { buildGraph } from "../graph/build.ts";
import { dueAfter } from "../graph/due.ts";
import { EditionSchedule } from "../graph/edition-schedule.ts";
import { copies } from "../outputs/media/copies.ts";
import type { OutputFile } from "../outputs/output.ts";
import { outputFiles } from "../outputs/output-files.ts";
import { planSite } from "../outputs/plan.ts";
import type { SocialCardTools } from "../outputs/social-cards.ts";
import type { LateTools } from "../pages/tools.ts";
import { readFound } from "../source/found-file.ts";
import { readBytes, type SiteFiles } from "../source/scan.ts";
import { hashOf } from "../text/hash.ts";
import { hasOutput } from "../text/share.ts";
import { Templates } from "../theme/templates.ts";
import type { Theme } from "../theme/theme.ts";
import type { Sources } from "./read-sources.ts";
import type { BuildRequest } from "./request.ts";
import { summarise } from "./summary.ts";

export interface Ingredients
  extends Pick<Sources, "theme" | "config" | "dictionary" | "selection" | "broken"> {
  readonly files: Pick<SiteFiles, "statics" | "media">;
  readonly images: Pick<ImageFiles, "of">;
  /** What social cards are drawn with; undefined if none are. */
  readonly cards: SocialCardTools | undefined;
  readonly tools: LateTools;
  /** Whether to look for what an editor may want to improve. */
  readonly isAudited: boolean;
  /** Where derived assets are stored; undefined if nothing is to be written. */
  readonly derived: string | undefined;
}

export type AssembledSite = ReturnType<typeof assemble>;

/** Builds the graph, and plans the pages and files. Renders nothing yet. */
export function assemble(
  {
    theme,
    config,
    dictionary,
    files,
    images,
    cards,
    tools,
    derived,
    isAudited,
    broken,
    ...ingredients
  }: Ingredients,
  request: Pick<BuildRequest, "now" | "future" | "search" | "profile" | "part">,
  tracker: Tracker,
  { report, disk }: { readonly report: Report; readonly disk: Disk },
) {
  const { chosen: documents, heldBack } = ingredients.selection;
  const schedule = new EditionSchedule(config.editions, config.site.timeZone);
  const graph = buildGraph(
    {
      ...{ documents, heldBack, broken, now: request.now, future: request.future, tracker },
      ...{ languages: config.languages, schedule },
    },
    report,
  );
  request.profile?.lap("graph");
  if (isAudited) {
    auditConfig(config, report);
    audit(graph, report);
  }
  request.profile?.lap("audit");
  const { part } = request;
  const isOwn = (path: string) => part === undefined || hasOutput(part.share, path);
  const owned = <T extends { readonly path: string }>(files: readonly T[]) =>
    files.filter(({ path }) => isOwn(path));
  const parts = { graph, config, heldBack, dictionary, documents };
  const templates = new Templates(theme, tracker, report);
  const plan = planSite(
    {
      ...{ ...parts, ...filesOf(files, theme), templates, tools },
      ...readingOf(files, disk, report),
      images: (path) => images.of(path),
      cardTools: cards,
      ...{ sha256, isOwn },
    },
    report,
  );
  const assets = owned([
    ...versionFiles(plan.versions, [...files.statics, ...files.media]),
    ...[...plan.socialCards.values()].map(cardFile),
  ]);
  const outputs: OutputFile[] = owned([
    ...outputFiles(plan, theme.assets, { slow: request.search }),
    ...copies(files, plan.media, { tracker, report, read: (file) => readFound(file, disk) }),
    ...assets.map((file) => derivedFile(file, { derived, tracker, disk })),
    ...(request.search ? plan.searchIndex.files : []),
  ]);
  const folders = request.search ? owned(plan.searchIndex.folders) : [];
  request.profile?.lap("plan");
  const all = [...documents, ...heldBack.map(({ document }) => document)];
  const due = dueAfter(all, request.now, schedule);
  const summary = summarise(graph, plan, config, heldBack, due);
  return { graph, plan, outputs, folders, derived: assets, summary, until: due[0]?.at };
}

/** What the plan needs to know about files that are published unchanged. */
const filesOf = ({ statics, media }: Ingredients["files"], { assets }: Theme) => ({
  staticFiles: statics.map(({ path }) => path.slice("static/".length)),
  media: media.map(({ path }) => path),
  assets,
});

/** How the plan reads files that texts use. */
function readingOf({ statics, media }: Ingredients["files"], disk: Disk, report: Report) {
  const files = new Map([...statics, ...media].map((file) => [file.path, file]));
  return {
    sizeOf: (path: string) => files.get(path)?.size,
    readFile(path: string): Uint8Array | undefined {
      const file = files.get(path);
      return file && readBytes(file, LIMITS.file_size, disk, report);
    },
  };
}

interface Keeping {
  readonly derived: string | undefined;
  readonly tracker: Tracker;
  readonly disk: Disk;
}

/** An asset that is already stored, under a name that changes with its content. */
const derivedFile = ({ path, name }: DerivedAsset, { derived, tracker, disk }: Keeping): OutputFile => ({
  ...{ path, kind: "copy" },
  reads: new Set([tracker.define(`derived ${path}`, hashOf(name))]),
  make: () => disk.read(join(derived!, name)),
});
