import { diagnostic, type Place, type Report } from "../../diagnostics/diagnostic.ts";
import type { PlainPageNode, StoryNode } from "../../graph/nodes.ts";
import type { PageContext } from "../../pages/context.ts";
import type { PageVersion } from "../../pages/versions.ts";
import type { View } from "../../pages/view.ts";

/** The story in each of its languages, including this one. */
export const versionsOfStory = (story: StoryNode, { graph, context }: View): PageVersion[] =>
  graph
    .translationsOf(story)
    .map((version) => ({ lang: version.language, path: context.routes.of(version) }));

/** Warns about several versions of one story or page in the same language. */
export function checkLanguages({ graph }: PageContext, report: Report): void {
  const { translates, pageTranslates } = graph.relations;
  for (const { from, at } of translates.edges()) checkLanguage(from, graph.translationsOf(from), at, report);
  for (const { from, at } of pageTranslates.edges())
    checkLanguage(from, graph.translationsOfPage(from), at, report);
}

function checkLanguage<N extends StoryNode | PlainPageNode>(
  node: N,
  versions: readonly N[],
  at: Place,
  report: Report,
): void {
  const lang = node.language;
  const twin = versions.find((other) => other !== node && other.language === lang);
  if (!twin) return;
  const also = [{ at: { path: twin.document.path }, label: "the other version" }];
  report(diagnostic("BG0310", `two versions of the ${node.kind} are in \`${lang}\``, { at, also }));
}
