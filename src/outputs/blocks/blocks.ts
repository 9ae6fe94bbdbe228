import type { Block } from "../../content/page-block.ts";
import type { View } from "../../pages/view.ts";
import { leadOf } from "../home/leads.ts";
import type { BlockModel } from "./model.ts";
import { SITE_BLOCKS } from "./site-blocks.ts";
import { Stories } from "./stories.ts";
import { STORY_BLOCKS } from "./story-blocks.ts";

/** On a plain page, such as a list of all outlets with their ratings, nothing is left out. */
const ALL: ReadonlySet<Block["kind"]> = new Set(["outlets", "authors", "topics"]);

/** How many entries a block has that does not say it. A lead counts the stories below it. */
const COUNTS: Readonly<Record<Block["kind"], number>> = {
  ...{ lead: 5, latest: 10, topic: 4, storyline: 4 },
  ...{ storylines: 4, questions: 3, "open-questions": 5 },
  ...{ topics: 24, outlets: 12, figures: 4, ahead: 5, corrections: 3, "recent-corrections": 3, authors: 12 },
};

/** The block of a plain page; undefined if it has no entries. */
export function blockOn(block: Block, view: View): BlockModel | undefined {
  const count = block.count ?? (ALL.has(block.kind) ? Number.POSITIVE_INFINITY : COUNTS[block.kind]);
  return blocksOf([{ ...block, count }], view)[0];
}

/** The blocks of a page that have entries. No story is in two of them. */
export function blocksOf(blocks: readonly Block[], view: View): BlockModel[] {
  const leads = blocks.some(({ kind }) => kind === "lead");
  const stories = new Stories(view, leads ? leadOf(view) : undefined);
  return blocks.flatMap((block): BlockModel | [] => {
    const { kind, count = COUNTS[kind] } = block;
    return isOfStories(block)
      ? (STORY_BLOCKS[block.kind](block, count, stories) ?? [])
      : (SITE_BLOCKS[kind as keyof typeof SITE_BLOCKS](count, view, block.title) ?? []);
  });
}

const isOfStories = (block: Block): block is Block & { readonly kind: keyof typeof STORY_BLOCKS } =>
  Object.hasOwn(STORY_BLOCKS, block.kind);
