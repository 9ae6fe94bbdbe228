import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { StoryNode } from "../../graph/nodes.ts";
import type { PageContext } from "../../pages/context.ts";
import type { PageVersion } from "../../pages/versions.ts";
import type { View } from "../../pages/view.ts";

/** The story in each of its languages, including this one. */
export const versionsOfStory = (story: StoryNode, { graph, context }: View): PageVersion[] =>
  graph
    .translationsOf(story)
    .map((version) => ({ lang: version.language, path: context.routes.of(version) }));

/** Warns about several versions of one story in the same language. */
export function checkLanguages(context: PageContext, report: Report): void {
  for (const { from: story, origin: at } of context.graph.relations.translates.edges()) {
    const lang = story.language;
    const twin = context.graph
      .translationsOf(story)
      .find((other) => other !== story && other.language === lang);
    if (!twin) continue;
    const also = [{ at: { path: twin.document.path }, label: "the other version" }];
    report(diagnostic("BG0310", `two versions of the story are in \`${lang}\``, { at, also }));
  }
}
