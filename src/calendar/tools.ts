/** A calendar, independent of its format. */
export interface Calendar {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
}

export interface CalendarEvent {
  /** The same for all time. */
  readonly id: string;
  readonly start: Date;
  /** Exclusive; undefined if nobody knows. */
  readonly end?: Date | undefined;
  /** Whether only the days of `start` and `end` count, in UTC. */
  readonly isAllDay: boolean;
  readonly text: string;
  readonly place?: string | undefined;
  readonly description: string;
  readonly url: string;
  /** When it was last changed; `sequence` grows with that. */
  readonly changed: Date;
  readonly sequence: number;
}

/** What writes calendars. It is loaded for a site that has any, and for no other. */
export interface CalendarTools {
  /** As iCalendar (RFC 5545). The same input gives the same text. */
  readonly write: (calendar: Calendar) => string;
}
