import type { Element, Nodes } from "hast";
import { raw } from "hast-util-raw";

/** A page or a piece of one, read as a browser reads it. */
export function parseHtml(html: string): Nodes {
  const doctype = /^<!doctype html>/i.test(html) ? [{ type: "doctype" }] : [];
  return raw({
    type: "root",
    children: [...doctype, { type: "raw", value: html }],
  } as unknown as Nodes) as Nodes;
}

/** All elements, or those with a name, in document order. */
export function elements(node: Nodes, name?: string): Element[] {
  const below = "children" in node ? node.children.flatMap((child) => elements(child, name)) : [];
  return node.type === "element" && (name === undefined || node.tagName === name) ? [node, ...below] : below;
}

/** The text that a reader sees, with white space as HTML shows it. */
export const textOf = (node: Nodes): string => rawText(node).replace(/\s+/g, " ").trim();

const rawText = (node: Nodes): string => {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(rawText).join("") : "";
};

export const attribute = (element: Element, name: string): string => {
  const value = element.properties[name];
  return Array.isArray(value) ? value.join(" ") : String(value ?? "");
};

/** Links as `[text, href]`. */
export const linksOf = (node: Nodes): [string, string][] =>
  elements(node, "a").map((link) => [textOf(link), attribute(link, "href")]);

/** The element with an id; throws where there is none. */
export function byId(node: Nodes, id: string): Element {
  const found = elements(node).find((element) => element.properties.id === id);
  if (!found) throw new Error(`no element has the id ${id}`);
  return found;
}

/** Elements with a class. */
export const byClass = (node: Nodes, name: string): Element[] =>
  elements(node).filter((element) => attribute(element, "className").split(" ").includes(name));
