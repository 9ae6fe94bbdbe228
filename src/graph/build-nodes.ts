import type { Document, EditionDocument, StoryDocument } from "../content/document.ts";
import { questionHash, questionKey } from "../content/questions.ts";
import { PAGES, pageId } from "../content/read-plain-page.ts";
import { factsOf, topicName } from "../content/story-facts.ts";
import type { Place, Report } from "../diagnostics/diagnostic.ts";
import type { Located } from "../schema/index.ts";
import { hashOf, mix } from "../text/hash.ts";
import { slugify } from "../text/names.ts";
import { byCodePoint } from "../text/order.ts";
import type { EditionSchedule } from "./edition-schedule.ts";
import { Names } from "./names.ts";
import {
  ArticleNode,
  type AuthorNode,
  type NodeSettings,
  type OutletNode,
  PlainPageNode,
  QuestionNode,
  StorylineNode,
  StoryNode,
  type TopicNode,
} from "./nodes.ts";
import { Ids } from "./references.ts";
import type { HeldBack } from "./select.ts";

export interface GraphInput extends NodeSettings {
  /** The site's documents, in any order. */
  readonly documents: readonly Document[];
  readonly heldBack: readonly HeldBack[];
  /** Paths of files that could not be read at all; references to them are not reported. */
  readonly broken: readonly string[];
  readonly schedule: EditionSchedule;
  /** Whether what is dated in the future is built, too. */
  readonly future: boolean;
}

/** All nodes, and how front matter and texts refer to them. */
export class GraphNodes {
  readonly stories: Ids<StoryNode>;
  readonly questions: Ids<QuestionNode>;
  readonly storylines: Ids<StorylineNode>;
  readonly pages: Ids<PlainPageNode>;
  readonly topics: Names<TopicNode>;
  readonly outlets: Names<OutletNode>;
  readonly authors: Names<AuthorNode>;
  /** In the order of their paths. */
  readonly all: {
    story: StoryNode[];
    question: QuestionNode[];
    storyline: StorylineNode[];
    page: PlainPageNode[];
  } = { story: [], question: [], storyline: [], page: [] };
  readonly editions: EditionDocument[] = [];
  readonly #editions: Ids<EditionDocument>;
  readonly articles = new Map<string, ArticleNode>();
  readonly #settings: NodeSettings;
  readonly #questionTexts = new Map<string, QuestionNode>();
  /** Of all that a bullet may call a question; see `questionHash`. */
  readonly #questionHashes = new Set<number>();

  constructor({ documents, heldBack, broken, ...settings }: GraphInput, report: Report) {
    const { tracker } = settings;
    this.#settings = settings;
    const sorted = [...documents].sort((a, b) => byCodePoint(a.path, b.path));
    const records = <K extends Document["kind"]>(kind: K) =>
      sorted.filter((d): d is Extract<Document, { kind: K }> => d.kind === kind);
    this.topics = new Names("topic", records("topic"), tracker, report);
    this.outlets = new Names("outlet", records("outlet"), tracker, report);
    this.authors = new Names("author", records("author"), tracker, report);
    this.stories = new Ids("story", report);
    this.questions = new Ids("question", report);
    this.storylines = new Ids("storyline", report);
    this.pages = new Ids("page", report);
    this.#editions = new Ids("edition", report);
    this.#addAbsent(heldBack, broken);
    for (const document of sorted) this.#add(document);
    this.#useNames();
    this.#joinVersions();
  }

  /** Whether a bullet of “Go deeper” with this hash may ask a question that has a page. */
  mayBeAsked(hash: number): boolean {
    return this.#questionHashes.has(hash);
  }

  /** The question that a bullet of “Go deeper” asks. */
  askedBy(text: string): QuestionNode | undefined {
    return this.questions.get(text) ?? this.#questionTexts.get(questionKey(text));
  }

  article(id: string): ArticleNode {
    const known = this.articles.get(id);
    if (known) return known;
    const node = new ArticleNode(id, this.articles.size);
    this.articles.set(id, node);
    return node;
  }

