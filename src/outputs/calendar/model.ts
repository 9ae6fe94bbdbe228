import type { DateModel, LinkModel } from "../../pages/model.ts";

/** `partials/ahead.eta`: what to watch. */
export interface AheadModel {
  readonly dates: readonly DateAheadModel[];
  /** All of these dates as a calendar. */
  readonly calendar: string;
}

export interface DateAheadModel {
  /** Its day, or its first and last one; with its time, if that is known. */
  readonly date: DateModel;
  readonly text: string;
  readonly place?: string | undefined;
  /** Where to read more. */
  readonly href?: string | undefined;
  /** The story or storyline that names it; absent on its own page. */
  readonly from?: LinkModel | undefined;
  readonly lang?: string | undefined;
  readonly dir?: "ltr" | "rtl" | undefined;
}
