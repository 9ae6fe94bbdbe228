import ical from "ical-generator";
import type { CalendarEvent, CalendarTools } from "./tools.ts";

export const calendarTools: CalendarTools = {
  write: ({ name, events }) =>
    ical({
      // The library escapes every text but this one (RFC 5545, section 3.3.11).
      name: name.replace(/[\\;,]/g, "\\$&"),
      prodId: { company: "briefgen", product: "briefgen" },
      events: events.map(eventData),
    })
      .toString()
      .concat("\r\n"),
};

/** Times are in UTC, so that readers in every zone see their own, and no rules of zones are needed. */
const eventData = (event: CalendarEvent) => ({
  ...{ id: event.id, start: event.start, allDay: event.isAllDay },
  ...{ summary: event.text, description: event.description, url: event.url },
  ...(event.end === undefined ? {} : { end: event.end }),
  ...(event.place === undefined ? {} : { location: event.place }),
  ...{ stamp: event.changed, lastModified: event.changed, sequence: event.sequence },
});
