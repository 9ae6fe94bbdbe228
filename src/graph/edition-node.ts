import type { EditionDocument } from "../content/document.ts";
import type { Dependency } from "../dependencies/tracker.ts";
import { hashOf, mix } from "../text/hash.ts";
import type { Moment } from "../text/moments.ts";
import { CONTENT, NodeBase, type NodeSettings } from "./node-base.ts";

/** When an edition is published, and what it may hold. */
export interface EditionTimes {
  readonly date: Moment;
  /** Milliseconds since 1970: later stories are in a later edition. */
  readonly cut: number;
}

/** A day's, a week's or a named choice of stories: one that a file describes, or that the schedule makes. */
export class EditionNode extends NodeBase {
  readonly kind = "edition";
  readonly date: Moment;
  readonly cut: number;
  /** The language of its introduction; that of the site if it has none. */
  readonly language: string;
  /** See `StoryNode`. */
  readonly preview: "draft" | "future" | undefined;
  readonly content: Dependency;
  readonly #document: EditionDocument | undefined;

  constructor(
    id: string,
    number: number,
    { date, cut }: EditionTimes,
    document: EditionDocument | undefined,
    { now, languages, tracker }: NodeSettings,
  ) {
    const language = languages.of(document?.front.lang?.value);
    const isDraft = document?.front.status === "draft";
    const preview = isDraft ? "draft" : date.epoch > now ? "future" : undefined;
    super("edition", id, number, tracker, `${date.iso} ${preview} ${language}`);
    this.date = date;
    this.cut = cut;
    this.language = language;
    this.preview = preview;
    this.#document = document;
    this.content = tracker.define(mix(this.edges.key, CONTENT), hashOf(document?.digest ?? "", this.hash));
  }

  get document(): EditionDocument | undefined {
    this.read(this.content);
    return this.#document;
  }

  /** Its title, or the last part of its address: pages show a date in words instead. */
  get title(): string {
    return this.document?.front.title ?? this.id;
  }

  /** Whether an editor chose its stories. */
  get isChosen(): boolean {
    return (this.document?.front.stories.length ?? 0) > 0;
  }
}
