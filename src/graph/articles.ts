import type { GistSource } from "../content/gist.ts";
import type { OutletNode } from "./nodes.ts";

/**
 * The key that makes two entries the same article: the address without its fragment. An outlet's front page
 * is not the address of an article, so in that case, or if there is no address, outlet and title decide.
 */
export function articleId([, , , address, title]: GistSource, outlet: OutletNode): string {
  if (address === 0) return `${outlet.id} ${title}`;
  return title === 0 ? address : `${address} ${outlet.id} ${title}`;
}
