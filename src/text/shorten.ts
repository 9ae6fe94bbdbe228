import { balance } from "./direction.ts";

/** The text; of a longer one than so many UTF-16 units the beginning, which has so many with its ellipsis. No character is cut into halves. */
export const shorten = (text: string, most: number): string =>
  text.length <= most ? text : ended(text.slice(0, most - 1).trim());

/** The text; of a longer one so many units and an ellipsis, or fewer, up to the white space before. */
export const shortenAtWord = (text: string, most: number): string =>
  text.length <= most ? text : ended(text.slice(0, most).replace(/\s+\S*$/, ""));

/** What the beginning opened may be closed in the rest. */
const ended = (beginning: string): string => balance(`${beginning.replace(/[\ud800-\udbff]$/, "")}…`).text;
