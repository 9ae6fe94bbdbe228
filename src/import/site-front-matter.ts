import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";

/** A page of another generator, taken apart. */
export interface SitePage {
  /** What its front matter says, as plain data. */
  readonly front: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Reads front matter in YAML (`---`), TOML (`+++`) or JSON (`{`); undefined where it has none, or a broken one. */
export function readSitePage(text: string): SitePage | undefined {
  const fenced = /^(---|\+\+\+)[^\S\n]*\n([\s\S]*?)\n\1[^\S\n]*(?:\n|$)/.exec(text);
  try {
    if (fenced) {
      const [all, fence, written = ""] = fenced;
      // Dates stay as they are written: what form they have is looked at later.
      const front = fence === "---" ? parseYaml(written, { schema: "core" }) : parseToml(written);
      return pageOf(front, text.slice(all.length));
    }
    const end = text.startsWith("{") ? endOfJson(text) : undefined;
    return end === undefined ? undefined : pageOf(JSON.parse(text.slice(0, end)), text.slice(end));
  } catch {
    return undefined;
  }
}

const pageOf = (front: unknown, body: string): SitePage | undefined =>
  typeof front === "object" && front !== null && !Array.isArray(front)
    ? { front: front as Record<string, unknown>, body: body.replace(/^\n+/, "") }
    : undefined;

/** Where the object that the text starts with ends. */
function endOfJson(text: string): number | undefined {
  for (const match of text.matchAll(/^\}[^\S\n]*(?:\n|$)/gm)) return match.index + 1;
  return undefined;
}
