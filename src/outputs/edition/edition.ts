import type { EditionNode } from "../../graph/nodes.ts";
import { editionFeeds } from "../../pages/alternates.ts";
import type { PageModel } from "../../pages/frame-model.ts";
import { collection } from "../../pages/metadata/collection.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { versionsOfNode } from "../../pages/versions.ts";
import type { View } from "../../pages/view.ts";
import { shortenAtWord } from "../../text/shorten.ts";
import { editionBody, shownOf } from "./body.ts";
import type { EditionContent } from "./model.ts";

/** The page of an edition, in each language that has stories for it. */
export const editionPages = (edition: EditionNode, site: SiteContext): PlannedPage[] =>
  site.viewsOf(edition).map((view) => ({
    path: view.pathOf(edition),
    template: "edition",
    subject: edition.document?.path,
    listed: edition.preview === undefined,
    modified: edition.date.iso,
    model: () => editionModel(edition, view),
  }));

function editionModel(edition: EditionNode, view: View): PageModel<EditionContent> {
  const body = editionBody(edition, view, false);
  const { previous, next } = view.graph.editions.neighbours(edition);
  const items = body.stories.map(({ title, href }) => ({ name: title, href }));
  const head = {
    path: view.pathOf(edition),
    title: body.title,
    description: summaryOf(edition, view),
    trail: [view.linkTo("editions/", "nav_editions")],
    alternates: editionFeeds(view),
    versions: versionsOfNode(edition, view),
    described: collection(items, view.context),
    noindex: edition.preview !== undefined,
  };
  return view.page(head, {
    ...body,
    extra: edition.document?.front.extra,
    previous: previous && view.link(previous),
    next: next && view.link(next),
  });
}

/** UTF-16 units of the text beside a subject or a title. */
const SUMMARY = 300;

/** An edition in a sentence: its standfirst, the start of its introduction, or its headlines. */
export function summaryOf(edition: EditionNode, view: View): string {
  const { editions } = view.graph;
  const document = editions.isAtHome(edition) ? edition.document : undefined;
  const written = document?.front.summary ?? document?.excerpt ?? "";
  if (written !== "") return shortenAtWord(written, SUMMARY);
  const headlines = shownOf(edition, editions.contentsOf(edition), view).map(({ title }) => title);
  return shortenAtWord(headlines.join(" · "), SUMMARY);
}
