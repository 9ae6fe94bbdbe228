import type { QuestionNode, StoryNode } from "../graph/nodes.ts";
import { nodeFeeds } from "./feeds/alternates.ts";
import { listPage } from "./list-page.ts";
import type { QuestionsContent } from "./model.ts";
import type { PlannedPage } from "./page.ts";
import { paginate } from "./paginate.ts";
import { sitePath } from "./paths.ts";
import type { View } from "./view.ts";

/** Answered and open questions: those with pages, those answered in place, and unanswered bullets. */
export function questionsIndex(view: View): PlannedPage[] {
  const { graph, config } = view.context;
  const answeredHere = (question: QuestionNode) => question.document.front.status !== "open";
  const pages = graph.nodes.questions;
  const answered = [
    ...pages.filter(answeredHere).map((question) => () => view.questionCard(question)),
    ...graph.answeredQuestions().map(({ story, question }) => () => ({
      question: question.question,
      href: `${view.context.href(story)}#${question.anchor}`,
    })),
  ];
  const linksTo = (stories: readonly StoryNode[]) => view.joined(stories.map((story) => view.link(story)));
  const open = [
    ...pages
      .filter((question) => !answeredHere(question))
      .map((question) => () => ({
        stories: linksTo(graph.storiesAsking(question).slice(0, 3)),
        ...view.questionCard(question),
      })),
    ...graph.openQuestions().map(({ story, bullet }) => () => ({
      question: bullet.text,
      stories: linksTo([story]),
    })),
  ];
  const rows = [...open.map((make) => ({ open: make })), ...answered.map((make) => ({ answered: make }))];
  return paginate(rows, config.pagination.entries, sitePath("questions/")).map(({ path, items, pager }) => ({
    path,
    template: "questions",
    listed: true,
    model: () => {
      const content: Omit<QuestionsContent, "heading"> = {
        answered: items.flatMap((row) => ("answered" in row ? [row.answered()] : [])),
        open: items.flatMap((row) => ("open" in row ? [row.open()] : [])),
      };
      const alternates = nodeFeeds(sitePath("questions/"), view.t.nav_questions ?? "", view);
      const listed = [...content.open, ...content.answered];
      const links = listed.map(({ question, href }) => ({ name: question, href }));
      return listPage(view, path, "nav_questions", content, { pager, alternates, items: links });
    },
  }));
}
