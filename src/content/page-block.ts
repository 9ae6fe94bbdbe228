import type { Span } from "../diagnostics/diagnostic.ts";
import {
  choice,
  either,
  isReadInPart,
  type Located,
  line,
  list,
  located,
  object,
  optional,
  type Schema,
  wholeNumber,
} from "../schema/index.ts";
import { refuse } from "../schema/refuse.ts";

/** Blocks that show something of the whole site, by their names in `show:`. */
export const BLOCKS = [
  "lead",
  "latest",
  "storylines",
  "questions",
  "open-questions",
  "topics",
  "outlets",
  "figures",
  "ahead",
  "corrections",
  "recent-corrections",
  "authors",
] as const;

export type BlockName = (typeof BLOCKS)[number];

const written = object(
  {
    show: optional(choice(...BLOCKS), "What the block shows.", "latest"),
    topic: optional(located(line), "Instead of `show`: the newest stories about this topic.", "North Korea"),
    storyline: optional(
      located(line),
      "Instead of `show`: the newest stories of the storyline with this id.",
      "north-korea-sanctions",
    ),
    count: optional(wholeNumber(1, 1000), "How many entries it has at most.", "6"),
    title: optional(line, "Its heading.", "On the peninsula"),
  },
  "the block",
  { block: "show", kind: "show", type: "show", limit: "count", heading: "title" },
);

/** One part of a page that the site fills: a list of stories, topics, corrections … */
export type Block = {
  /** Where it is written; absent for the blocks of a home page that nobody arranged. */
  readonly span?: Span;
  readonly count?: number | undefined;
  readonly title?: string | undefined;
} & (
  | { readonly kind: BlockName }
  | { readonly kind: "topic" | "storyline"; readonly subject: Located<string> }
);

/** `lead`, `{show: latest, count: 6}`, `{topic: North Korea}` or `{storyline: sanctions}`. */
export const block: Schema<Block> = {
  shape: { type: "either", of: [choice(...BLOCKS).shape, written.shape] },
  decode(value, context) {
    const { span } = value;
    const found = either(choice(...BLOCKS), written).decode(value, context);
    if (found === undefined) return undefined;
    if (typeof found === "string") return { kind: found, span };
    const { show, topic, storyline, ...own } = found;
    const shared = { ...own, span };
    const kinds: Block[] = [
      ...(show ? [{ kind: show, ...shared }] : []),
      ...(topic ? [{ kind: "topic" as const, subject: topic, ...shared }] : []),
      ...(storyline ? [{ kind: "storyline" as const, subject: storyline, ...shared }] : []),
    ];
    if (kinds.length === 1) return kinds[0];
    // What was wrong with a key was reported.
    if (isReadInPart(found, value)) return undefined;
    const help = ["write one of `show`, `topic` and `storyline`"];
    return refuse(value, context, "BG0115", "a block shows one thing", help);
  },
};

/** `home:` in the configuration; a plain page has one block in each fence named `block`. */
export const blocks = list(block);

/** The home page of a site that does not arrange its own. */
export const HOME: readonly Block[] = [
  { kind: "lead" },
  { kind: "latest" },
  { kind: "figures" },
  { kind: "ahead" },
  { kind: "recent-corrections" },
  { kind: "storylines" },
  { kind: "open-questions" },
  { kind: "questions" },
  { kind: "topics" },
];
