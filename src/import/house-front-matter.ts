import { stringify } from "yaml";
import { readSitePage, Unreadable, type Values } from "./site-front-matter.ts";
import { SUMMARY, UPDATED } from "./site-story.ts";
import { FrontReader, isOn, textOf, textsOf } from "./site-values.ts";

/** The front matter of a Markdown text. */
export interface HouseFrontMatter {
  /** As YAML with the keys of stories; empty if the text has none. */
  readonly yaml: string;
  /** Where the text below it starts. */
  readonly end: number;
}

const NAMES = ["tags", "tag", "categories", "category"];
/** What other tools write that means nothing here. */
const OTHERS = ["layout", "type", "permalink", "url", "weight", "menu", "toc", "comments", "published"];
const FOREIGN = new Set([...NAMES, "author", "draft", ...SUMMARY, ...UPDATED, ...OTHERS]);
/** Keys of stories among them. */
for (const key of ["summary", "updated"]) FOREIGN.delete(key);

export function houseFrontMatter(text: string): HouseFrontMatter {
  const fence = /^---[^\S\n]*\n([\s\S]*?)\n---[^\S\n]*(?:\n|$)/.exec(text);
  const page = readSitePage(text);
  if (page instanceof Unreadable) return { yaml: fence?.[1] ?? "", end: fence?.[0].length ?? 0 };
  const isForeign = Object.keys(page.front).some((key) => FOREIGN.has(key.toLowerCase()));
  const end = text.length - page.body.length;
  if (fence && !isForeign) return { yaml: fence[1]!, end: fence[0].length };
  return { yaml: stringify(ownKeys(page.front), { lineWidth: 0 }), end };
}

/** Keys of other tools become those of stories; what has no place stays under `extra`. */
function ownKeys(written: Values): Values {
  const front = new FrontReader(written);
  const topics = ["topics", ...NAMES].flatMap((key) => textsOf(front.take(key)));
  const authors = ["authors", "author"].flatMap((key) => textsOf(front.take(key)));
  const summary = front.first(SUMMARY, textOf);
  const updated = front.first(UPDATED, textOf);
  const status = isOn(front.take("draft")) ? "draft" : undefined;
  const rest = Object.entries(front.rest());
  const isOther = ([key]: readonly [string, unknown]) => FOREIGN.has(key.toLowerCase());
  const extra = { ...(written.extra as Values | undefined), ...Object.fromEntries(rest.filter(isOther)) };
  return {
    ...Object.fromEntries(rest.filter((entry) => !isOther(entry) && entry[0] !== "extra")),
    ...(status ? { status } : {}),
    ...(updated ? { updated } : {}),
    ...(summary ? { summary } : {}),
    ...(authors.length > 0 ? { authors } : {}),
    ...(topics.length > 0 ? { topics: [...new Set(topics)] } : {}),
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
  };
}
