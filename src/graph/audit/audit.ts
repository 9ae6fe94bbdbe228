import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { SiteGraph } from "../site-graph.ts";
import { auditAddresses } from "./addresses.ts";
import { auditFigures } from "./figures.ts";
import { hostedIn } from "./hosted.ts";
import { auditHosts } from "./hosts.ts";
import { auditNames } from "./names.ts";
import { auditPapers } from "./papers.ts";

/** Reports what an editor may want to improve and only several files tell; see also `auditStory`. */
export function audit(graph: SiteGraph, report: Report): void {
  auditHosts(auditAddresses(hostedIn(graph), report), graph.nodes.outlets, report);
  auditNames(graph, report);
  auditPapers(graph, report);
  auditFigures(graph, report);
  auditOrigins(graph, report);
  for (const { story, bullet } of graph.questions.open()) {
    const at = { path: story.document.path, span: bullet.span };
    report(diagnostic("BG0803", `open question: ${bullet.text}`, { at }));
  }
}

/** Reports stories whose outlets all have it from one. */
function auditOrigins(graph: SiteGraph, report: Report): void {
  for (const story of graph.nodes.stories) {
    const outlets = graph.outletsOf(story);
    const [origin, ...others] = graph.originsOf(story);
    if (!origin || others.length > 0 || outlets.length < 2) continue;
    const { path, front } = story.document;
    report(
      diagnostic("BG0819", `${outlets.length} outlets, one origin: all have it from ${origin.name}`, {
        at: { path, span: front.sources[0]!.source.span },
        help: ["add a source that found out for itself"],
      }),
    );
  }
}
