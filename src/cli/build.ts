import { type BuildResult, build } from "../build.ts";
import { nodeDisk } from "../disk/disk.ts";
import type { HeldBack } from "../graph/select.ts";
import { exitCode } from "./exit.ts";
import type { Io } from "./io.ts";
import { buildRequest, type SiteOptions } from "./options.ts";
import { countProblems, plural, printDiagnostics } from "./report.ts";

export async function buildCommand(root: string, options: SiteOptions, io: Io): Promise<number> {
  const start = performance.now();
  const request = buildRequest(root, options, io);
  const result = await build(request, nodeDisk);
  printDiagnostics(result.diagnostics, result.sourceOf, options, io);
  if (options.format === "pretty") {
    const seconds = (performance.now() - start) / 1000;
    if (result.published && !options.quiet) io.err(summary(result, options, seconds));
    if (!result.published)
      io.err(`${countProblems(result.diagnostics)}: nothing was published, ${options.out} is as it was.\n`);
  }
  return exitCode(result.diagnostics, options.strict ?? false);
}

/** The last lines of a build: what was made, what was left out and why, what changed, where the feeds are. */
export function summary(
  { graph, plan, published, heldBack, diagnostics }: BuildResult,
  options: SiteOptions,
  seconds: number,
): string {
  const { stories, topics, outlets, questions, storylines } = graph.nodes;
  const kinds = [
    plural(stories.length, "story", "stories"),
    plural(topics.length, "topic"),
    plural(outlets.length, "outlet"),
    plural(questions.length, "question"),
    plural(storylines.length, "storyline"),
  ];
  const { written = [], unchanged = 0, removed = [] } = published ?? {};
  const problems = countProblems(diagnostics);
  const changes =
    written.length + removed.length === 0
      ? "nothing changed"
      : `${written.length} written, ${unchanged} unchanged, ${removed.length} removed`;
  const lines = [
    `${options.out}: ${plural(plan.pages.length, "page")} from ${kinds.join(", ")}`,
    ...leftOut(heldBack, options.verbose ?? false),
    ...(problems ? [`${problems} above`] : []),
    `${changes}, in ${seconds.toFixed(2)} s`,
    `feeds: ${plan.feeds.map(({ self }) => self).join(", ")}`,
    ...(options.verbose
      ? [...written.map((path) => `  + ${path}`), ...removed.map((path) => `  - ${path}`)]
      : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function leftOut(heldBack: readonly HeldBack[], verbose: boolean): string[] {
  return (["draft", "future"] as const).flatMap((why) => {
    const held = heldBack.filter((one) => one.why === why).map(({ document }) => document.path);
    if (held.length === 0) return [];
    const named = verbose || held.length <= 3 ? `: ${held.join(", ")}` : "";
    const [words, option] =
      why === "draft"
        ? [plural(held.length, "draft"), "--drafts"]
        : [`${held.length} dated in the future`, "--future"];
    return [`left out ${words} (${option} builds them)${named}`];
  });
}
