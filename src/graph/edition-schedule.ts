import { Temporal } from "temporal-polyfill";
import { dayAfter, momentAt, readMoment } from "../text/dates.ts";
import type { Moment } from "../text/moments.ts";
import { type Rhythm, WEEKDAYS } from "../text/rhythm.ts";

/** A moment at which an edition closes and is published. */
export interface Cut {
  /** The day in the zone of the rhythm: `2026-11-27`. */
  readonly day: string;
  /** Milliseconds since 1970. */
  readonly epoch: number;
}

/** When editions close. */
export class EditionSchedule {
  readonly #rhythm: Rhythm | undefined;
  readonly #siteZone: string;
  /** Day → its end. */
  readonly #ends = new Map<string, number>();

  /** `rhythm`: undefined if editions have files only. */
  constructor(rhythm: Rhythm | undefined, siteZone: string) {
    this.#rhythm = rhythm;
    this.#siteZone = siteZone;
  }

  /** Whether the site makes editions by itself. */
  get isRegular(): boolean {
    return this.#rhythm !== undefined;
  }

  /**
   * When something that happened is certainly known, in milliseconds since 1970: a bare date counts from the end of its day,
   * since nobody knows when on that day it was written. So nothing slips into an edition that is closed.
   */
  endOf({ day, time, epoch }: Moment): number {
    if (time !== undefined) return epoch;
    const end = this.#ends.get(day) ?? readMoment(dayAfter(day), this.#siteZone)?.epoch ?? epoch;
    this.#ends.set(day, end);
    return end;
  }

  /** The first cut at or after an instant; undefined if the site makes no editions by itself. */
  cutAfter(epoch: number): Cut | undefined {
    return this.#rhythm && cutsAround(epoch, this.#rhythm).find((cut) => cut.epoch >= epoch);
  }

  /** The last cut at or before an instant. */
  cutBefore(epoch: number): Cut | undefined {
    return this.#rhythm && cutsAround(epoch, this.#rhythm).findLast((cut) => cut.epoch <= epoch);
  }

  /** A cut as a moment in the zone of the site. */
  momentOf({ epoch }: Cut): Moment {
    return momentAt(epoch, this.#siteZone);
  }
}

/** The cuts near an instant, at least one of them before it and one after it. */
function cutsAround(epoch: number, { every, weekday, at, zone }: Rhythm): Cut[] {
  const today = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(zone).toPlainDate();
  const [step, wait] = every === "day" ? [1, 0] : [7, (WEEKDAYS.indexOf(weekday) + 8 - today.dayOfWeek) % 7];
  return [wait - step, wait, wait + step].map((days) => {
    const date = today.add({ days });
    const cut = date.toZonedDateTime({ timeZone: zone, plainTime: at });
    return { day: date.toString(), epoch: cut.epochMilliseconds };
  });
}
