import { asHtml, EXPECTED, type Feed, type FeedItem } from "./feed.ts";
import { jsonIn, mappingsIn, type Unfit } from "./foreign-file.ts";
import { isMapping, type Values } from "./site-front-matter.ts";
import { textOf } from "./site-values.ts";

/** JSON Feed 1.0 and 1.1 (jsonfeed.org). */
export function jsonFeed(text: string): Feed | Unfit {
  const json = jsonIn(text);
  if (json === undefined) return { unfit: "the file is not JSON, or was cut off", help: EXPECTED };
  if (!isMapping(json) || !Array.isArray(json.items))
    return { unfit: "the file is JSON, but no JSON Feed: it has no `items`", help: EXPECTED };
  return {
    name: written(json.title),
    home: written(json.home_page_url),
    language: textOf(json.language),
    items: mappingsIn(json.items).map(itemOf),
  };
}

const written = (value: unknown): string => textOf(value) ?? "";

function itemOf(item: Values): FeedItem {
  const id = /^https?:/i.test(written(item.id)) ? written(item.id) : "";
  const text =
    asHtml(written(item.summary)) || written(item.content_html) || asHtml(written(item.content_text));
  return {
    title: asHtml(written(item.title)),
    address: written(item.url) || written(item.external_url) || id,
    date: written(item.date_published) || written(item.date_modified),
    authors: [...mappingsIn(item.authors), item.author].flatMap((author) =>
      isMapping(author) ? (textOf(author.name) ?? []) : [],
    ),
    outlet: "",
    summary: text,
  };
}
