import { parseXml, XmlElement, XmlError } from "@rgrove/parse-xml";
import { asHtml, EXPECTED, type Feed, type FeedItem } from "./feed.ts";
import { isWebPage, type Unfit } from "./foreign-file.ts";

/** RSS 0.9x to 2.0, RSS 1.0 (RDF) and Atom 1.0 (RFC 4287). */
export function xmlFeed(text: string): Feed | Unfit {
  if (isWebPage(text)) return { unfit: "the file is a page of a website, not a feed", help: EXPECTED };
  try {
    // Entities of a DOCTYPE are never expanded: what they stand for stays as it is written.
    const { root } = parseXml(text.trimStart(), { ignoreUndefinedEntities: true });
    if (root?.name === "feed") return atom(root);
    if (root?.name === "rss" || root?.name === "rdf:RDF") return rss(root);
    return { unfit: `the file is XML, but no feed: it starts with \`<${root?.name}>\``, help: EXPECTED };
  } catch (error) {
    if (error instanceof RangeError) return { unfit: "the file is nested too deeply", help: EXPECTED };
    if (!(error instanceof XmlError)) throw error;
    const { line, column } = error;
    const unfit = "the file is not well-formed XML, or was cut off";
    return { unfit, help: `save it again; ${EXPECTED}`, position: { line, column } };
  }
}

function rss(root: XmlElement): Feed {
  const channel = childrenOf(root, "channel")[0] ?? root;
  return {
    name: textIn(channel, "title"),
    home: linkIn(channel),
    language: textIn(channel, "language", "dc:language") || undefined,
    // In RSS 1.0, items stand beside the channel.
    items: [...childrenOf(channel, "item"), ...childrenOf(root, "item")].map(rssItem),
  };
}

function rssItem(item: XmlElement): FeedItem {
  const guid = childrenOf(item, "guid")[0];
  const isLink = guid && guid.attributes.isPermaLink !== "false" && /^https?:/i.test(guid.text.trim());
  return {
    title: textIn(item, "title"),
    address: linkIn(item) || (isLink ? guid.text.trim() : ""),
    date: textIn(item, "pubDate", "dc:date", "published", "updated"),
    authors: [...childrenOf(item, "dc:creator"), ...childrenOf(item, "author")].map(authorIn),
    outlet: textIn(item, "source"),
    summary: textIn(item, "description", "content:encoded"),
  };
}

/** The address in `<link>`, or in Atom's link in a feed of RSS. */
const linkIn = (element: XmlElement): string =>
  textIn(element, "link") ||
  alternateOf([...childrenOf(element, "link"), ...childrenOf(element, "atom:link")]);

/** In RSS an author is an address with a name behind it: `m@example.org (Mina Park)`. */
const authorIn = ({ text }: XmlElement): string =>
  /^\s*\S+@\S+\s*\((.*)\)\s*$/s.exec(text)?.[1]?.trim() ?? (/^\s*\S+@\S+\s*$/.test(text) ? "" : text.trim());

function atom(root: XmlElement): Feed {
  const home = alternateOf(childrenOf(root, "link"));
  return {
    name: htmlIn(root, "title"),
    home,
    language: root.attributes["xml:lang"],
    items: childrenOf(root, "entry").map((entry) => atomEntry(entry, home)),
  };
}

function atomEntry(entry: XmlElement, home: string): FeedItem {
  const source = childrenOf(entry, "source")[0];
  const address = alternateOf(childrenOf(entry, "link"));
  return {
    title: htmlIn(entry, "title"),
    address: URL.canParse(address, home) ? new URL(address, home).href : address,
    date: textIn(entry, "published", "updated", "issued", "modified"),
    authors: childrenOf(entry, "author").map((author) => textIn(author, "name")),
    outlet: source ? htmlIn(source, "title") : "",
    summary: htmlIn(entry, "summary") || htmlIn(entry, "content"),
  };
}

/** Where the first link leads that is no other version, enclosure or related page (RFC 4287, 4.2.7.2). */
const alternateOf = (links: readonly XmlElement[]): string =>
  links
    .find(({ attributes: { rel = "alternate", href } }) => rel === "alternate" && href)
    ?.attributes.href?.trim() ?? "";

/** A text construct as HTML (RFC 4287, 3.1). */
function htmlIn(element: XmlElement, name: string): string {
  const found = childrenOf(element, name)[0];
  if (!found) return "";
  return found.attributes.type === "html" ? found.text.trim() : asHtml(found.text.trim());
}

/** The text of the first child with one of these names that has any. */
const textIn = (element: XmlElement, ...names: string[]): string =>
  names.flatMap((name) => childrenOf(element, name).map(({ text }) => text.trim())).find(Boolean) ?? "";

const childrenOf = ({ children }: XmlElement, name: string): XmlElement[] =>
  children.filter((child): child is XmlElement => child instanceof XmlElement && child.name === name);
