import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";
import { LIMITS } from "../content/limits.ts";
import { RESERVED_KEYS } from "../schema/value.ts";

/** A page of another generator, split into its parts. */
export interface SitePage {
  /** Its front matter, as plain data. */
  readonly front: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/**
 * Reads front matter in YAML (`---`), TOML (`+++`) or JSON (`{`), without keys that reach into JavaScript's built-in
 * objects; undefined if it is missing, broken, or nested more deeply than a briefing may be.
 */
export function readSitePage(text: string): SitePage | undefined {
  const fenced = /^(---|\+\+\+)[^\S\n]*\n([\s\S]*?)\n\1[^\S\n]*(?:\n|$)/.exec(text);
  try {
    if (fenced) {
      const [all, fence, written = ""] = fenced;
      // Dates stay as written; their format is checked later.
      const front =
        fence === "---" ? parseYaml(written, { schema: "core", logLevel: "error" }) : parseToml(written);
      return pageOf(front, text.slice(all.length));
    }
    const end = text.startsWith("{") ? endOfJson(text) : undefined;
    return end === undefined ? undefined : pageOf(JSON.parse(text.slice(0, end)), text.slice(end));
  } catch {
    return undefined;
  }
}

function pageOf(written: unknown, body: string): SitePage | undefined {
  const front = safe(written, LIMITS.depth);
  return isMapping(front) ? { front, body: body.replace(/^\n+/, "") } : undefined;
}

/** The value without reserved keys. Throws if it is nested more deeply than `depth`. */
function safe(value: unknown, depth: number): unknown {
  if (depth === 0) throw new RangeError("nested too deeply");
  if (Array.isArray(value)) return value.map((item) => safe(item, depth - 1));
  if (!isMapping(value)) return value;
  const entries = Object.entries(value).filter(([key]) => !RESERVED_KEYS.has(key));
  return Object.fromEntries(entries.map(([key, item]) => [key, safe(item, depth - 1)]));
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** The end of the object at the start of the text. */
function endOfJson(text: string): number | undefined {
  for (const match of text.matchAll(/^\}[^\S\n]*(?:\n|$)/gm)) return match.index + 1;
  return undefined;
}
