import { bodyOf } from "../../content/document-text.ts";
import { isWithdrawn } from "../../graph/build-nodes.ts";
import type { EditionContents } from "../../graph/editions.ts";
import type { EditionNode, StoryNode } from "../../graph/nodes.ts";
import { bodyHtml, footnotesOf } from "../../pages/document-html.ts";
import type { LinkModel } from "../../pages/model.ts";
import type { View } from "../../pages/view.ts";
import { escapeText } from "../../text/html.ts";
import { grouped } from "../../text/order.ts";
import { correctionModel } from "../corrections/corrections.ts";
import { htmlForm } from "../story/html-form.ts";
import { Sources } from "../story/sources.ts";
import type { ChangesModel, EditionBody, EditionStoryModel } from "./model.ts";

/** What an edition says. `isAbsolute`: whether all addresses are absolute, for feeds and e-mails. */
export function editionBody(edition: EditionNode, view: View, isAbsolute: boolean): EditionBody {
  const { context, graph } = view;
  const document = graph.editions.isAtHome(edition) ? edition.document : undefined;
  const contents = graph.editions.contentsOf(edition);
  const shown = shownOf(edition, contents, view);
  const place = isAbsolute ? { absolute: context.routes.of(edition) } : {};
  const address = addressing(view, isAbsolute);
  const corrected = (rows: EditionContents["later"]) =>
    rows.map((row) => {
      const { story, ...model } = correctionModel(row, view);
      return { ...model, story: address(story) };
    });
  return {
    title: view.titleOf(edition),
    date: view.time(edition.date),
    preview: edition.preview && view.label("status", edition.preview),
    standfirst: document?.front.summary ?? "",
    html: document ? bodyHtml(document, view, place) : "",
    ...(document ? footnotesOf(document, view, place) : {}),
    stories: shown.map((story, index) => storyModel(story, index, view, isAbsolute)),
    more: moreOf(contents.stories, shown, view, address),
    changes: changesOf(contents, view, address, corrected),
    later: corrected(contents.later),
    signOff: document?.front.sign_off ?? "",
  };
}

/** The stories of an edition that have room in it. */
export function shownOf(
  edition: EditionNode,
  { stories }: EditionContents,
  view: View,
): readonly StoryNode[] {
  const { editions } = view.context.config;
  return edition.isChosen || !editions ? stories : stories.slice(0, editions.limit);
}

type Address = <Link extends { readonly href: string }>(link: Link) => Link;

const addressing =
  ({ context }: View, isAbsolute: boolean): Address =>
  (link) =>
    isAbsolute ? { ...link, href: context.absolute(link.href) } : link;

function storyModel(story: StoryNode, index: number, view: View, isAbsolute: boolean): EditionStoryModel {
  const { title, href, lang, dir, date, kind, preview, verification, origins } = view.card(story);
  const head = { anchor: `story-${index + 1}`, title, href, lang, dir, date, kind };
  const model = isWithdrawn(story)
    ? { ...head, standfirst: "", html: "", withdrawn: view.t.withdrawn ?? "" }
    : {
        ...{ ...head, preview, verification, origins },
        standfirst: story.document.front.summary ?? "",
        html: beginningOf(story, view, isAbsolute),
      };
  return addressing(view, isAbsolute)(model);
}

/** “What's happened”, or the first paragraph if the story has no such section and no standfirst. */
function beginningOf(story: StoryNode, view: View, isAbsolute: boolean): string {
  const { text, front, excerpt } = story.whole;
  const section = bodyOf(text.read()).sections.find(({ kind }) => kind === "happened");
  if (!section) return front.summary === undefined && excerpt !== "" ? `<p>${escapeText(excerpt)}</p>` : "";
  const { context } = view;
  const page = context.routes.of(story);
  const sources = new Sources(story, view, isAbsolute ? context.url(page) : context.href(story));
  return htmlForm(story, view, sources, { page, isAbsolute }).blocks(section.text, false);
}

function moreOf(
  all: readonly StoryNode[],
  shown: readonly StoryNode[],
  view: View,
  address: Address,
): LinkModel | undefined {
  const count = all.length - shown.length;
  if (count === 0) return undefined;
  const { href } = view.linkTo("archive/", "nav_archive");
  return address({ text: view.count("edition_more", count), href });
}

function changesOf(
  { corrected, updated, answered, stories }: EditionContents,
  view: View,
  address: Address,
  corrections: (rows: EditionContents["corrected"]) => ChangesModel["corrections"],
): ChangesModel | undefined {
  const links = (nodes: readonly Parameters<View["link"]>[0][]) =>
    nodes.map((node) => address(view.link(node)));
  const storylines = movedStorylines(stories, view).map(address);
  const count = corrected.length + updated.length + answered.length + storylines.length;
  if (count === 0) return undefined;
  return {
    corrections: corrections(corrected),
    updated: links(updated),
    storylines,
    questions: links(answered),
  };
}

/** The storylines that these stories continue, with what is new in each. */
function movedStorylines(stories: readonly StoryNode[], view: View): ChangesModel["storylines"] {
  const { storylines } = view.graph;
  const moved = grouped(
    stories.filter((story) => (storylines.indexOf(story) ?? 0) > 0),
    (story) => storylines.storylineOf(story)!,
  );
  return [...moved].map(([storyline, own]) => ({
    ...view.link(storyline),
    added: view.count("stories", own.length),
  }));
}
