import type { SiteGraph } from "../graph/site-graph.ts";
import type { Moment } from "../text/moments.ts";

/** The date of the newest story or correction that readers see; undefined on a site without stories. */
export function lastUpdate(graph: SiteGraph): Moment | undefined {
  const story = graph.stories().find(({ preview }) => preview === undefined)?.date;
  const corrected = graph.pastCorrections()[0]?.correction.at;
  return story && corrected && corrected.epoch > story.epoch ? corrected : story;
}
