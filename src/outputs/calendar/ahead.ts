import type { DateAhead } from "../../graph/ahead.ts";
import type { StorylineNode, StoryNode, TopicNode } from "../../graph/nodes.ts";
import type { DateModel } from "../../pages/model.ts";
import type { View } from "../../pages/view.ts";
import { CALENDAR_FILE } from "../../router/paths.ts";
import type { AheadModel, DateAheadModel } from "./model.ts";

/** What to watch about a story, storyline or topic; undefined if nothing is known, or if it is over. */
export function aheadOf(node: StoryNode | StorylineNode | TopicNode, view: View): AheadModel | undefined {
  const dates = view.graph.ahead.of(node).filter(({ isAhead }) => isAhead);
  if (dates.length === 0) return undefined;
  // A story has no calendar of its own: its storyline or the site has its dates.
  const storyline = node.kind === "story" ? view.graph.storylines.storylineOf(node) : undefined;
  const folder =
    node.kind === "story" ? (storyline ? view.pathOf(storyline) : view.path("")) : view.pathOf(node);
  return {
    dates: dates.map((date) => dateModel(date, view, date.node === node)),
    calendar: view.context.hrefTo(folder + CALENDAR_FILE),
  };
}

/** A date as a list shows it; `isOwn`: on the page of what names it. */
export function dateModel({ node, entry }: DateAhead, view: View, isOwn: boolean): DateAheadModel {
  const { text, place, url } = entry;
  const from = view.link(node);
  const { lang, dir } = from;
  return { date: daysOf(entry, view), text, place, href: url, from: isOwn ? undefined : from, lang, dir };
}

function daysOf({ date, until }: DateAhead["entry"], view: View): DateModel {
  const start = view.time(date);
  if (!until || until.value.day === date.day) return start;
  return { iso: start.iso, text: view.days(date.day, until.value.day) };
}
