import type { StoryFront } from "../../content/story.ts";
import type { OutletNode, StoryNode } from "../../graph/nodes.ts";
import type { LinkModel } from "../../pages/model.ts";
import type { View } from "../../pages/view.ts";
import { byCodePoint } from "../../text/order.ts";
import type { AgreementModel } from "./model.ts";

/** How many outlets and stories are shown. */
const OUTLETS = 10;
const STORIES = 5;

type Stance = "supports" | "disputes";

/** How often another outlet said the same about a claim, and how often the opposite. */
interface Shared {
  readonly outlet: OutletNode;
  agrees: number;
  disagrees: number;
}

/**
 * Outlets agree over a claim that both support or both dispute, and disagree over one that one supports and the other
 * disputes. Undefined if no claim has this outlet and another one.
 */
export function agreementOf(outlet: OutletNode, view: View): AgreementModel | undefined {
  const shared = new Map<OutletNode, Shared>();
  const stories = new Set<StoryNode>();
  for (const story of view.graph.storiesClaiming(outlet))
    for (const stances of stancesIn(story, view)) {
      const own = stances.get(outlet);
      if (!own || stances.size < 2) continue;
      stories.add(story);
      stances.delete(outlet);
      for (const [other, stance] of stances) {
        const row = shared.get(other) ?? { outlet: other, agrees: 0, disagrees: 0 };
        shared.set(other, row);
        row[stance === own ? "agrees" : "disagrees"] += 1;
      }
    }
  if (stories.size === 0) return undefined;
  const rows = [...shared.values()].sort(
    (a, b) => sumOf(b) - sumOf(a) || byCodePoint(a.outlet.id, b.outlet.id),
  );
  return {
    outlets: rows.slice(0, OUTLETS).map((row) => ({ ...view.link(row.outlet), said: saidBy(row, view) })),
    stories: [...stories].slice(0, STORIES).map((story) => claimsOf(story, view)),
  };
}

const sumOf = ({ agrees, disagrees }: Shared): number => agrees + disagrees;

const saidBy = (row: Shared, view: View): string[] =>
  (["agrees", "disagrees"] as const).flatMap((word) => (row[word] > 0 ? [view.count(word, row[word])] : []));

/** The claims on a story's page. */
function claimsOf(story: StoryNode, view: View): LinkModel {
  const link = view.link(story);
  return { ...link, href: `${link.href}#claims` };
}

/** What outlets say about each claim of a story; without those that are silent, or that say both in two articles. */
function stancesIn(story: StoryNode, { graph }: View): Map<OutletNode, Stance>[] {
  const outlets = new Map(graph.citationsOf(story).map(({ entry, outlet }) => [entry.key?.value, outlet]));
  return story.document.front.claims.map(({ by }) => stancesOn(by, outlets));
}

function stancesOn(
  by: StoryFront["claims"][number]["by"],
  outlets: ReadonlyMap<string | undefined, OutletNode>,
): Map<OutletNode, Stance> {
  const stances = new Map<OutletNode, Stance | "both">();
  for (const { key, value } of by) {
    const outlet = outlets.get(key.value);
    if (!outlet || value === "silent") continue;
    stances.set(outlet, (stances.get(outlet) ?? value) === value ? value : "both");
  }
  return new Map([...stances].flatMap(([outlet, stance]) => (stance === "both" ? [] : [[outlet, stance]])));
}
