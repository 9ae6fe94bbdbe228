import type { PageContext } from "../context.ts";
import type { CardModel, LinkModel } from "../model.ts";
import type { Of, Thing } from "./json-ld.ts";
import { type Described, webPage } from "./metadata.ts";

/** An entry of a list: a page of the site, or something elsewhere. */
export interface ListedItem {
  readonly name: string;
  /** Absolute, or a path on the site's host; undefined if it has no address. */
  readonly href?: string | undefined;
}

export const listedCards = (cards: readonly Pick<CardModel, "title" | "href">[]): ListedItem[] =>
  cards.map(({ title, href }) => ({ name: title, href }));

export const listedLinks = (links: readonly LinkModel[]): ListedItem[] =>
  links.map(({ text, href }) => ({ name: text, href }));

/** A page that lists other pages (schema.org CollectionPage), with the subject of the list, if it has a single one. */
export const collection = (items: readonly ListedItem[], context: PageContext, about?: Thing): Described => ({
  things: (page) => [
    {
      ...webPage("CollectionPage", page),
      about: about && { "@id": about["@id"] },
      mainEntity: itemList(items, context),
    },
    ...(about ? [about] : []),
  ],
});

/** The entries on this page of the list; positions are 1-based. */
export const itemList = (items: readonly ListedItem[], context: PageContext): Of<"ItemList"> => ({
  "@type": "ItemList",
  numberOfItems: items.length,
  itemListElement: items.map(({ name, href }, index) => ({
    "@type": "ListItem",
    position: index + 1,
    name,
    url: href?.startsWith("/") ? context.absolute(href) : href,
  })),
});
