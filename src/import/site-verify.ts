import { mayBeOnAnyPage } from "../content/anchors.ts";
import type { Document } from "../content/document.ts";
import type { Limits } from "../content/limits.ts";
import { parseWith } from "../content/parse.ts";
import type { SectionNames } from "../content/sections.ts";
import { reference } from "../markdown/reference.ts";
import { safeDecode } from "../text/url.ts";
import { type Found, linkedBody } from "./site-links.ts";
import type { Note } from "./site-note.ts";
import type { SiteStory } from "./site-story.ts";
import { resolvePath } from "./site-targets.ts";

interface ParseContext {
  readonly timeZone: string;
  readonly sections: SectionNames;
  readonly limits: Limits;
}

const read = ({ page, text }: SiteStory, { timeZone, sections, limits }: ParseContext) =>
  parseWith({ path: page.story, digest: "", text }, { timeZone, sections, limits, unwanted: [] }, reference);

/**
 * The stories, in which links to anchors lead to anchors that exist; and what briefgen says of those that it refuses.
 * `has`: whether a file was brought over to a place in the site.
 */
export function verified(
  stories: readonly SiteStory[],
  context: ParseContext,
  has: (place: string) => boolean,
): { stories: SiteStory[]; refused: Map<string, string> } {
  const documents = new Map<string, Document | undefined>();
  const refused = new Map<string, string>();
  const paths = new Set(stories.map(({ page }) => page.story));
  for (const story of stories) {
    const { document, diagnostics } = read(story, context);
    documents.set(story.page.story, document);
    const problem = diagnostics.find(({ severity }) => severity === "error");
    // Broken HTML can hold links that only a browser's parser finds.
    const dead = document?.links.find(({ target }) => !isThere(target, story.page.story, paths, has));
    if (problem) refused.set(story.page.source, problem.message);
    else if (dead) refused.set(story.page.source, `\`${dead.target}\` leads nowhere`);
  }
  const checked = stories.map((story) => {
    const document = documents.get(story.page.story);
    return document ? withLiveAnchors(story, document, documents) : story;
  });
  return { stories: checked, refused };
}

function isThere(
  target: string,
  from: string,
  stories: ReadonlySet<string>,
  has: (place: string) => boolean,
): boolean {
  const path = safeDecode(target.replace(/[?#].*$/s, ""));
  if (path === "") return true;
  if (path.startsWith("/")) return has(`static${path}`);
  const place = resolvePath(path, `/${from}`).slice(1);
  return stories.has(place) || has(place);
}

function withLiveAnchors(
  story: SiteStory,
  document: Document,
  documents: ReadonlyMap<string, Document | undefined>,
): SiteStory {
  const { page, text } = story;
  const dead = document.fragments.some(({ value }) => !hasAnchor(document, value));
  if (!dead && !document.links.some(({ target }) => target.includes("#"))) return story;
  const notes = [...story.notes];
  const find = (address: string): Found => {
    const [path = "", fragment] = address.split("#");
    const there =
      path === "" ? document : documents.get(resolvePath(safeDecode(path), `/${page.story}`).slice(1));
    if (fragment === undefined || fragment === "" || !there || hasAnchor(there, safeDecode(fragment)))
      return { kind: "elsewhere" };
    const near = nearestAnchor(safeDecode(fragment), there.anchors);
    if (near !== undefined || path !== "")
      return { kind: "here", address: near === undefined ? path : `${path}#${near}` };
    return { kind: "nowhere", address: undefined, why: "anchors that the page does not have" };
  };
  const note = (found: Note) => notes.push({ ...found, line: lineOf(found.detail ?? "", page) });
  const start = text.indexOf("\n---\n") + 5;
  const body = linkedBody(text.slice(start), { find, cite: undefined, note });
  return { ...story, text: text.slice(0, start) + body, notes };
}

const hasAnchor = ({ anchors }: Document, anchor: string): boolean =>
  anchors.includes(anchor) || mayBeOnAnyPage(anchor);

/** The first line of the old page on which this is written. */
function lineOf(written: string, { body, bodyLine }: SiteStory["page"]): number | undefined {
  const at = body.indexOf(written);
  return at < 0 ? undefined : bodyLine + body.slice(0, at).split("\n").length - 1;
}

/** The only anchor that is the same but for signs: generators make them from headings in slightly different ways. */
function nearestAnchor(anchor: string, anchors: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const same = anchors.filter((one) => plain(one) === plain(anchor));
  return plain(anchor) !== "" && same.length === 1 ? same[0] : undefined;
}