  #addAbsent(heldBack: readonly HeldBack[], broken: readonly string[]): void {
    for (const { document, why } of heldBack) {
      if (document.kind === "edition") continue;
      const ids = { story: this.stories, question: this.questions, page: this.pages }[document.kind];
      ids.addAbsent(
        document.kind === "question" ? document.slug : document.id,
        why === "draft" ? "a draft" : "dated in the future",
      );
    }
    for (const path of broken) {
      const id = slugify(path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, ""));
      for (const ids of [this.stories, this.questions, this.storylines]) ids.addAbsent(id, "broken");
      if (path.startsWith(PAGES)) this.pages.addAbsent(pageId(path), "broken");
    }
  }

  #add(document: Document): void {
    const { story, question, storyline, page } = this.all;
    const at = () => ({ path: document.path, span: document.slugSpan });
    if (document.kind === "story") {
      const node = new StoryNode(document, story.length, this.#settings);
      story.push(node);
      this.stories.add(node.id, node, () => placeOfId(document), document.front.id ? "id" : "slug");
      this.#useNamesIn(node);
    } else if (document.kind === "question") {
      const node = new QuestionNode(document, question.length, this.#settings);
      question.push(node);
      this.questions.add(node.id, node, at, "slug");
      this.#questionTexts.set(questionKey(node.title), node);
      this.#questionHashes.add(questionHash(node.id)).add(questionHash(node.title));
    } else if (document.kind === "storyline") {
      const node = new StorylineNode(document, storyline.length, this.#settings);
      storyline.push(node);
      this.storylines.add(node.id, node, at, "slug");
    } else if (document.kind === "page") {
      const node = new PlainPageNode(document, page.length, this.#settings);
      page.push(node);
      this.pages.add(node.id, node, at);
    } else if (document.kind === "edition") {
      this.editions.push(document);
      this.#editions.add(document.slug, document, at, "slug");
    }
  }

  /**
   * A list shows one version of a story, and names the others. So in the hashes of lists, each version stands for all of
   * them.
   */
  #joinVersions(): void {
    const groups = new Map<StoryNode, StoryNode[]>();
    for (const story of this.all.story) {
      const original = this.#originalOf(story);
      if (original !== story) groups.set(original, [...(groups.get(original) ?? [original]), story]);
    }
    for (const versions of groups.values()) {
      const key = hashOf(versions.map(({ id, language }) => `${id} ${language}`).join());
      for (const version of versions) version.hash = mix(version.hash, key);
    }
  }

  /** The story that one translates, perhaps by way of others; stories that translate each other are reported later. */
  #originalOf(story: StoryNode): StoryNode {
    const way = new Set([story]);
    for (const { document } of way) {
      const { translation_of: id } = document.front;
      const next = id && this.stories.get(id.value);
      if (next) way.add(next);
    }
    return [...way].at(-1)!;
  }

  #useNamesIn(story: StoryNode): void {
    if (isWithdrawn(story)) return;
    const { document, date } = story;
    const { path, front } = document;
    for (const topic of front.topics) this.#useTopic(topicName(topic), path, date.epoch);
    for (const { value, span } of front.authors) this.authors.use(value, () => ({ path, span }), date.epoch);
    for (const [index, { outlet, via }] of factsOf(document).cites.entries()) {
      const entry = () => document.front.sources[index]!;
      this.outlets.use(outlet, () => ({ path, span: entry().source.span }), date.epoch);
      if (via !== undefined) this.outlets.use(via, () => ({ path, span: entry().via!.span }), date.epoch);
    }
  }

  #useTopic({ value, span }: Located<string>, path: string, time: number): void {
    this.topics.use(value, () => ({ path, span }), time);
  }

  /** Names in other files, when those in stories are known. */
  #useNames(): void {
    const { question, storyline } = this.all;
    for (const { document, date } of question)
      for (const name of document.front.topics) this.#useTopic(name, document.path, date.epoch);
    for (const { document } of storyline)
      for (const name of document.front.topics) this.#useTopic(name, document.path, Number.POSITIVE_INFINITY);
    for (const { document } of this.authors.nodes)
      for (const name of document?.front.beats ?? [])
        this.#useTopic(name, document!.path, Number.POSITIVE_INFINITY);
    this.topics.settle();
    this.outlets.settle();
    this.authors.settle();
  }
}

export const isWithdrawn = ({ document }: StoryNode): boolean => document.front.status === "withdrawn";

const placeOfId = ({ path, front, slugSpan }: StoryDocument): Place => ({
  path,
  span: front.id?.span ?? slugSpan,
});
