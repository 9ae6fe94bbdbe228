import { isStressing, NO_REPORTS } from "../../content/story-entries.ts";
import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import { MentionFinder } from "../../text/mention-finder.ts";
import type { OutletNode, StoryNode } from "../nodes.ts";
import type { SiteGraph } from "../site-graph.ts";

/** Compares the outlets that “What the papers say” names with the sources of its story. */
export function auditPapers(graph: SiteGraph, report: Report): void {
  const names = graph.nodes.outlets.flatMap((outlet) =>
    outlet.document?.front.mentions === false
      ? []
      : outlet.names.map((name): [string, OutletNode] => [name, outlet]),
  );
  const finder = new MentionFinder(names);
  for (const story of graph.nodes.stories) auditStory(story, graph, finder, report);
}

function auditStory(
  story: StoryNode,
  graph: SiteGraph,
  finder: MentionFinder<OutletNode>,
  report: Report,
): void {
  const { path, papers } = story.whole;
  if (!papers) return;
  const citations = graph.citationsOf(story);
  const backed = new Set(citations.flatMap(({ outlet, origin }) => [outlet, origin]));
  const named = new Set<OutletNode>();
  const text = papers.value;
  for (const { start, end, node } of finder.find(text, 0, text.length, named)) {
    if (backed.has(node)) continue;
    const span = { start: papers.span.start + start, end: papers.span.start + end };
    const help = [`add the article to \`sources\`, with \`source: ${node.name}\``];
    report(diagnostic("BG0808", `no source is from ${node.name}`, { at: { path, span }, help }));
  }
  const told = new Set(
    citations
      .filter(({ entry }) => papers.cited.includes(entry.key?.value ?? ""))
      .map(({ outlet }) => outlet),
  );
  const seen = new Set([...named, ...told]);
  for (const { entry, outlet, origin } of citations) {
    if (seen.has(outlet) || seen.has(origin) || NO_REPORTS.has(entry.kind ?? "news") || isStressing(entry))
      continue;
    seen.add(outlet);
    const help = ["say there what it reports, or set `kind: primary` if it is no report by the press"];
    const message = `“What the papers say” does not mention ${outlet.name}`;
    report(diagnostic("BG0809", message, { at: { path, span: entry.source.span }, help }));
  }
}
