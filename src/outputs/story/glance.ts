import type { StoryNode } from "../../graph/nodes.ts";
import type { View } from "../../pages/view.ts";
import type { GlanceModel } from "./model.ts";

/** What “How this was made” says more about. */
const MADE: ReadonlySet<string> = new Set(["articles", "outlets", "origins"]);

/** What a story stands on, in numbers. `isMade`: whether its page has “How this was made”. */
export function glanceOf(story: StoryNode, isMade: boolean, view: View): GlanceModel[] {
  const { graph, t } = view;
  const { bullets, front } = story.whole;
  const outlets = graph.outletsOf(story);
  if (outlets.length === 0) return [];
  const countries = new Set(outlets.flatMap(({ document }) => document?.front.country ?? []));
  const open = bullets.filter((bullet) => !graph.questions.answerTo(story, bullet));
  const { verification } = front;
  const counts: readonly (readonly [kind: string, label: string | undefined, count: number])[] = [
    ["articles", t.fact_articles, graph.citationsOf(story).length],
    ["outlets", t.nav_sources, outlets.length],
    ["origins", t.fact_origins, graph.originsOf(story).length],
    ["countries", t.fact_countries, countries.size],
    ["corrections", t.corrections, front.corrections.length],
    ["questions", t.open_questions, open.length],
  ];
  const numbers = counts
    .filter(([, , count]) => count > 0)
    .map(([kind, label = kind, count]) => ({
      ...{ kind, label, value: view.number(count) },
      href: isMade && MADE.has(kind) ? "#made" : undefined,
    }));
  if (!verification) return numbers;
  const { value, label } = view.label("verification", verification.level);
  return [{ kind: "verification", label, value }, ...numbers];
}
