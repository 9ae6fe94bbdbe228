import type { PlainPageDocument, QuestionDocument, StorylineDocument } from "../content/document.ts";
import type { Dependency } from "../dependencies/tracker.ts";
import { hashOf, mix } from "../text/hash.ts";
import type { Moment } from "../text/moments.ts";
import { CONTENT, NodeBase, type NodeSettings } from "./node-base.ts";

/** A question, storyline or plain page, whose files are short. */
abstract class RecordNode<
  D extends QuestionDocument | StorylineDocument | PlainPageDocument,
> extends NodeBase {
  /** The language of its text: a BCP 47 tag. */
  readonly language: string;
  readonly content: Dependency;
  readonly #document: D;

  constructor(kind: string, number: number, document: D, { languages, tracker }: NodeSettings, date = "") {
    const language = languages.of(document.front.lang?.value);
    const id = document.kind === "page" ? document.id : document.slug;
    super(kind, id, number, tracker, `${date} ${language}`);
    this.language = language;
    this.#document = document;
    this.content = tracker.define(mix(this.edges.key, CONTENT), hashOf(document.digest, this.hash));
  }

  get document(): D {
    this.read(this.content);
    return this.#document;
  }
}

export class QuestionNode extends RecordNode<QuestionDocument> {
  readonly kind = "question";
  readonly date: Moment;
  /** See `StoryNode`. */
  readonly preview: "future" | undefined;
  readonly updated: number;

  constructor(document: QuestionDocument, number: number, settings: NodeSettings) {
    const { date, updated } = document.front;
    const { now } = settings;
    const preview = date.epoch > now ? "future" : undefined;
    const known = updated && updated.epoch <= now ? updated.epoch : date.epoch;
    super("question", number, document, settings, `${date.iso} ${known} ${preview}`);
    this.date = date;
    this.preview = preview;
    this.updated = known;
  }

  get title(): string {
    return this.document.front.question;
  }
}

export class StorylineNode extends RecordNode<StorylineDocument> {
  readonly kind = "storyline";

  constructor(document: StorylineDocument, number: number, settings: NodeSettings) {
    super("storyline", number, document, settings);
  }

  get title(): string {
    return this.document.front.title;
  }
}

/** A plain page: About, Ethics, Contact … Its id is the file's path below `pages/`, without `.md`. */
export class PlainPageNode extends RecordNode<PlainPageDocument> {
  readonly kind = "page";
  /** See `StoryNode`. */
  readonly preview: "draft" | undefined;

  constructor(document: PlainPageDocument, number: number, settings: NodeSettings) {
    super("page", number, document, settings, document.front.status);
    this.preview = document.front.status === "draft" ? "draft" : undefined;
  }

  get title(): string {
    return this.document.front.title;
  }

  /** Where it is in the site, without slashes around it: `policies/ethics`. The page of a folder is at the folder's address. */
  get address(): string {
    const { folders, slug } = this.document;
    return slug === "" ? folders.join("/") : [...folders, slug].join("/");
  }

  /** Where the navigation shows it by default. */
  get menu(): "header" | "footer" | false {
    return this.document.front.menu;
  }
}
