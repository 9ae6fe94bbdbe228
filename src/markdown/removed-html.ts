import type { Element, ElementContent, Nodes, Parents } from "hast";
import { shown, type Tag } from "./finish-html.ts";
import { isExternal } from "./safe-address.ts";
import type { Position } from "./text-links.ts";
import type { TextWriter } from "./text-writer.ts";

/** Elements that show something from an address; a link to it takes their place. */
const EMBEDS: ReadonlySet<string> = new Set(["iframe", "video", "audio", "embed", "object"]);

/** Those of them that may show a file of the site. */
const PLAYERS: ReadonlySet<string> = new Set(["video", "audio"]);

const CARD = "for a card with a link, write the address alone in a paragraph";

/** What to do instead. */
const INSTEAD: Readonly<Record<string, string>> = {
  ...{ iframe: CARD, embed: CARD, object: CARD },
  video: "put the file next to the briefing, and write `![What it shows](file.mp4)`",
  audio: "put the file next to the briefing, and write `![What is heard](file.mp3)`",
  style: "write rules for all pages in templates/assets/brand.css",
  link: "write rules for all pages in templates/assets/brand.css",
  script: "pages run no scripts of texts; a template may load one from static/",
  form: "link to a page with the form",
};

/** Elements that pages do not contain, but whose whole content stays. */
const WRAPPERS: ReadonlySet<string> = new Set([
  ...["html", "head", "body", "center", "font", "big", "nobr", "wbr", "hgroup"],
  ...["article", "aside", "header", "footer", "main", "nav", "address"],
]);

/** Elements that are removed with everything in them. */
export const STRIPPED: readonly string[] = ["script", "style", "template", "noscript", "textarea", "select"];

/** Those of them that hide words of the author. */
const HIDING: ReadonlySet<string> = new Set(["template", "noscript", "textarea", "select"]);

/** What pages may contain, and the start tags as the author wrote them, by their offsets. */
interface Published {
  readonly allowed: ReadonlySet<string>;
  readonly tags: ReadonlyMap<number, Tag>;
  readonly out: TextWriter;
}

/**
 * Reports the elements of a tree that are not published, and puts links in the place of those that show something from an
 * address. `isInner`: whether the node is in an element that was reported.
 */
export function replaceRemoved(node: Nodes, published: Published, isInner = false): void {
  if (!("children" in node)) return;
  const { children } = node as Parents;
  for (const [index, child] of children.entries()) {
    if (child.type !== "element") continue;
    const { tagName: name, properties } = child;
    const address = EMBEDS.has(name) ? addressOf(child) : undefined;
    const isPlayer = PLAYERS.has(name) && address !== undefined && !isExternal(address);
    const link = address === undefined || isPlayer ? undefined : linkTo(child, address);
    const isNothing = (name === "input" && properties.type !== "checkbox") || (PLAYERS.has(name) && !address);
    const isRemoved = isNothing || link !== undefined || !(published.allowed.has(name) || WRAPPERS.has(name));
    // Of an element in another one, what is said of the outer one is true unless its words are lost, or kept as a link.
    const isNews = link !== undefined || (HIDING.has(name) && hasText(child));
    if (isRemoved && (!isInner || isNews)) report(child, link !== undefined, published);
    if (link) children[index] = node.type === "root" ? paragraph(link) : link;
    else if (isNothing) children[index] = { type: "text", value: "" };
    else if (!STRIPPED.includes(name)) replaceRemoved(child, published, isInner || isRemoved);
    if (!isRemoved) reportAttributes(child, published);
  }
}

/** Attributes that run something, or that change how one element looks. */
function reportAttributes(element: Element, { tags, out }: Published): void {
  const tag = tags.get(element.position?.start.offset ?? -1);
  const names = Object.keys(element.properties).map((name) => name.toLowerCase());
  for (const name of names) {
    const isHandler = /^on[a-z]/.test(name);
    if (!isHandler && name !== "style") continue;
    const label = isHandler
      ? "pages run no scripts of texts"
      : "write rules for all pages in templates/assets/brand.css";
    const message = `\`${name}\` of \`<${element.tagName}>\` is not published`;
    out.report("BG0218", message, { label }, tag?.position ?? placeOf(element, tag));
  }
}

function report(element: Element, isLinked: boolean, { tags, out }: Published): void {
  const tag = tags.get(element.position?.start.offset ?? -1);
  const name = tag ? /^<([^\s/>]+)/.exec(tag.written)![1]! : element.tagName;
  const label = isLinked ? "a link takes its place" : remains(element, tag);
  const help = INSTEAD[element.tagName];
  const details = { label, ...(help === undefined ? {} : { help: [help] }) };
  out.report("BG0218", `\`<${name}>\` is not published`, details, placeOf(element, tag));
}

/** An element that is never closed has no end; one whose lines have signs of a quote before them has another place. */
function placeOf({ position }: Element, tag: Tag | undefined): Position | undefined {
  const isWhole = position?.end?.offset !== undefined && tag?.isClosed !== false;
  if (tag && (!isWhole || tag.position.start.offset !== position.start.offset)) return tag.position;
  return position && { start: position.start, end: position.end ?? position.start };
}

function remains(element: Element, tag: Tag | undefined): string {
  if (!STRIPPED.includes(element.tagName) && hasText(element)) return "only its text is kept";
  if (!tag || tag.isClosed) return "it is removed";
  if (hasText(element)) return "it is never closed: the rest of its block is removed";
  return `it is removed; write \`\\${shown(tag.written)}\` if you mean the words`;
}

const hasText = (node: Nodes): boolean =>
  node.type === "text" ? node.value.trim() !== "" : "children" in node && node.children.some(hasText);

/** Where what an element shows is; undefined if it has no address. */
function addressOf(element: Element): string | undefined {
  const { src, data } = element.properties;
  const source = element.children.find((child) => child.type === "element" && child.tagName === "source");
  const inner = source?.type === "element" ? source.properties.src : undefined;
  return [src, data, inner].find((one): one is string => typeof one === "string" && one !== "");
}

/** A link to what an element shows, with its title or its address as text. */
function linkTo(element: Element, address: string): Element {
  const { title } = element.properties;
  const value =
    typeof title === "string" && title.trim() !== "" ? title : address.replace(/^(?:https?:)?\/\//, "");
  return elementAt("a", { href: address }, [{ type: "text", value }], element);
}

const paragraph = (link: Element): Element => elementAt("p", {}, [link], link);

/** An element at the place of another one. */
const elementAt = (
  tagName: string,
  properties: Element["properties"],
  children: ElementContent[],
  { position }: Element,
): Element => ({ type: "element", tagName, properties, children, ...(position ? { position } : {}) });
