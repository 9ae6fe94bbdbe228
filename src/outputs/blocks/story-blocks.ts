import type { Block } from "../../content/page-block.ts";
import { headlineSize } from "../../pages/headline-size.ts";
import type { LinkModel } from "../../pages/model.ts";
import { pictureOf } from "../story/story.ts";
import { coverageOf } from "./coverage.ts";
import type { BlockModel } from "./model.ts";
import type { Stories } from "./stories.ts";

type StoryBlock = (block: Block, count: number, stories: Stories) => BlockModel | undefined;

/** Blocks of stories. Each returns undefined if nothing is left for it. */
export const STORY_BLOCKS = {
  lead(_, count, stories) {
    const { view, lead } = stories;
    if (!lead) return undefined;
    const others = stories.newest(2 * count);
    const image = pictureOf(lead, view);
    const coverage = coverageOf(lead, view);
    return {
      kind: "lead",
      story: view.card(lead),
      headline: headlineSize(lead.title),
      ...(image ? { image } : {}),
      ...(coverage ? { coverage } : {}),
      // With few stories, one list of them is enough.
      second: others.length > 2 * (count - 1) ? stories.take(others, count - 1) : [],
    };
  },
  latest({ title }, count, stories) {
    const { text, href } = stories.view.linkTo("archive/", "latest");
    const cards = stories.take(stories.newest(count), count);
    return cards.length > 0 ? { kind: "latest", heading: title ?? text, href, stories: cards } : undefined;
  },
  topic(block, count, stories) {
    const { context } = stories.view;
    const topic = "subject" in block ? context.names.topic(block.subject.value) : undefined;
    if (!topic) return undefined;
    const cards = stories.take(stories.view.graph.storiesAbout(topic), count);
    return about("topic", block, stories.view.link(topic), cards);
  },
  storyline(block, count, stories) {
    const { graph } = stories.view;
    const id = "subject" in block ? block.subject.value : undefined;
    const storyline = graph.nodes.storylines.find((one) => one.id === id);
    if (!storyline) return undefined;
    const newest = [...graph.storylines.storiesIn(storyline)].reverse();
    return about("storyline", block, stories.view.link(storyline), stories.take(newest, count));
  },
} satisfies Readonly<Partial<Record<Block["kind"], StoryBlock>>>;

const about = (
  kind: "topic" | "storyline",
  { title }: Block,
  { text, href }: LinkModel,
  stories: ReturnType<Stories["take"]>,
): BlockModel | undefined =>
  stories.length > 0 ? { kind, heading: title ?? text, href, stories } : undefined;
