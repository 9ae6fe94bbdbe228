import type { Document } from "../content/document.ts";
import type { CalendarTools } from "./tools.ts";

/** What writes calendars, if a file has dates to watch. */
export async function calendarToolsFor(documents: readonly Document[]): Promise<CalendarTools | undefined> {
  const hasDates = ({ front }: Document) => "ahead" in front && front.ahead.length > 0;
  return documents.some(hasDates) ? (await import("./ical.ts")).calendarTools : undefined;
}
