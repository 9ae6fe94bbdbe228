/** The days of the week, as ISO 8601 counts them. */
export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

/** When something happens again and again. */
export interface Rhythm {
  readonly every: "day" | "week";
  /** Only counts for weeks. */
  readonly weekday: (typeof WEEKDAYS)[number];
  /** The time of day: `06:00`. */
  readonly at: string;
  /** The time zone of `at`: `Asia/Seoul`. */
  readonly zone: string;
}
