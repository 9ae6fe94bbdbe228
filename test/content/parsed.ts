import type { Document, StoryDocument } from "../../src/content/document.ts";
import { type Body, bodyOf, type Section } from "../../src/content/document-text.ts";
import { LIMITS } from "../../src/content/limits.ts";
import { type SectionAliases, SectionNames } from "../../src/content/sections.ts";
import type { RichText } from "../../src/markdown/rich-text.ts";
import { writeHtml } from "../../src/markdown/write-html.ts";
import { escapeHtml, escapeText } from "../../src/text/html.ts";
import { type Problem, seen } from "../schema/yaml-of.ts";
import { parse } from "../support/parse.ts";

export interface Read {
  readonly document: Document | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a whole file. */
export function read(text: string, path = "briefings/a.md", sections: SectionAliases = {}): Read {
  const options = { timeZone: "Asia/Seoul", sections: new SectionNames(sections), limits: LIMITS };
  const { document, diagnostics } = parse({ path, digest: "", text }, options);
  return { document, problems: diagnostics.map((problem) => seen(problem, text)) };
}

/** A story with sources `ap` and `bbc`, and whatever front matter is given besides. */
export const storyText = (body: string, front = ""): string =>
  `---\ntitle: A\ndate: 2026-11-20\nsources: [{key: ap, source: AP}, {key: bbc, source: BBC}]\n${front && `${front}\n`}---\n\n${body}\n`;

/** Reads a story by its body. */
export function story(body: string, front = ""): Read & { readonly document: StoryDocument } {
  const result = read(storyText(body, front));
  if (result.document?.kind !== "story") throw new Error(`no story: ${JSON.stringify(result.problems)}`);
  return { ...result, document: result.document };
}

/** What the text of a document holds. */
export const bodyIn = (document: Document): Body => bodyOf(document.text.read());

const WORDS: Readonly<Record<string, string>> = { back_to_text: "back" };

/** The text as a page would have it: links as written, no names linked, sources called by their keys. */
export function htmlOf(text: RichText, document: Pick<Document, "links" | "citations">): string {
  const address = (index: number) => escapeHtml(document.links[index]!.target);
  return writeHtml(text, {
    ...{ page: "", hasIds: true, link: address, image: address, poster: address },
    word: (name) => WORDS[name] ?? name,
    recording: () => ({ attributes: "", inside: "" }),
    chart: ({ type, title, data }) => ({ before: escapeHtml(`[${type}: ${title}: ${data}]`), after: "" }),
    names: (source, start, end) => escapeText(source.slice(start, end)),
    source: (key) => ({
      number: document.citations.findIndex((cited) => cited.key === key) + 1,
      label: key.toUpperCase(),
    }),
  });
}

/** The HTML of a whole body, section by section, footnotes last. */
export function bodyHtml(document: Document): string {
  const { sections, footnotes } = bodyIn(document);
  const all = sections.flatMap(({ text, bullets }) => [text, ...bullets.map((bullet) => bullet.text)]);
  return [...all, ...(footnotes === "" ? [] : [footnotes])].map((text) => htmlOf(text, document)).join("\n");
}

/** The HTML of a story's body. */
export const html = (body: string, front = ""): string => bodyHtml(story(body, front).document);

/** The stretches of text in which names may be linked. */
export function linkable({ text }: Section): string[] {
  const found: string[] = [];
  writeHtml(text, {
    ...{
      page: "",
      hasIds: true,
      link: () => "",
      image: () => "",
      poster: () => "",
      word: () => "",
      chart: () => ({ before: "", after: "" }),
    },
    recording: () => ({ attributes: "", inside: "" }),
    names(source, start, end) {
      found.push(source.slice(start, end));
      return "";
    },
    source: () => undefined,
  });
  return found;
}
