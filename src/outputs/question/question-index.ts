import type { AnsweredQuestion, OpenQuestion } from "../../graph/asked-questions.ts";
import type { QuestionNode, StoryNode } from "../../graph/nodes.ts";
import { nodeFeeds } from "../../pages/alternates.ts";
import { listPage } from "../../pages/list-page.ts";
import type { PlannedPage } from "../../pages/page.ts";
import { paginate } from "../../pages/paginate.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import type { Moment } from "../../text/moments.ts";
import type { QuestionsContent } from "./model.ts";

/** What one row of the index is about. */
type Row = QuestionNode | OpenQuestion | AnsweredQuestion;

/** Open and answered questions: those with pages, those that stories answer, and unanswered bullets. */
export function questionIndex({ view }: SiteContext): PlannedPage[] {
  const { graph } = view;
  const { config } = view.context;
  const pages = graph.questions.pages();
  const isOpen = (question: QuestionNode) => question.document.front.status === "open";
  const open: Row[] = [...pages.filter(isOpen), ...graph.questions.open()];
  open.sort((a, b) => raised(b).epoch - raised(a).epoch);
  const answered = [...pages.filter((question) => !isOpen(question)), ...graph.questions.answered()];
  const slices = paginate([...open, ...answered], config.pagination.entries, view.path("questions/"));
  return slices.map(({ path, items, pager, start }) => ({
    path,
    template: "questions",
    listed: true,
    model: () => {
      const divide = Math.max(0, open.length - start);
      const content: Omit<QuestionsContent, "heading"> = {
        answered: items.slice(divide).map((row) => answeredRow(row, view)),
        open: items.slice(0, divide).map((row) => openRow(row, view)),
      };
      const alternates = nodeFeeds(view.path("questions/"), view.t.nav_questions ?? "", view);
      const listed = [...content.open, ...content.answered];
      const links = listed.map(({ question, href }) => ({ name: question, href }));
      return listPage(view, path, "nav_questions", content, { pager, alternates, items: links });
    },
  }));
}

function answeredRow(row: Row, view: View): QuestionsContent["answered"][number] {
  if ("kind" in row) return view.questionCard(row);
  const { question, anchor } = (row as AnsweredQuestion).question;
  return { question, href: `${view.href(row.story)}#${anchor}` };
}

function openRow(row: Row, view: View): QuestionsContent["open"][number] {
  const linksTo = (stories: readonly StoryNode[]) => view.joined(stories.map((story) => view.link(story)));
  const { iso, text } = view.day(raised(row));
  const since = { iso, text: view.phrase("open_since", { date: text }) };
  if (!("kind" in row))
    return { question: (row as OpenQuestion).bullet.text, since, stories: linksTo([row.story]) };
  const stories = view.graph.questions.storiesAsking(row).slice(0, 3);
  return { stories: linksTo(stories), since, ...view.questionCard(row) };
}

/** When a question was asked: the date of its page, or of the story that raises it. */
const raised = (row: Row): Moment => ("kind" in row ? row.document.front.date : row.story.date);
