import type { Document, StoryDocument } from "../content/document.ts";
import { type Body, bodyOf, type Section } from "../content/document-text.ts";
import { isStressing } from "../content/story-entries.ts";
import type { StoryNode } from "../graph/nodes.ts";
import type { SiteGraph } from "../graph/site-graph.ts";

/**
 * The anchors of a document's page: headings and ids of its text, and parts that templates make from its front matter and
 * from the graph. `story` is its node; undefined for a document of another kind.
 */
export function anchorsOf(document: Document, story: StoryNode | undefined, graph: SiteGraph): Set<string> {
  const anchors = new Set(document.anchors);
  const body = bodyOf(document.text.read());
  if (document.kind === "story") {
    const sections = filledSections(document, body);
    if (story) for (const kind of sectionsFromGraph(story, graph)) sections.add(kind);
    for (const id of sections) anchors.add(id);
    // The table of contents leaves out the text before the first heading, and needs more than one entry.
    sections.delete("lead");
    if (sections.size > 1) anchors.add("toc");
    if (story && graph.citationsOf(story).length > 0) anchors.add("glance");
  }
  if (document.kind === "page" && contentsOf(body).length > 0) anchors.add("toc");
  if (body.footnotes !== "") anchors.add("footnote-label");
  return anchors;
}

/** A text with so many headings has a table of contents. */
const LONG = 4;

/** The headings of a long plain page, for its table of contents; empty for a short one. */
export function contentsOf({ sections }: Body): Pick<Section, "id" | "heading">[] {
  const named = sections.filter(({ heading }) => heading !== "").map(({ id, heading }) => ({ id, heading }));
  return named.length < LONG ? [] : named;
}

/** The anchors of a story's page that its own file decides, for comparing two versions of it. */
export function ownAnchors(story: StoryDocument): string {
  const body = bodyOf(story.text.read());
  return JSON.stringify([story.anchors, [...filledSections(story, body)], body.footnotes !== ""]);
}

/** Sections of a story that its own file writes or fills, by their ids. */
function filledSections({ front, inlineQuestions }: StoryDocument, { sections }: Body): Set<string> {
  const filled = new Set(sections.map(({ id }) => id));
  if (front.claims.length > 0) filled.add("papers");
  if (front.unknowns.length > 0) filled.add("unknowns");
  if (front.timeline.length > 0) filled.add("background");
  if (inlineQuestions.length > 0) filled.add("questions");
  return filled;
}

/** House sections that what the graph knows of a story fills. */
function* sectionsFromGraph(story: StoryNode, graph: SiteGraph): Generator<string> {
  if (graph.citationsOf(story).some(({ entry }) => isStressing(entry))) yield "papers";
  if (graph.in(story.language).storylines.earlierStories(story).length > 0) yield "background";
  if (graph.questions.below(story).length > 0) yield "questions";
  if (graph.topicsOf(story).length > 0) yield "topics";
}
