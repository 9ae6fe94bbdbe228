import type { CitedArticle } from "../../graph/citations.ts";
import type { OutletNode } from "../../graph/nodes.ts";
import { hasFeeds, nodeFeeds } from "../../pages/alternates.ts";
import { bodyHtml, footnotesOf } from "../../pages/document-html.ts";
import type { PageModel } from "../../pages/frame-model.ts";
import { collection } from "../../pages/metadata/collection.ts";
import { outletInFull, wikidataUrl } from "../../pages/metadata/things.ts";
import type { PlannedPage } from "../../pages/page.ts";
import { paginate, type Slice } from "../../pages/paginate.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { versionsOfNode } from "../../pages/versions.ts";
import { ASIDE, type View } from "../../pages/view.ts";
import { neighbourhood } from "../map/neighbourhood.ts";
import { sourceModel } from "../story/sources.ts";
import { agreementOf } from "./agreement.ts";
import type { OutletContent } from "./model.ts";

/** The pages of an outlet and its cited articles, in each language that has some. */
export const outletPages = (outlet: OutletNode, site: SiteContext): PlannedPage[] =>
  site.viewsOf(outlet).flatMap((view) => pagesIn(view, outlet));

function pagesIn(view: View, outlet: OutletNode): PlannedPage[] {
  const articles = view.graph.citationsFrom(outlet);
  const { articles: size } = view.context.config.pagination;
  return paginate(articles, size, view.pathOf(outlet)).map((slice) => ({
    path: slice.path,
    template: "outlet",
    subject: outlet.document?.path,
    listed: true,
    modified: articles[0]?.from.date.iso,
    model: () => outletModel(outlet, slice, articles.length, view),
  }));
}

function outletModel(
  outlet: OutletNode,
  slice: Slice<CitedArticle>,
  total: number,
  view: View,
): PageModel<OutletContent> {
  const { front, excerpt } = outlet.document ?? {};
  const pager = slice.pager(view);
  const articleCount = view.count("articles", total);
  const description =
    excerpt || view.phrase("outlet_description", { name: outlet.name, articles: articleCount });
  const articles = slice.items.map(({ from: story, data: citation }, index) => ({
    source: sourceModel(citation, index + 1, [], view),
    story: view.link(story),
    date: view.day(citation.entry.published ?? story.date),
  }));
  const listed = articles.map(({ source }) => ({ name: source.title ?? outlet.name, href: source.href }));
  const head = {
    path: slice.path,
    title: view.pageTitle(outlet.name, slice.number),
    description,
    trail: [view.linkTo("sources/", "nav_sources")],
    alternates: hasFeeds(outlet, view) ? nodeFeeds(view.pathOf(outlet), outlet.name, view) : [],
    versions: slice.number === 1 ? versionsOfNode(outlet, view) : [],
    described: collection(listed, view.context, outletInFull(outlet, view.context)),
  };
  return view.page(head, {
    name: outlet.name,
    extra: front?.extra,
    kind: front?.kind && view.label("outlet", front.kind),
    facts: detailsOf(outlet, view),
    articles,
    articleCount,
    pager,
    ratings: ratingsOf(outlet, view),
    ...(slice.number === 1 ? surroundings(outlet, view) : NO_SURROUNDINGS),
  });
}

/** What raters say about an outlet. */
export const ratingsOf = ({ document }: OutletNode, view: View): OutletContent["ratings"] =>
  (document?.front.ratings ?? []).map(({ url, retrieved, ...rating }) => ({
    href: url,
    retrieved: view.day(retrieved),
    ...rating,
  }));

type Surroundings = Pick<
  OutletContent,
  "map" | "description" | "footnotes" | "topics" | "citedWith" | "agreement"
>;

const NO_SURROUNDINGS: Surroundings = { description: { html: "" }, topics: [], citedWith: [] };

/** What surrounds the list of articles on its first page. */
function surroundings(outlet: OutletNode, view: View): Surroundings {
  const { graph } = view;
  const topics = graph.topicsCoveredBy(outlet);
  const citedWith = graph.outletsCitedWith(outlet);
  return {
    map: neighbourhood(outlet, [...topics.slice(0, ASIDE), ...citedWith.slice(0, ASIDE)], view),
    description: { html: outlet.document ? bodyHtml(outlet.document, view, { self: outlet }) : "" },
    ...(outlet.document ? footnotesOf(outlet.document, view) : {}),
    topics: view.counted(topics, ASIDE),
    citedWith: view.counted(citedWith, ASIDE),
    agreement: agreementOf(outlet, view),
  };
}

/** What the outlet's record says, as rows. */
function detailsOf({ document, names }: OutletNode, view: View): OutletContent["facts"] {
  if (!document) return [];
  const { url, domains, country, languages, owner, wikidata } = document.front;
  const nameOf = (code: string) => new Intl.DisplayNames([view.lang], { type: "language" }).of(code) ?? code;
  const rows = [
    { word: "fact_site", text: url?.replace(/^https?:\/\/(?:www\.)?|\/$/g, ""), href: url },
    { word: "fact_domains", text: view.list(domains) },
    { word: "fact_country", text: country && view.country(country) },
    { word: "fact_languages", text: view.list(languages.map((code) => nameOf(code))) },
    { word: "fact_owner", text: view.list(owner) },
    { word: "fact_names", text: view.list(names.slice(1)) },
    { word: "fact_wikidata", text: wikidata, href: wikidata && wikidataUrl(wikidata) },
  ];
  return rows.flatMap(({ word, text, href }) =>
    text ? [{ label: view.t[word] ?? word, text, ...(href ? { href } : {}) }] : [],
  );
}
