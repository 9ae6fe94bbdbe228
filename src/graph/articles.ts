import type { CitedSource } from "../content/document.ts";
import type { SourceEntry } from "../content/story-entries.ts";
import { nameKey } from "../text/names.ts";
import { withoutFragment } from "../text/url.ts";
import type { OutletNode } from "./nodes.ts";

/**
 * The key that makes two entries the same article: its own address. If there is none, or only that of the outlet's front
 * page, outlet and title decide.
 */
export function articleId({ article }: CitedSource, outlet: OutletNode, entry: () => SourceEntry): string {
  if (article !== undefined) return article;
  const { url, title = "" } = entry();
  const name = `${outlet.id} ${nameKey(title)}`;
  return url === undefined ? name : `${withoutFragment(url)} ${name}`;
}
