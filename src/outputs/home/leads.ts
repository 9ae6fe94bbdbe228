import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { StoryNode } from "../../graph/nodes.ts";
import type { PageContext } from "../../pages/context.ts";
import type { View } from "../../pages/view.ts";

/**
 * The story that leads the home page: the newest one with `lead: true`, or else the newest one. One in the page's
 * language comes first.
 */
export function leadOf({ graph, lang }: View): StoryNode | undefined {
  const inLanguage = (stories: readonly StoryNode[]) =>
    stories.find(({ language }) => language === lang) ?? stories[0];
  const chosen = graph.placed().filter(({ leads }) => leads);
  return inLanguage(chosen.map(({ story }) => story)) ?? inLanguage(graph.stories().slice(0, NEWEST));
}

/** Stories among which the one in the page's language is looked for. */
const NEWEST = 15;

/** Warns about a second leading story of the same language. */
export function checkLeads(context: PageContext, report: Report): void {
  const leads = new Map<string, StoryNode>();
  for (const { story, leads: isLead } of context.graph.placed()) {
    if (!isLead) continue;
    const { front, path } = story.document;
    const first = leads.get(story.language);
    if (!first) leads.set(story.language, story);
    else
      report(
        diagnostic("BG0316", `\`${first.title}\` is newer, and leads the home page instead`, {
          at: { path, ...(front.lead ? { span: front.lead.span } : {}) },
          also: [{ at: { path: first.document.path }, label: "the story that leads" }],
        }),
      );
  }
}
