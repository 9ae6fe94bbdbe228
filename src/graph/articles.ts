import type { SourceEntry } from "../content/story.ts";
import { nameKey } from "../text/names.ts";
import type { OutletNode } from "./nodes.ts";

export interface ArticleIdentity {
  readonly entry: Pick<SourceEntry, "title" | "url">;
  readonly outlet: OutletNode;
}

/**
 * What makes two entries one article: the address without its fragment. An outlet's front page is no
 * article's address, so there, and where there is no address, outlet and title decide.
 */
export function articleId({ entry, outlet }: ArticleIdentity): string {
  const title = `${outlet.id} ${nameKey(entry.title ?? "")}`;
  if (entry.url === undefined) return title;
  const hash = entry.url.indexOf("#");
  const address = hash < 0 ? entry.url : entry.url.slice(0, hash);
  return /^https?:\/\/[^/]+\/$/.test(address) ? `${address} ${title}` : address;
}
