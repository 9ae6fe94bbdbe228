import {
  choice,
  defaulted,
  object,
  optional,
  pattern,
  required,
  timeZone,
  wholeNumber,
} from "../schema/index.ts";
import { WEEKDAYS } from "../text/rhythm.ts";

const time = pattern("a time", /^(?:[01]\d|2[0-3]):[0-5]\d$/, "write it like `06:00`");

/** `editions:` in the configuration. */
export const editions = object(
  {
    every: required(choice("day", "week"), "How often there is an edition.", "week"),
    weekday: defaulted(choice(...WEEKDAYS), "monday", "The day on which a weekly edition closes.", "friday"),
    at: defaulted(
      time,
      "06:00",
      "The time at which an edition closes and is published. A story that is dated without a time counts from the end of its day.",
      "16:00",
    ),
    in: optional(timeZone, "The time zone of `at`. Default: the site's.", "Asia/Seoul"),
    limit: defaulted(
      wholeNumber(1, 100),
      7,
      "The most stories of an edition; those that lead or are pinned come first, then those with the highest weight. The others are counted at its end.",
    ),
  },
  "`editions`",
  {
    frequency: "every",
    day: "weekday",
    on: "weekday",
    time: "at",
    time_zone: "in",
    zone: "in",
    count: "limit",
  },
);
