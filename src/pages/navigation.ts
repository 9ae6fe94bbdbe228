import type { NavEntry, NavLink } from "../config/navigation-schema.ts";
import type { PageNode } from "../router/routes.ts";
import { isWebAddress } from "../schema/index.ts";
import { hostOf } from "../text/url.ts";
import { LISTS } from "./destinations.ts";
import type { MenuModel } from "./frame-model.ts";
import type { LinkModel } from "./model.ts";
import type { Wording } from "./wording.ts";

/** The menu at the top of every page, without the search: that has a place of its own. */
export function headerMenu(wording: Wording): MenuModel[] {
  const { header } = wording.siteNav;
  const search = searchLink(wording);
  const menu = header ? entries(header, wording) : [...listLinks(wording), ...plainPages("header", wording)];
  return menu.filter((entry) => "items" in entry || entry.href !== search?.href);
}

/** The search page; undefined if the site has none. */
export const searchLink = (wording: Wording): LinkModel | undefined =>
  wording.context.listsIn(wording.lang).has("search") ? wording.linkTo("search/", "nav_search") : undefined;

/** The lists of the site that have entries. */
export function listLinks(wording: Wording): LinkModel[] {
  const lists = wording.context.listsIn(wording.lang);
  return MENU.filter((name) => lists.has(name)).map((name) => wording.linkTo(`${name}/`, `nav_${name}`));
}

/** The links at the bottom of every page. */
export function footerMenu(wording: Wording): MenuModel[] {
  const { footer } = wording.siteNav;
  if (footer) return entries(footer, wording);
  const lists = wording.context.listsIn(wording.lang);
  const menu: LinkModel[] = [
    ...(lists.has("corrections") ? [wording.linkTo("corrections/", "corrections")] : []),
    ...(lists.has("authors") ? [wording.linkTo("authors/", "nav_authors")] : []),
    wording.linkTo("feeds/", "nav_feeds"),
    ...plainPages("footer", wording),
  ];
  return [...menu, ...policies(wording).filter(({ href }) => !menu.some((link) => link.href === href))];
}

/** The plain pages that say that they belong in this menu. */
const plainPages = (menu: "header" | "footer", wording: Wording): LinkModel[] =>
  wording.graph
    .pages()
    .filter((page) => page.menu === menu)
    .map((page) => wording.link(page));

/** The publisher's policies: ethics, corrections, ownership … */
function policies(wording: Wording): LinkModel[] {
  return Object.entries(wording.context.config.site.publisher?.policies ?? {}).flatMap(
    ([name, { value }]) => {
      const link = destinationLink(value, wording);
      return link ? [{ text: wording.t[`policy_${name}`] ?? name, href: link.href }] : [];
    },
  );
}

const entries = (written: readonly NavEntry[], wording: Wording): MenuModel[] =>
  written.flatMap((entry): MenuModel[] =>
    "items" in entry
      ? [{ text: entry.label, items: entry.items.flatMap((item) => linkOf(item, wording)) }]
      : linkOf(entry, wording),
  );

function linkOf({ page, label }: NavLink, wording: Wording): LinkModel[] {
  const link = destinationLink(page.value, wording);
  return link ? [{ ...link, text: label ?? link.text }] : [];
}

/** The lists in the menu at the top, in its order. */
const MENU = ["topics", "sources", "questions", "storylines", "editions", "archive", "graph", "search"];

/** The theme's words for lists that are not in the menu at the top. */
const WORDS: Readonly<Record<string, string>> = { corrections: "corrections" };

/** A page or story in the language of the menu, if it was translated. */
function inLanguage(node: PageNode, { graph, lang }: Wording): PageNode {
  if (node.kind !== "page" && node.kind !== "story") return node;
  const { languages } = graph.listing;
  const versions = node.kind === "page" ? graph.translationsOfPage(node) : graph.translationsOf(node);
  const home = languages.homeOf(lang);
  return versions.find(({ language }) => languages.homeOf(language) === home) ?? node;
}

/** A page of the site that the configuration names, or a web address, with its title. */
function destinationLink(written: string, wording: Wording): LinkModel | undefined {
  if (isWebAddress(written)) return { text: hostOf(written), href: written };
  const { context } = wording;
  const found = context.destinations.find(written);
  if (!found) return undefined;
  if (found.node) return wording.link(inLanguage(found.node, wording));
  if (found.path === "") return { text: wording.t.home ?? "", href: context.hrefTo(wording.path("")) };
  const folder = wording.graph.folders.at(found.path.replace(/\/$/, ""));
  const text = wording.t[WORDS[written] ?? `nav_${written}`] ?? folder?.title ?? written;
  // Every list is there in every language, but a map only in those with enough stories.
  const isList = (LISTS as readonly string[]).includes(written);
  if (written === "graph" && !context.listsIn(wording.lang).has(written)) return undefined;
  return { text, href: context.hrefTo(isList ? wording.path(`${written}/`) : found.path) };
}
