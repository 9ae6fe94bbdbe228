import type { PageEntry, PageFolder } from "../../graph/page-folders.ts";
import { collection, listedCards } from "../../pages/metadata/collection.ts";
import type { LinkModel } from "../../pages/model.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import { sitePath } from "../../router/paths.ts";
import { directionOf } from "../../theme/words.ts";
import type { PlainPageCardModel, PlainPageContent } from "./model.ts";

/** The indexes of folders of pages that have no page of their own. */
export function folderIndexes({ view }: SiteContext): PlannedPage[] {
  const folders = view.graph.folders.all.filter(({ page }) => page === undefined);
  return folders.map(({ address, title }) => ({
    path: sitePath(`${address}/`),
    template: "page",
    listed: true,
    model: () => {
      const folder = view.graph.folders.at(address)!;
      const pages = cardsOf(folder, view);
      const description = view.phrase("index_description", { name: title, site: view.siteTitle });
      const content: PlainPageContent = {
        ...{ title, standfirst: "", translations: [], sections: [], parts: [], pages },
      };
      const described = collection(listedCards(pages), view.context);
      const trail = trailTo(address, view);
      return view.page({ path: sitePath(`${address}/`), title, description, trail, described }, content);
    },
  }));
}

/** The folders above a page, with links to their pages. A language's folder is where its home page is. */
export function trailTo(address: string, { context }: View): LinkModel[] {
  const { languages } = context.config;
  const homes = languages.all.map((language) => languages.prefixOf(language));
  return context.graph.folders
    .above(address)
    .map((folder) => ({ text: folder.title, path: `${folder.address}/` }))
    .filter(({ path }) => !homes.includes(path))
    .map(({ text, path }) => ({ text, href: context.hrefTo(path) }));
}

/** What is in a folder, as lists in this language show it. */
export function cardsOf({ entries }: PageFolder, view: View): PlainPageCardModel[] {
  const shown = new Set(view.graph.pages());
  return entries
    .filter(({ page }) => page === undefined || shown.has(page))
    .map((entry) => cardOf(entry, view));
}

function cardOf({ page, title: name, address }: PageEntry, view: View): PlainPageCardModel {
  const href = view.context.hrefTo(`${address}/`);
  if (!page) return { title: name, href, summary: "" };
  const title = view.titleOf(page);
  const lang = page.language;
  const summary = page.document.front.summary ?? page.document.excerpt;
  return { title, href, summary, ...(lang === view.lang ? {} : { lang, dir: directionOf(lang) }) };
}
