import type { Place } from "../diagnostics/diagnostic.ts";
import { isMapping, type Values } from "./site-front-matter.ts";

/** Why a file of another program cannot be imported, or an entry of it. */
export interface Unfit {
  /** As in a diagnostic's message. */
  readonly unfit: string;
  readonly help: string;
  readonly position?: Place["position"];
}

export const isUnfit = (value: object): value is Unfit => "unfit" in value;

/** A file's JSON; undefined if it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a text starts as pages on the web do. */
export const isWebPage = (text: string): boolean => /^\s*<(?:!doctype\s+html|html)\b/i.test(text);

/** The mappings of a list. */
export const mappingsIn = (value: unknown): Values[] => (Array.isArray(value) ? value.filter(isMapping) : []);
