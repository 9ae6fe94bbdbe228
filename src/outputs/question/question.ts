import type { QuestionNode } from "../../graph/nodes.ts";
import { nodeFeeds } from "../../pages/alternates.ts";
import { bodyHtml, footnotesOf } from "../../pages/document-html.ts";
import type { PageModel } from "../../pages/frame-model.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { ASIDE, type View } from "../../pages/view.ts";
import { questionMetadata } from "./metadata.ts";
import type { QuestionContent } from "./model.ts";

/** How many of the question's topics, and how many other questions of theirs, the page lists. */
const NEAR_TOPICS = 3;
const OTHERS = 5;

/** The page of a question. */
export function questionPages(question: QuestionNode, site: SiteContext): PlannedPage[] {
  const view = site.viewOf(question);
  const { front, path: subject } = question.document;
  const path = view.context.routes.of(question);
  const page: PlannedPage = {
    path,
    template: "question",
    subject,
    listed: true,
    modified: (front.updated ?? front.date).iso,
    model: () => questionModel(question, view),
  };
  return [page];
}

function questionModel(question: QuestionNode, view: View): PageModel<QuestionContent> {
  const { graph } = view;
  const { routes } = view.context;
  const { document } = question;
  const { status, date, updated, extra } = document.front;
  const topics = graph.questions.topicsOf(question);
  const others = new Set(topics.slice(0, NEAR_TOPICS).flatMap((topic) => graph.questions.about(topic)));
  others.delete(question);
  const trail = [view.linkTo("questions/", "nav_questions")];
  const alternates = nodeFeeds(view.path("questions/"), view.t.nav_questions ?? "", view);
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
      stories: graph.questions
        .storiesAsking(question)
        .slice(0, ASIDE)
        .map((story) => view.card(story)),
      topics: topics.slice(0, ASIDE).map((topic) => view.link(topic)),
      others: [...others].slice(0, OTHERS).map((other) => view.questionCard(other)),
    },
  );
}
