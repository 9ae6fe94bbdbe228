import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import {
  defaulted,
  type Infer,
  line,
  list,
  located,
  moment,
  object,
  optional,
  required,
  url,
} from "../schema/index.ts";
import { key } from "./keys.ts";

const entry = object(
  {
    date: required(moment, "When it begins; without a time, it lasts the whole day.", "2026-12-03"),
    until: optional(located(moment), "When it ends; without a time, with the end of that day.", "2026-12-04"),
    text: required(line, "What will happen.", "The council votes."),
    place: optional(line, "Where.", "New York"),
    url: optional(url, "Where to read more.", "https://example.org/agenda"),
    id: optional(
      key,
      "What calendars know it by. Default: made from the text, so give one if you may reword it.",
      "vote",
    ),
  },
  "the date to watch",
  { ...{ title: "text", what: "text", event: "text" }, ...{ location: "place", where: "place" } },
);

/** `ahead:` of a story or a storyline. */
export const ahead = defaulted(
  list(entry),
  [],
  "Dates to watch: on the page, those of its topics and the home page until they are over, and in calendars (.ics).",
  "[{date: 2026-12-03, text: The council votes., place: New York}]",
);

export type AheadEntry = Infer<typeof entry>;

/** Reports entries that end before they begin. */
export function checkAhead(entries: readonly AheadEntry[], path: string, report: Report): void {
  for (const { date, until } of entries) {
    if (!until || until.value.epoch >= date.epoch) continue;
    const details = { at: { path, span: until.span }, label: "it must be later than `date`" };
    report(diagnostic("BG0109", "a date to watch ends before it begins", details));
  }
}
