import type { SourceEntry } from "../content/story-entries.ts";
import { nameKey } from "../text/names.ts";
import type { OutletNode } from "./nodes.ts";

/**
 * The key that makes two entries the same article: the address without its fragment. An outlet's front page
 * is not the address of an article, so in that case, or if there is no address, outlet and title decide.
 */
export function articleId({ url, title = "" }: SourceEntry, outlet: OutletNode): string {
  if (url === undefined) return `${outlet.id} ${nameKey(title)}`;
  const address = withoutFragment(url);
  return isFrontPage(address) ? `${address} ${outlet.id} ${nameKey(title)}` : address;
}

function withoutFragment(url: string): string {
  const hash = url.indexOf("#");
  return hash < 0 ? url : url.slice(0, hash);
}

const isFrontPage = (address: string): boolean => /^https?:\/\/[^/]+\/$/.test(address);
