import {
  destination,
  either,
  filled,
  isReadInPart,
  type Located,
  line,
  list,
  located,
  object,
  optional,
  required,
  type Schema,
} from "../schema/index.ts";
import { refuse } from "../schema/refuse.ts";

const page = located(destination);
const PAGE = "A page of this site, as `about`, `topics` or `/topics/korea/`, or a web address.";
const label = optional(line, "Its words. Default: the page's title.", "About us");

const SYNONYMS = {
  ...{ url: "page", href: "page", link: "page", path: "page", slug: "page" },
  ...{ title: "label", name: "label", text: "label" },
};

const link = object({ label, page: required(page, PAGE, "about") }, "the entry", {
  ...SYNONYMS,
  items: {
    field: "page",
    why: "a menu has one nested level: the entries below an entry have none themselves",
  },
});

const entry = object(
  {
    label,
    page: optional(page, PAGE, "about"),
    items: optional(
      filled(list(either(page, link))),
      "Instead of `page`: the entries that open below it.",
      "[about, contact]",
    ),
  },
  "the entry",
  { ...SYNONYMS, children: "items", pages: "items", menu: "items" },
);

/** A link to a page; its label is the page's title, unless one is written. */
export interface NavLink {
  readonly page: Located<string>;
  readonly label?: string | undefined;
}

/** A label with links below it. */
export interface NavGroup {
  readonly label: string;
  readonly items: readonly NavLink[];
}

export type NavEntry = NavLink | NavGroup;

const toLink = (written: Located<string> | NavLink): NavLink =>
  "value" in written ? { page: written } : written;

/** `about`, `{page: about, label: Who we are}` or `{label: About, items: [about, contact]}`. */
const navEntry: Schema<NavEntry> = {
  shape: { type: "either", of: [page.shape, entry.shape] },
  decode(value, context) {
    const found = either(page, entry).decode(value, context);
    if (found === undefined) return undefined;
    if ("value" in found) return toLink(found);
    const { label, page: target, items } = found;
    if (target && !items) return { page: target, label };
    if (items && !target && label !== undefined) return { label, items: items.map(toLink) };
    // What was wrong with a key was reported.
    if (isReadInPart(found, value)) return undefined;
    const help = items
      ? "write a `label` for the `items`, and no `page`"
      : "write `page`, or `label` and `items`";
    return refuse(value, context, "BG0115", "an entry is a link, or a label with links below it", [help]);
  },
};

/** `nav:` in the configuration. */
export const navigation = object(
  {
    header: optional(
      list(navEntry),
      "The menu at the top, in order. Default: the site's lists that have entries, and pages with `menu: header`.",
      "[topics, archive, about]",
    ),
    footer: optional(
      list(navEntry),
      "The links at the bottom. Default: corrections, feeds, policies, and pages with `menu: footer`.",
      "[corrections, feeds, contact]",
    ),
  },
  "`nav`",
);
