import { hashOf } from "./hash.ts";

/** One of several shares of the work on a site: the third of eight is `{number: 3, of: 8}`. */
export interface Share {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** More shares than that would have less to do each than it takes to start. */
export const MOST_SHARES = 1000;

/** Reads `3/8`; undefined if it is no share. */
export function readShare(text: string): Share | undefined {
  const [, number = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  return number >= 1 && number <= of && of <= MOST_SHARES ? { number, of } : undefined;
}

/** `3-of-8`, for names of files. */
export const shareName = ({ number, of }: Share): string => `${number}-of-${of}`;

/** Whether a source belongs to the share: a path relative to the site. Nobody has to agree on that: the path decides. */
export const hasSource = (share: Share, path: string): boolean => has(share, path);

/**
 * Whether a file of the output belongs to the share, or a folder that is made as a whole: a path relative to the output.
 * All files of a folder belong together, because most are made from the same story; those at the top do not.
 */
export const hasOutput = (share: Share, path: string): boolean =>
  has(share, path.slice(0, path.lastIndexOf("/") + 1) || path);

const has = ({ number, of }: Share, key: string): boolean => hashOf(key) % of === number - 1;
