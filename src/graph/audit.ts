import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { auditHosts } from "./audit-hosts.ts";
import { auditNames } from "./audit-names.ts";
import type { SiteGraph } from "./site-graph.ts";

/** Reports what an editor may want to improve, although it is not wrong. */
export function audit(graph: SiteGraph, report: Report): void {
  auditHosts(graph, report);
  auditNames(graph, report);
  for (const story of graph.nodes.stories) {
    const { path, front, citations } = story.whole;
    const cited = new Set([
      ...citations.map(({ key }) => key),
      ...front.timeline.flatMap(({ cites }) => cites.map(({ value }) => value)),
      ...front.claims.flatMap(({ by }) => by.map(({ key }) => key.value)),
    ]);
    for (const { source, url, key } of front.sources) {
      const at = { path, span: source.span };
      if (url === undefined)
        report(
          diagnostic("BG0801", `this source from ${source.value} has no address`, {
            at,
            help: ["add its `url`"],
          }),
        );
      if (citations.length > 0 && (!key || !cited.has(key.value)))
        report(diagnostic("BG0802", `the text never cites this source from ${source.value}`, { at }));
    }
  }
  for (const { story, bullet } of graph.openQuestions()) {
    report(
      diagnostic("BG0803", `open question: ${bullet.text}`, {
        at: { path: story.document.path, span: bullet.span },
      }),
    );
  }
}
