import type { PlainPageDocument } from "../../content/document.ts";
import { bodyOf } from "../../content/document-text.ts";
import type { PlainPageNode } from "../../graph/nodes.ts";
import { BLOCK_MARK } from "../../markdown/write-html.ts";
import { bodyHtml, footnotesOf } from "../../pages/document-html.ts";
import type { PageModel } from "../../pages/frame-model.ts";
import { type Described, webPage } from "../../pages/metadata/metadata.ts";
import type { TranslationModel } from "../../pages/model.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { nameOf, type PageVersion } from "../../pages/versions.ts";
import type { View } from "../../pages/view.ts";
import { contentsOf } from "../../router/page-anchors.ts";
import { blockOn } from "../blocks/blocks.ts";
import { cardsOf, trailTo } from "./folder-index.ts";
import type { PlainPageContent, PlainPagePart } from "./model.ts";

/** A plain page: About, Ethics, Contact … */
export function plainPages(page: PlainPageNode, site: SiteContext): PlannedPage[] {
  const view = site.viewOf(page);
  const { front, path: subject } = page.document;
  return [
    {
      path: view.context.routes.of(page),
      template: "page",
      subject,
      listed: !front.noindex,
      modified: front.updated?.iso,
      model: () => pageModel(page, view),
    },
  ];
}

function pageModel(page: PlainPageNode, view: View): PageModel<PlainPageContent> {
  const { routes } = view.context;
  const { document } = page;
  const { title, summary, updated, noindex, extra } = document.front;
  const folder = view.graph.folders.at(page.address);
  return view.page(
    {
      ...{ path: routes.of(page), title, description: summary ?? document.excerpt, noindex },
      trail: trailTo(page.address, view),
      versions: versionsOf(page, view),
      described: describe(page),
    },
    {
      ...{ title, extra, standfirst: summary ?? "" },
      preview: page.preview && view.label("status", page.preview),
      updated: updated && view.day(updated),
      translations: translations(page, view),
      sections: contentsOf(bodyOf(document.text.read())),
      // A link in “About us” at the first word that is also a topic would surprise everybody.
      parts: partsOf(document, view),
      ...footnotesOf(document, view, { names: false }),
      pages: folder?.page === page ? cardsOf(folder, view) : [],
    },
  );
}

/** The text, with the blocks that it has. */
function partsOf(document: PlainPageDocument, view: View): PlainPagePart[] {
  const pieces = bodyHtml(document, view, { names: false }).split(BLOCK_MARK);
  return pieces.flatMap((piece, index): PlainPagePart[] => {
    // Between two pieces of text is the number of a block.
    if (index % 2 === 0) return piece.trim() === "" ? [] : [{ html: piece }];
    const block = blockOn(document.blocks[Number(piece)]!, view);
    return block ? [{ block }] : [];
  });
}

/** The page in each of its languages, including this one. */
const versionsOf = (page: PlainPageNode, { graph, context }: View): PageVersion[] =>
  graph
    .translationsOfPage(page)
    .map((version) => ({ lang: version.language, path: context.routes.of(version) }));

/** The page in other languages, for readers. */
const translations = (page: PlainPageNode, view: View): TranslationModel[] =>
  view.graph
    .translationsOfPage(page)
    .filter((other) => other !== page)
    .map((other) => ({
      ...{ text: nameOf(other.language), lang: other.language },
      ...{ href: view.href(other), title: other.title },
    }));

const describe = ({ document }: PlainPageNode): Described => ({
  things: (basics) => [{ ...webPage("WebPage", basics), dateModified: document.front.updated?.iso }],
});
