import type { SiteContext } from "../../pages/site-context.ts";
import { markdownPath } from "../../router/paths.ts";
import type { PlannedFile } from "../output.ts";
import { storyMarkdown } from "./markdown-model.ts";
import { renderStoryMarkdown } from "./write-story.ts";

/** Stories in Markdown, if the configuration says so; not withdrawn ones, because only their titles are published. */
export function storiesInMarkdown(site: SiteContext): PlannedFile[] {
  const { config, graph, routes } = site.context;
  if (!config.markdown) return [];
  const own = graph.nodes.stories.filter((story) => routes.isOwn(routes.of(story)));
  return own.map((story) => ({
    path: markdownPath(routes.of(story)),
    what: "a story in Markdown",
    kind: "markdown",
    reads: [],
    make: () => renderStoryMarkdown(storyMarkdown(story, site.viewOf(story))),
  }));
}
