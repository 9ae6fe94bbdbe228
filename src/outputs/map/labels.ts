import { widthOf } from "../../charts/frame.ts";
import type { Circle, Layout } from "./layout.ts";

/** Where a name is written: its point, and which part of it is there. */
export interface Label {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
}

/** A rectangle: left, top, right, bottom. */
type Area = readonly [number, number, number, number];

/** A line of text above and below its point, as tall as fonts for Chinese are; and the space between it and its circle. */
const ABOVE = 13;
const BELOW = 5;
const GAP = 4;

/** The places of a name, the best one first: below its circle, above, beside, then at the corners. */
function placesOf({ x, y, r }: Circle): Label[] {
  const corner = Math.round(r * 0.7) + 1;
  const [low, high] = [y + corner + ABOVE, y - corner - BELOW];
  return [
    { x, y: y + r + ABOVE, anchor: "middle" },
    { x, y: y - r - BELOW, anchor: "middle" },
    { x: x + r + GAP, y: y + 4, anchor: "start" },
    { x: x - r - GAP, y: y + 4, anchor: "end" },
    { x: x + corner, y: low, anchor: "start" },
    { x: x - corner, y: low, anchor: "end" },
    { x: x + corner, y: high, anchor: "start" },
    { x: x - corner, y: high, anchor: "end" },
  ];
}

/** The place that a name has by its circle if there is room nowhere. */
export const placeBelow = (circle: Circle): Label => placesOf(circle)[0]!;

/**
 * A place for each name where it covers no other name and no other circle, and stays within the drawing. Names are in
 * the order of their rank: one that finds no room is undefined.
 */
export function labelsOf(
  names: readonly string[],
  circles: readonly Circle[],
  [left, top, width, height]: Layout["box"],
): (Label | undefined)[] {
  const frame: Area = [left, top, left + width, top + height];
  const taken: Area[] = circles.map(({ x, y, r }): Area => [x - r, y - r, x + r, y + r]);
  return names.map((name, index) => {
    const circle = circles[index]!;
    const place = placesOf(circle).find((label) => {
      const area = areaOf(name, label);
      return isWithin(area, frame) && taken.every((other, at) => at === index || !overlap(area, other));
    });
    if (place) taken.push(areaOf(name, place));
    return place;
  });
}

function areaOf(name: string, { x, y, anchor }: Label): Area {
  const width = widthOf(name) + GAP;
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  return [left, y - ABOVE, left + width, y + BELOW];
}

const isWithin = (inner: Area, outer: Area): boolean =>
  inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];

const overlap = (a: Area, b: Area): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
