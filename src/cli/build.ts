import { bySeverity } from "../diagnostics/diagnostic.ts";
import { printable } from "../diagnostics/printable.ts";
import { nodeDisk } from "../disk/disk.ts";
import { Profile } from "../process/profile.ts";
import type { BuildResult } from "../site/request.ts";
import { build } from "../site/site.ts";
import type { SiteSummary } from "../site/summary.ts";
import { changesFile } from "./changes-file.ts";
import { countProblems, plural } from "./counts.ts";
import { dueJson, dueLine } from "./due-lines.ts";
import { exitCode } from "./exit.ts";
import { interruptible } from "./interruptible.ts";
import type { Io } from "./io.ts";
import { lockTimeout } from "./locked.ts";
import { memoryLine } from "./memory.ts";
import { type BuildOptions, buildRequest, type SiteOptions } from "./options.ts";
import { isBegun, siteFolder } from "./site-folder.ts";

export async function buildCommand(root: string, options: BuildOptions, io: Io): Promise<number> {
  const start = performance.now();
  const folder = siteFolder(root, io, isBegun);
  const announce = changesFile(options.changes, { root: folder, out: options.out }, io);
  const profile = options.profile ? new Profile(() => performance.now()) : undefined;
  const request = { ...buildRequest(root, options, io), profile };
  const started = (texts: number) => {
    if (!options.quiet && options.format === "pretty") io.err(memoryLine(texts) ?? "");
  };
  const built = await interruptible(
    (running) => build(request, nodeDisk, { ...running, announce, started, lockTimeout: lockTimeout(io) }),
    { ...options, untouched: options.out },
    io,
  );
  if (typeof built === "number") return built;
  const result = withGuids(built);
  // Most builds have nothing to report, so the code for reports is loaded only when needed.
  if (result.diagnostics.length > 0 || options.format !== "pretty") {
    const { printDiagnostics } = await import("./print-diagnostics.ts");
    printDiagnostics(result.diagnostics, result.sourceOf, options, io);
  }
  if (options.format === "json" && result.published) io.out(dueJson(result.summary.due));
  if (options.format === "pretty") {
    const seconds = (performance.now() - start) / 1000;
    if (result.published && !options.quiet) io.err(summary(result, options, seconds));
    if (!result.published)
      io.err(`${countProblems(result.diagnostics)}: nothing was published, ${options.out} is unchanged.\n`);
  }
  if (profile) io.err(profileTable(profile));
  return exitCode(result.diagnostics, options.strict ?? false);
}

/** The result with what feed readers notice of it among its diagnostics. */
export const withGuids = ({ changedGuids = [], ...result }: BuildResult): BuildResult =>
  changedGuids.length === 0
    ? result
    : { ...result, diagnostics: [...result.diagnostics, ...changedGuids].sort(bySeverity) };

/** The last lines of a build: what was built, what was left out and why, what changed, where the feeds are. */
export function summary(
  { summary: site, published, diagnostics }: BuildResult,
  options: SiteOptions,
  seconds: number,
): string {
  const kinds = [
    plural(site.stories, "story", "stories"),
    plural(site.topics, "topic"),
    plural(site.outlets, "outlet"),
    plural(site.questions, "question"),
    plural(site.storylines, "storyline"),
    ...(site.editions > 0 ? [plural(site.editions, "edition")] : []),
  ];
  const { written = [], unchanged = 0, removed = [] } = published ?? {};
  const problems = countProblems(diagnostics);
  const changes =
    written.length + removed.length === 0
      ? "nothing changed"
      : `${written.length} written, ${unchanged} unchanged, ${removed.length} removed`;
  const lines = [
    `${options.out}: ${plural(site.pages, "page")} from ${kinds.join(", ")}`,
    ...leftOut(site.heldBack, options.verbose ?? false),
    ...(problems ? [`${problems} above`] : []),
    `${changes}, in ${seconds.toFixed(2)} s`,
    ...dueLine(site.due),
    feedsLine(site.feeds),
    ...(options.verbose
      ? [
          ...written.map((path) => `  + ${printable(path)}`),
          ...removed.map((path) => `  - ${printable(path)}`),
        ]
      : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

const feedsLine = ({ site, others, page }: SiteSummary["feeds"]): string =>
  `feeds: ${site.join(", ")}${others > 0 ? ` and ${plural(others, "other")}: ${page}` : ""}`;

function leftOut(heldBack: SiteSummary["heldBack"], verbose: boolean): string[] {
  return (["draft", "future"] as const).flatMap((why) => {
    const held = heldBack.filter((one) => one.why === why).map(({ path }) => printable(path));
    if (held.length === 0) return [];
    const named = verbose || held.length <= 3 ? `: ${held.join(", ")}` : "";
    const [words, option] =
      why === "draft"
        ? [plural(held.length, "draft"), "--drafts"]
        : [`${held.length} dated in the future`, "--future"];
    return [`left out ${words} (${option} includes them)${named}`];
  });
}

/** Where the time went: stages in order, then templates and files, slowest first. */
export function profileTable({ stages, templates, slowest }: Profile): string {
  const total = [...stages.values()].reduce((sum, ms) => sum + ms, 0);
  const row = (ms: number, text: string) => `${ms.toFixed(1).padStart(10)} ms  ${text}\n`;
  const byTime = [...templates].sort(([, a], [, b]) => b.ms - a.ms);
  return [
    "\nstages\n",
    ...[...stages].map(([stage, ms]) =>
      row(ms, `${`${Math.round((ms / total) * 100)} %`.padStart(5)}  ${stage}`),
    ),
    row(total, "100 %  total"),
    ...(byTime.length > 0 ? ["\ntemplates, including their models\n"] : []),
    ...byTime.map(([name, { files, ms }]) => row(ms, `${plural(files, "file")}  ${name}`)),
    ...(slowest.length > 0 ? ["\nslowest files\n"] : []),
    ...slowest.map(({ path, ms }) => row(ms, printable(path))),
  ].join("");
}
