import type { QuestionNode } from "../graph/nodes.ts";
import { bodyHtml, footnotesOf } from "./document-html.ts";
import { nodeFeeds } from "./feeds/alternates.ts";
import { questionMetadata } from "./metadata/question.ts";
import type { PageModel, QuestionContent } from "./model.ts";
import type { PlannedPage } from "./page.ts";
import { sitePath } from "./paths.ts";
import { ASIDE, type View } from "./view.ts";

/** Topics whose other questions are offered, and how many of these. */
const NEAR_TOPICS = 3;
const OTHERS = 5;

export function questionPage(question: QuestionNode, view: View): PlannedPage {
  const { front, path: subject } = question.document;
  const path = view.context.routes.of(question);
  return {
    path,
    template: "question",
    subject,
    listed: true,
    modified: (front.updated ?? front.date).iso,
    model: () => questionModel(question, view),
  };
}

function questionModel(question: QuestionNode, view: View): PageModel<QuestionContent> {
  const { graph, routes } = view.context;
  const { document } = question;
  const { status, date, updated, extra } = document.front;
  const topics = graph.topicsOfQuestion(question);
  const others = new Set(topics.slice(0, NEAR_TOPICS).flatMap((topic) => graph.questionsAbout(topic)));
  others.delete(question);
  const trail = [view.linkTo("questions/", "nav_questions")];
  const alternates = nodeFeeds(sitePath("questions/"), view.t.nav_questions ?? "", view);
  return view.page(
    {
      ...{
        path: routes.of(question),
        title: question.title,
        description: document.excerpt,
        trail,
        alternates,
      },
      described: questionMetadata(question),
    },
    {
      question: question.title,
      extra,
      status: view.label("status", status),
      date: view.day(date),
      ...(updated ? { updated: view.day(updated) } : {}),
      html: bodyHtml(document, view),
      ...footnotesOf(document, view),
      stories: graph
        .storiesAsking(question)
        .slice(0, ASIDE)
        .map((story) => view.card(story)),
      topics: topics.slice(0, ASIDE).map((topic) => view.link(topic)),
      others: [...others].slice(0, OTHERS).map((other) => view.questionCard(other)),
    },
  );
}
