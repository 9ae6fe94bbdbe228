import type { GistSource } from "../content/gist.ts";
import type { OutletNode } from "./nodes.ts";

/**
 * What makes two entries one article: the address without its fragment. An outlet's front page is no
 * article's address, so there, and where there is no address, outlet and title decide.
 */
export function articleId([, , , address, title]: GistSource, outlet: OutletNode): string {
  if (address === 0) return `${outlet.id} ${title}`;
  return title === 0 ? address : `${address} ${outlet.id} ${title}`;
}
