import type { Nodes } from "hast";
import { raw } from "hast-util-raw";
import { FORBIDDEN } from "../text/characters.ts";
import { balance } from "../text/direction.ts";
import { tidyName } from "../text/names.ts";
import { escapeMarkdown } from "./house-text.ts";

const EVERY_FORBIDDEN = new RegExp(FORBIDDEN.source, "g");

/** A text of another program without characters that a site must not hold, and without white space around it. */
export const cleanText = (text: string): string =>
  balance(
    text
      .replace(/\r\n?/g, "\n")
      .replace(/\p{Surrogate}/gu, "\ufffd")
      .replace(EVERY_FORBIDDEN, "")
      .normalize("NFC"),
  ).text.trim();

/** The same on one line. */
export const cleanLine = (text: string): string => tidyName(cleanText(text));

/** Lines of plain text as paragraphs of Markdown. `line`: one of them as Markdown. */
export const paragraphs = (text: string, line: (text: string) => string = escapeMarkdown): string =>
  text
    .split("\n")
    .map((one) => line(one.trim()))
    .filter(Boolean)
    .join("\n\n");

/** No excerpt needs more, and HTML that is nested without end gets no deeper. */
const MOST_HTML = 10_000;

/** The words that a reader sees of HTML, on one line. */
export const textOfHtml = (html: string): string =>
  cleanLine(
    /[<&]/.test(html)
      ? wordsIn(raw({ type: "root", children: [{ type: "raw", value: html.slice(0, MOST_HTML) }] }))
      : html,
  );

const HIDDEN: ReadonlySet<string> = new Set(["script", "style", "template", "iframe", "noscript", "svg"]);
const INLINE: ReadonlySet<string> = new Set(
  "a abbr b bdi bdo cite code em font i kbd mark q s small span strong sub sup time u".split(" "),
);

function wordsIn(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (!("children" in node) || (node.type === "element" && HIDDEN.has(node.tagName))) return "";
  const words = node.children.map(wordsIn).join("");
  return node.type === "element" && !INLINE.has(node.tagName) ? ` ${words} ` : words;
}
