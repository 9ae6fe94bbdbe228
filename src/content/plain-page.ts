import {
  boolean,
  choice,
  defaulted,
  free,
  type Infer,
  languageTag,
  line,
  list,
  located,
  moment,
  object,
  optional,
  required,
  summary,
  wholeNumber,
} from "../schema/index.ts";
import { FOREIGN_KEYS } from "./foreign-keys.ts";

/** Front matter of a plain page: `pages/**\/*.md`. */
export const plainPageSchema = object(
  {
    title: required(line, "The page's title.", '"About us"'),
    summary: optional(summary, "The standfirst. Default: none; search engines get the first paragraph."),
    slug: optional(
      located(line),
      "The last part of the address. Default: the file's name. The page of a folder, `index.md`, has none: it takes the folder's address.",
      "about",
    ),
    lang: optional(located(languageTag), "The page's language. Default: the site's.", "ar"),
    translation_of: optional(
      located(line),
      "The id of the page that this one translates: its path below pages/, without .md. Both pages then link to each other.",
      "policies/ethics",
    ),
    order: optional(
      wholeNumber(0, 9999),
      "The page's place among those of its folder and in menus, the lowest number first. Pages without one come last, by title.",
      "1",
    ),
    menu: defaulted(
      choice("header", "footer", false),
      "footer",
      "Where the site's navigation shows the page, unless the configuration says otherwise; `false`: nowhere.",
    ),
    updated: optional(moment, "When the page last changed for readers.", "2026-11-24"),
    status: defaulted(choice("published", "draft"), "published", "A draft is left out of the site."),
    noindex: defaulted(boolean, false, "`true`: search engines and the site's search leave the page out."),
    aliases: defaulted(
      list(located(line)),
      [],
      "Old addresses of the page on this site; each redirects to the page.",
      "[/about-us/]",
    ),
    extra: optional(free, "Anything you like, for your own templates."),
  },
  "the page",
  {
    ...{ layout: FOREIGN_KEYS.layout, draft: FOREIGN_KEYS.draft, description: "summary", name: "title" },
    ...{ license: FOREIGN_KEYS.license, licence: FOREIGN_KEYS.licence, language: "lang", lastmod: "updated" },
    date: "a page needs no `date`: it is not news. `updated` says when it last changed",
    permalink: "no `permalink` is needed: the address is made from the folder and `slug`",
    url: "no `url` is needed: the address is made from the folder and `slug`",
    tags: "a page has no topics: only briefings have",
    categories: "a page has no topics: only briefings have",
    topics: "a page has no topics: only briefings have",
    weight: { field: "order", why: "`weight` is `order` here: the lowest number first" },
  },
);

export type PlainPageFront = Infer<typeof plainPageSchema>;
