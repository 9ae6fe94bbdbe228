import type { Document, Section, StoryDocument } from "../../src/content/document.ts";
import { LIMITS } from "../../src/content/limits.ts";
import { type Prose, resolveProse } from "../../src/content/prose.ts";
import { type SectionAliases, SectionNames } from "../../src/content/sections.ts";
import { escapeHtml } from "../../src/text/html.ts";
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

/** The prose as a page would have it: links as written, marks around linkable text left out. */
export const htmlOf = (prose: Prose, document: Pick<Document, "links">): string =>
  resolveProse(prose, {
    ...{ page: "", back: "back", text: (text, start, end) => text.slice(start, end) },
    link: (index) => escapeHtml(document.links[index]!.target),
    image: (index) => escapeHtml(document.links[index]!.target),
  });

/** The HTML of a whole body, section by section, footnotes last. */
export function bodyHtml(document: Document): string {
  const { sections, footnotes } = document.detail;
  const all = sections.flatMap(({ prose, bullets }) => [prose, ...bullets.map((bullet) => bullet.prose)]);
  return [...all, ...(footnotes ? [footnotes] : [])].map((prose) => htmlOf(prose, document)).join("\n");
}

/** The HTML of a story's body. */
export const html = (body: string, front = ""): string => bodyHtml(story(body, front).document);

/** The stretches of text in which names may be linked. */
export const linkable = (section: Section): string[] =>
  [...section.prose.matchAll(/\u0001([^\u0002]*)\u0002/g)].map(([, text]) => text!);
