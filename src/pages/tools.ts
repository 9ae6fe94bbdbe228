import type { CalendarTools } from "../calendar/tools.ts";
import type { ChartTools } from "../charts/tools.ts";
import type { MailTools } from "../mail/tools.ts";

/** Libraries that few sites need. Each is there for a site that has a use for it, and undefined for any other. */
export interface LateTools {
  /** Draws charts, if a text has any. */
  readonly charts?: ChartTools | undefined;
  /** Makes e-mails, if an edition or a story has one. */
  readonly mail?: MailTools | undefined;
  /** Writes calendars, if a file has dates to watch. */
  readonly calendar?: CalendarTools | undefined;
}
