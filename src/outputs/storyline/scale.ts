import type { StoryNode } from "../../graph/nodes.ts";
import type { View } from "../../pages/view.ts";
import { grouped } from "../../text/order.ts";
import { directionOf } from "../../theme/words.ts";
import type { ScaleModel } from "./model.ts";

/** How many years can have their number on a narrow screen. */
const LABELS = 6;
/** Room on either side, in per cent. */
const MARGIN = 1;
/** Where a number in the middle of its line would be cut off, in per cent from either side. */
const EDGE = 6;

/**
 * The time of a storyline from its first story to its last, with a tick for each; one for those of about the same time,
 * so that there are a hundred at most. Undefined if all are of one day.
 */
export function scaleOf(
  stories: readonly StoryNode[],
  view: View,
  hrefOf: (index: number) => string,
): ScaleModel | undefined {
  const epochs = stories.map(({ date }) => date.epoch);
  const [start, end] = [Math.min(...epochs), Math.max(...epochs)];
  const [first, last] = [start, end].map((epoch) => stories[epochs.indexOf(epoch)]?.date.day ?? "");
  if (!first || !last || first === last) return undefined;
  const isMirrored = directionOf(view.lang) === "rtl";
  /** In per cent from the left. */
  const place = (epoch: number, digits: number) => {
    const part = MARGIN + (100 - 2 * MARGIN) * ((epoch - start) / (end - start));
    return Number((isMirrored ? 100 - part : part).toFixed(digits));
  };
  const near = grouped(stories.keys(), (index) => place(epochs[index]!, 0));
  return {
    ...{ first: view.date(first), last: view.date(last) },
    ticks: [...near].map(([x, [index = 0, ...others]]) => ({
      x,
      href: hrefOf(index),
      text: `${view.day(stories[index]!.date).text}: ${
        others.length === 0 ? view.link(stories[index]!).text : view.count("stories", others.length + 1)
      }`,
    })),
    years: yearsBetween(first, last).map((year) => {
      const x = place(Date.parse(`${year}-01-01`), 1);
      const fromStart = isMirrored ? 100 - x : x;
      return {
        x,
        text: year,
        anchor: fromStart < EDGE ? "start" : fromStart > 100 - EDGE ? "end" : "middle",
      };
    }),
  };
}

/** The years that begin between two days, or every second or third of many. */
function yearsBetween(first: string, last: string): string[] {
  const [from, to] = [Number(first.slice(0, 4)) + 1, Number(last.slice(0, 4))];
  const step = Math.max(1, Math.ceil((to - from + 1) / LABELS));
  const years: string[] = [];
  for (let year = from; year <= to; year += step) years.push(String(year).padStart(4, "0"));
  return years;
}
