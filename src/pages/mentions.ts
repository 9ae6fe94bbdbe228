import type { OutletNode, TopicNode } from "../graph/nodes.ts";
import { escapeText } from "../text/html.ts";
import type { Mention } from "../text/mention-finder.ts";

export type Mentioned = TopicNode | OutletNode;

/** The text from `start` to `end` as HTML, with its mentions linked. `link` receives the name as written there. */
export function linked<N>(
  text: string,
  start: number,
  end: number,
  mentions: readonly Mention<N>[],
  link: (node: N, name: string) => string,
): string {
  let out = "";
  let done = start;
  for (const mention of mentions) {
    out +=
      escapeText(text.slice(done, mention.start)) +
      link(mention.node, text.slice(mention.start, mention.end));
    done = mention.end;
  }
  return out + escapeText(text.slice(done, end));
}
