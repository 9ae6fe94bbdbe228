import type { Element, ElementContent, Nodes, Parents } from "hast";
import type { TextWriter } from "./text-writer.ts";

/** Elements that show something from an address; a link to it takes their place. */
const EMBEDS: ReadonlySet<string> = new Set(["iframe", "video", "audio", "embed", "object"]);

/** Elements that pages do not contain, but whose whole content stays. */
const WRAPPERS: ReadonlySet<string> = new Set([
  ...["html", "head", "body", "picture", "source", "center", "font", "big", "nobr", "wbr", "hgroup"],
  ...["article", "aside", "header", "footer", "main", "nav", "address"],
]);

/** Elements that are removed with everything in them. */
export const STRIPPED: readonly string[] = ["script", "style", "template", "noscript", "textarea", "select"];

/**
 * Reports the elements of a tree that are not published, and puts links in the place of those that show something from an
 * address. `allowed`: the names of elements that are published.
 */
export function replaceRemoved(node: Nodes, allowed: ReadonlySet<string>, out: TextWriter): void {
  if (!("children" in node)) return;
  const { children } = node as Parents;
  for (const [index, child] of children.entries()) {
    if (child.type !== "element") continue;
    const { tagName: name } = child;
    const position = placeOf(child);
    const link = EMBEDS.has(name) ? linkTo(child) : undefined;
    if (link) {
      out.report("BG0218", `\`<${name}>\` is not published`, { label: "a link takes its place" }, position);
      children[index] = node.type === "root" ? paragraph(link) : link;
    } else if (!allowed.has(name) && !WRAPPERS.has(name))
      out.report("BG0218", `\`<${name}>\` is not published`, { label: remains(name) }, position);
    replaceRemoved(children[index]!, allowed, out);
  }
}

/** An element that is never closed has no end. */
const placeOf = ({ position }: Element): Element["position"] =>
  position && { start: position.start, end: position.end ?? position.start };

const remains = (name: string): string =>
  STRIPPED.includes(name) ? "nothing of it stays" : "only its text stays";

/** A link to what an element shows, with its title or its address as text; undefined if it has no address. */
function linkTo(element: Element): Element | undefined {
  const { src, data, title } = element.properties;
  const source = element.children.find((child) => child.type === "element" && child.tagName === "source");
  const inner = source?.type === "element" ? source.properties.src : undefined;
  const address = [src, data, inner].find((one): one is string => typeof one === "string" && one !== "");
  if (address === undefined) return undefined;
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
