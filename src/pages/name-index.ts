import type { OutletNode, TopicNode } from "../graph/nodes.ts";
import { sitePath } from "../router/paths.ts";
import { nameKey } from "../text/names.ts";
import { listPage } from "./list-page.ts";
import { listedLinks } from "./metadata/collection.ts";
import type { LinkModel } from "./model.ts";
import type { PlannedPage } from "./page.ts";
import { paginate } from "./paginate.ts";
import { byName, type View } from "./view.ts";

/** Topics or outlets from A to Z. */
export function nameIndex(
  view: View,
  name: "topics" | "sources",
  nodes: readonly (TopicNode | OutletNode)[],
): PlannedPage[] {
  const { graph, config } = view.context;
  const sorted = [...nodes].sort(byName);
  return paginate(sorted, config.pagination.entries, sitePath(`${name}/`)).map(({ path, items, pager }) => ({
    path,
    template: "index",
    listed: true,
    model: () => {
      const groups = new Map<string, LinkModel[]>();
      for (const node of items) {
        const [letter = ""] = nameKey(node.name);
        const initial = /\p{L}/u.test(letter) ? letter.toUpperCase() : "#";
        const count =
          node.kind === "topic" ? graph.countStoriesAbout(node) : graph.citationsFrom(node).length;
        const link = { ...view.link(node), count };
        groups.set(initial, [...(groups.get(initial) ?? []), link]);
      }
      const content = {
        intro: view.t[`intro_${name}`] ?? "",
        groups: [...groups].map(([heading, links]) => ({ heading, links })),
      };
      const links = content.groups.flatMap((group) => group.links);
      return listPage(view, path, `nav_${name}`, content, { pager, items: listedLinks(links) });
    },
  }));
}
