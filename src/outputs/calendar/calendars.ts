import type { CalendarEvent } from "../../calendar/tools.ts";
import type { DateAhead } from "../../graph/ahead.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import { CALENDAR_FILE, type SitePath, sitePath } from "../../router/paths.ts";
import { dayAfter, readMoment } from "../../text/dates.ts";
import { hashOf } from "../../text/hash.ts";
import type { PlannedFile } from "../output.ts";

/** The calendars of the site, and of each topic and storyline that has dates to watch, in each language. */
export const calendars = (site: SiteContext): PlannedFile[] =>
  site.inLanguages.flatMap(({ view }) => {
    const { graph } = view;
    if (graph.datesAhead().length === 0) return [];
    const nodes = view
      .listed([...graph.nodes.topics, ...graph.nodes.storylines])
      .filter((node) => graph.ahead.of(node).length > 0);
    return [
      fileOf(
        view.path(""),
        () => graph.datesAhead(),
        () => view.siteTitle,
        view,
      ),
      ...nodes.map((node) =>
        fileOf(
          view.pathOf(node),
          () => graph.ahead.of(node),
          () => nameOf(view.link(node).text, view),
          view,
        ),
      ),
    ];
  });

const nameOf = (name: string, view: View): string =>
  view.phrase("title_of_feed", { name, site: view.siteTitle });

const fileOf = (
  folder: SitePath,
  dates: () => readonly DateAhead[],
  name: () => string,
  view: View,
): PlannedFile => ({
  ...{ path: sitePath(folder + CALENDAR_FILE), what: "a calendar", kind: "calendar", reads: [] },
  make: () =>
    view.context.tools.calendar!.write({ name: name(), events: dates().map((date) => eventOf(date, view)) }),
});

/** In milliseconds. */
const MINUTE = 60_000;

function eventOf({ node, entry }: DateAhead, view: View): CalendarEvent {
  const { date, text, place, url } = entry;
  const { context } = view;
  const page = context.url(view.pathOf(node));
  const { published, changed } = timesOf(node, view);
  return {
    id: uidOf(entry, node, context.config.site.id),
    ...spanOf(entry, context.config.site.timeZone),
    ...{ isAllDay: date.time === undefined, text, place, url: url ?? page },
    description: `${view.titleOf(node)}\n${page}`,
    changed: new Date(changed),
    sequence: Math.max(0, Math.floor((changed - published) / MINUTE)),
  };
}

/** When it begins and ends. Nobody says how long a vote at a certain time takes, so without `until` it has no end. */
function spanOf({ date, until }: DateAhead["entry"], timeZone: string): Pick<CalendarEvent, "start" | "end"> {
  const last = until?.value ?? date;
  const utc = (day: string) => new Date(`${day}T00:00:00Z`);
  if (date.time === undefined) return { start: utc(date.day), end: utc(dayAfter(last.day)) };
  const end = last.time === undefined ? readMoment(dayAfter(last.day), timeZone)?.epoch : last.epoch;
  return { start: new Date(date.epoch), end: until && end !== undefined ? new Date(end) : undefined };
}

/** When what names a date was first published, and last changed: a storyline with its stories. */
function timesOf(node: DateAhead["node"], view: View): { published: number; changed: number } {
  if (node.kind === "story") return { published: node.date.epoch, changed: node.updated };
  const stories = view.graph.storylines.storiesIn(node);
  return { published: stories[0]?.date.epoch ?? 0, changed: stories.at(-1)?.updated ?? 0 };
}

/** `story/summit/vote@example.org`: the date may change, and calendars move the entry. */
function uidOf({ id, text }: DateAhead["entry"], node: DateAhead["node"], site: string): string {
  const [authority = ""] = site.split(",");
  const own = id ?? hashOf(text).toString(36);
  return `${node.kind}/${encodeURIComponent(node.id)}/${encodeURIComponent(own)}@${authority}`;
}
