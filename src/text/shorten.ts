import { balance } from "./direction.ts";

/** The text, cut to that many UTF-16 units including an ellipsis. No character is cut in half. */
export const shorten = (text: string, most: number): string =>
  text.length <= most ? text : ended(text.slice(0, most - 1).trim());

/** The text, cut at white space to at most that many units, plus an ellipsis. */
export const shortenAtWord = (text: string, most: number): string =>
  text.length <= most ? text : ended(text.slice(0, most).replace(/\s+\S*$/, ""));

/** Closes what the part that was cut off would have closed. */
const ended = (beginning: string): string => balance(`${beginning.replace(/[\ud800-\udbff]$/, "")}…`).text;
