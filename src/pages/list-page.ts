import type { SitePath } from "../router/paths.ts";
import type { AlternateModel } from "./frame-model.ts";
import { collection, type ListedItem } from "./metadata/collection.ts";
import type { PagerModel } from "./model.ts";
import { versionsOfList } from "./versions.ts";
import type { View } from "./view.ts";

interface ListPageOptions {
  readonly pager?: (view: View) => PagerModel | undefined;
  readonly alternates?: readonly AlternateModel[];
  /** What the page lists, for machines. */
  readonly items?: readonly ListedItem[];
}

/** A page directly below the home page, named by one of the theme's words. */
export function listPage<C extends object>(
  view: View,
  path: SitePath,
  word: string,
  content: C,
  { pager, alternates = [], items }: ListPageOptions = {},
) {
  const heading = view.t[word] ?? word;
  const empty = view.t[`empty_${word.replace("nav_", "")}`] ?? view.t.empty ?? "";
  const page = pager?.(view);
  const title = view.pageTitle(heading, page?.number ?? 1);
  const description = view.phrase("index_description", {
    name: heading,
    site: view.siteTitle,
  });
  return view.page(
    {
      path,
      title,
      description,
      trail: [],
      alternates,
      versions: page === undefined || page.number === 1 ? versionsOfList(listOf(path, view), view) : [],
      described: items && collection(items, view.context),
    },
    { heading, empty, pager: page, ...content },
  );
}

/** The list's path without its language: `topics/`. */
const listOf = (path: SitePath, view: View): string => path.slice(view.path("").length);
