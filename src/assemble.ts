import { join } from "node:path";
import type { BuildRequest } from "./build.ts";
import { type Config, readConfig } from "./config/config.ts";
import { acceleratedParsers } from "./content/accelerated.ts";
import type { Document } from "./content/document.ts";
import { loadParsers } from "./content/load-parsers.ts";
import { whyActive } from "./content/media.ts";
import { readWith } from "./content/parsers.ts";
import { type Diagnostic, diagnostic, type Report } from "./diagnostics/diagnostic.ts";
import type { Disk } from "./disk/disk.ts";
import { type FoundFile, readFound } from "./disk/found-file.ts";
import type { ImageFiles } from "./disk/images.ts";
import type { SiteFiles } from "./disk/scan.ts";
import { audit } from "./graph/audit.ts";
import { buildGraph } from "./graph/build.ts";
import { select } from "./graph/select.ts";
import { type Recorder, recorded } from "./incremental/facts.ts";
import { loadInTurn } from "./load.ts";
import { cardFile } from "./making/draw-card.ts";
import type { KeptFile } from "./making/kept.ts";
import { versionFiles } from "./making/resize.ts";
import type { CardTools } from "./pages/cards.ts";
import { type Plan, planPages } from "./pages/plan.ts";
import { Dictionary } from "./pages/words.ts";
import { type OutputFile, render } from "./render/render.ts";
import type { Theme } from "./render/theme.ts";
import { summarise } from "./summary.ts";
import { hashOf } from "./text/hash.ts";

/** What decides on the site besides its documents, as text and plain data. */
export interface Settings {
  readonly theme: Theme;
  /** The configuration as it is written; undefined where the site has none. */
  readonly configText: string | undefined;
}

/** The configuration, and the theme's words. Whoever reads a part of the configuration depends on that part. */
export async function interpret(
  { theme, configText }: Settings,
  request: Pick<BuildRequest, "parser" | "baseUrl">,
  recorder: Recorder,
  report: Report,
): Promise<{ config: Config; dictionary: Dictionary }> {
  if (request.parser === "reference") loadInTurn(import.meta.url, "./content/reference.js");
  // Of Markdown there is none in what is read here.
  const parsers =
    request.parser === "reference" ? await loadParsers(request.parser) : acceleratedParsers(undefined);
  const config = recorded(
    await readWith(parsers, ({ yaml }) => readConfig(configText, request, yaml, report)),
    {
      recorder,
      keyOf: (name) => hashOf(`config ${name}`),
      hash: (value) => hashOf(JSON.stringify(value) ?? ""),
    },
  );
  const dictionary = await readWith(
    parsers,
    ({ yaml }) => new Dictionary(theme.strings, config, yaml, report),
  );
  return { config, dictionary };
}

export interface Ingredients {
  readonly theme: Theme;
  readonly config: Config;
  readonly dictionary: Dictionary;
  readonly documents: readonly Document[];
  /** Paths of files that cannot be read. */
  readonly broken: readonly string[];
  readonly files: Pick<SiteFiles, "statics" | "media">;
  readonly images: Pick<ImageFiles, "of">;
  /** What social cards are drawn with; undefined where none are. */
  readonly cards: CardTools | undefined;
  /** Where images that are made are kept; undefined where nothing is to be written. */
  readonly kept: string | undefined;
}

/** The graph, the pages and the files that they become; nothing is rendered yet. */
export function assemble(
  { theme, config, dictionary, files, images, cards, kept, broken, ...ingredients }: Ingredients,
  request: Pick<BuildRequest, "drafts" | "future" | "now" | "audit" | "search" | "profile">,
  recorder: Recorder,
  { report, disk }: { readonly report: Report; readonly disk: Disk },
) {
  const { chosen: documents, heldBack } = select(ingredients.documents, request);
  const graph = buildGraph({ documents, heldBack, broken, now: request.now, recorder }, report);
  if (request.audit) audit(graph, report);
  request.profile?.lap("graph");
  const parts = { graph, config, heldBack, dictionary, documents };
  const plan = planPages(
    { ...parts, ...filesOf(files, theme), images: (path) => images.of(path), cards },
    report,
  );
  const made = [
    ...versionFiles(plan.versions, [...files.statics, ...files.media]),
    ...[...plan.cards.values()].map(cardFile),
  ];
  // `graph.json` reads every node: where the search's index would come too late, so would it.
  const isWanted = ({ path }: OutputFile) => request.search || path !== "graph.json";
  const outputs = inOrderOfTime([
    ...[...render(plan, theme, config, recorder, report)].filter(isWanted),
    ...copies(files, plan, recorder, { report, disk }),
    ...made.map((file) => keptFile(file, { kept, recorder, disk })),
  ]);
  request.profile?.lap("plan");
  return {
    graph,
    plan,
    outputs,
    made,
    summary: summarise(graph, plan, config, heldBack),
  };
}

/** Lists behind everything else, newest first. */
const inOrderOfTime = (files: OutputFile[]): OutputFile[] =>
  files.sort(({ place: a = -1 }, { place: b = -1 }) => a - b);

/** What the plan knows of files that are published as they are. */
const filesOf = ({ statics, media }: Ingredients["files"], { assets }: Theme) => ({
  staticFiles: statics.map(({ path }) => path.slice("static/".length)),
  media: media.map(({ path }) => path),
  assets,
});

/** Files of the site that are published as they are. */
function* copies(
  { statics, media }: Ingredients["files"],
  plan: Plan,
  recorder: Recorder,
  { report, disk }: { readonly report: Report; readonly disk: Disk },
): Generator<OutputFile> {
  const copy = (path: string, file: FoundFile): OutputFile => {
    // A file that may change without being seen is never as it was: NaN equals nothing.
    const fact = recorder.define(hashOf(`copy ${path}`), file.seen === "" ? Number.NaN : hashOf(file.seen));
    return { path, kind: "copy", reads: new Set([fact]), make: () => readFound(file, disk) };
  };
  for (const file of statics) yield copy(file.path.slice("static/".length), file);
  for (const file of media) {
    const path = plan.media.get(file.path);
    if (path === undefined) continue;
    const why = whyActive(file.path, () => readFound(file, disk));
    if (why !== undefined) report(activeMedia(file.path, why));
    yield copy(path, file);
  }
}

/** Files beside briefings come from contributors, as briefings do: none may run in a reader's browser. */
const activeMedia = (path: string, label: string): Diagnostic =>
  diagnostic("BG0213", "a file next to a briefing that browsers might run", {
    ...{ at: { path }, label },
    help: ["if you know what the file does, put it into static/, which is published unchanged"],
  });

interface Keeping {
  readonly kept: string | undefined;
  readonly recorder: Recorder;
  readonly disk: Disk;
}

/** A file that was made before, and is kept under a name that changes with its content. */
const keptFile = ({ path, name }: KeptFile, { kept, recorder, disk }: Keeping): OutputFile => ({
  ...{ path, kind: "copy" },
  reads: new Set([recorder.define(hashOf(`kept ${path}`), hashOf(name))]),
  make: () => disk.read(join(kept!, name)),
});
