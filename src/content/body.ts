import type { Nodes, PhrasingContent, Root } from "mdast";
import { diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import { arrange } from "../markdown/arrange.ts";
import type { Arranging } from "../markdown/arranging.ts";
import { groupCitations } from "../markdown/citation-groups.ts";
import { onOneLine } from "../markdown/citations.ts";
import { elementNode } from "../markdown/element-node.ts";
import { hasRawHtml, textOfMarkdown } from "../markdown/from-markdown.ts";
import { reportLostNotes } from "../markdown/lost-notes.ts";
import type { Block, ParsedText } from "../markdown/parsed-text.ts";
import type { Parsers } from "../markdown/parsers.ts";
import { EMPTY_TEXT, type RichText } from "../markdown/rich-text.ts";
import type { TextContext } from "../markdown/text-context.ts";
import type { Position } from "../markdown/text-links.ts";
import { TextWriter } from "../markdown/text-writer.ts";
import type { Located } from "../schema/index.ts";
import { shortenAtWord } from "../text/shorten.ts";
import { Anchors } from "./anchors.ts";
import type { ProseBlock } from "./audit/prose.ts";
import type { Bullet, Document } from "./document.ts";
import { type AnswerText, type Section, writeBody } from "./document-text.ts";
import { questionHash } from "./questions.ts";
import type { SectionKind } from "./section-kinds.ts";
import type { SectionNames } from "./sections.ts";

export interface BodyContext extends TextContext {
  readonly sections: Pick<SectionNames, "kindOf" | "nearest">;
  readonly parsers: Parsers;
  /** What the story says of the source with an address. */
  readonly sourceAt: Arranging["sourceAt"];
}

/** Reads the body of one file: its sections, links, citations and anchors. */
export class BodyReader {
  readonly #context: BodyContext;
  readonly #writer: TextWriter;
  readonly #anchors = new Anchors();
  readonly #bullets: Bullet[] = [];
  #sections: readonly Section[] = [];
  /** House sections that the text has, with the places of their headings. */
  readonly #kinds = new Map<SectionKind, Span>();
  readonly #prose: ProseBlock[] = [];
  #answers = 0;
  #footnotes = EMPTY_TEXT;
  #excerpt = "";

  constructor(context: BodyContext) {
    this.#context = context;
    this.#writer = new TextWriter(context, this.#anchors);
    if (context.sources instanceof Set)
      for (const key of context.sources) {
        this.#anchors.take(`source-${key}`);
        this.#writer.reserve(`source-${key}`);
      }
  }

  /** Reads the text below the front matter. */
  readText(root: Root): void {
    const text = this.#parsed(root, this.#context.text);
    reportLostNotes(root, this.#context.text, this.#writer);
    const groups = groupByHeading(text.blocks);
    this.#excerpt = excerptOf(text.blocks, groups, this.#context.sections);
    this.#sections = groups.map((group) => this.#section(group));
    this.#footnotes = this.#writer.capture(() => text.writeFootnotes());
  }

  /** An answer in the front matter. It shares this body's links and citations. */
  readAnswer(root: Root, answer: Located<string>): AnswerText {
    this.#answers += 1;
    return this.#writer.within(answer, () => {
      const parsed = this.#parsed(root, answer.value, `answer-${this.#answers}-`);
      reportLostNotes(root, answer.value, this.#writer);
      const text = this.#writer.capture(() => writeAll(parsed.blocks));
      return { text, footnotes: this.#writer.capture(() => parsed.writeFootnotes()) };
    });
  }

  /** Reserves an anchor that nothing else on the page has. */
  anchorFor(text: string): string {
    const anchor = this.#idFor(text);
    this.#writer.anchors.push(anchor);
    return anchor;
  }

  /** What other pages and the graph need of the text. */
  outline(): Pick<
    Document,
    "excerpt" | "links" | "fragments" | "bullets" | "citations" | "anchors" | "words" | "charts"
  > {
    const { addresses, citations, anchors, words, charts } = this.#writer;
    const { links, fragments } = addresses;
    const ids = this.#sections.map(({ id }) => id);
    const found = { links, fragments, citations, words, charts };
    return { ...found, excerpt: this.#excerpt, bullets: this.#bullets, anchors: [...anchors, ...ids] };
  }

  /** The blocks of the text without its headings, in their order. */
  get prose(): readonly ProseBlock[] {
    return this.#prose;
  }

  /** Everything that was read, and the answers of a story's inline questions. */
  text(answers: readonly AnswerText[]): RichText {
    return writeBody({ sections: this.#sections, footnotes: this.#footnotes, answers });
  }

  /** `prefix`: what the ids of footnotes start with. */
  #parsed(root: Root, text: string, prefix = ""): ParsedText {
    const isAnswer = prefix !== "";
    const { rawHtml, markdown } = this.#context.parsers;
    const { offset, sources, sourceAt } = this.#context;
    const grouped = (tree: Root, written: string) => {
      groupCitations<Nodes>(tree, written, sources, (name, attributes, children, place) =>
        elementNode(name, attributes, children as PhrasingContent[], place),
      );
      return tree;
    };
    const parse = (written: string) => grouped(markdown.parseFragment(written), written);
    const ownText = isAnswer ? text : text.slice(offset);
    arrange(root, { out: this.#writer, text: ownText, parse, sourceAt });
    // Tags may be around some of the text, so groups are found when they are elements.
    if (text.includes("<") && hasRawHtml(root)) return rawHtml.parse(root, text, this.#writer, prefix);
    return textOfMarkdown(grouped(root, ownText), this.#writer, prefix);
  }

  #section({ heading, blocks }: Group): Section {
    const named = heading ? this.#named(heading) : LEAD;
    for (const block of blocks)
      if (block.position)
        this.#prose.push({ section: named.kind, name: block.name, span: this.#spanOf(block) });
    const lists = named.kind === "deeper" ? blocks.filter(isList) : [];
    const text = this.#writer.capture(() => writeAll(blocks.filter((block) => !lists.includes(block))));
    const bullets = lists.flatMap(({ items }) => items.map((item) => this.#bullet(item)));
    return { ...named, text, bullets };
  }

  #named(block: Block): Omit<Section, "text" | "bullets"> {
    const heading = headingOf(block);
    const kind = this.#houseKind(heading, this.#spanOf(block));
    const id = kind ?? this.#idFor(heading);
    const headingText = this.#writer.capture(() => {
      // The section has the id that its heading's words give. One that the author gave leads there, too.
      if (block.id !== undefined) this.#writer.leaf("a", { id: block.id });
      block.writeContent();
    });
    return { kind: kind ?? "other", id, heading, headingText };
  }

  /** The house section that a heading starts; undefined for another section, or if the text has that one already. */
  #houseKind(heading: string, span: Span): SectionKind | undefined {
    const { sections, path, report } = this.#context;
    const kind = sections.kindOf(heading);
    const first = kind && this.#kinds.get(kind);
    if (kind && !first) this.#kinds.set(kind, span);
    if (!kind) this.#checkNear(heading, span);
    if (!first) return kind;
    const also = [{ at: { path, span: first }, label: "the first one" }];
    const details = { at: { path, span }, label: "the second one", also };
    report(diagnostic("BG0206", `the section “${heading}” appears twice`, details));
    return undefined;
  }

  /** Warns about a heading that is almost that of a house section: its text would miss what the section has. */
  #checkNear(heading: string, span: Span): void {
    const { sections, path, report, sources } = this.#context;
    const isStory = sources instanceof Set;
    const near = isStory ? sections.nearest(heading) : undefined;
    if (near === undefined) return;
    const details = { at: { path, span }, label: `did you mean \`${near}\`?` };
    report(diagnostic("BG0230", `“${heading}” is not the heading of a house section`, details));
  }

  /** An id made from a text, that nothing else on the page has. */
  #idFor(text: string): string {
    let id = this.#anchors.for(text);
    while (!this.#writer.reserve(id)) id = this.#anchors.for(text);
    return id;
  }

  #bullet(item: Block): Section["bullets"][number] {
    const text = onOneLine(item.text);
    this.#bullets.push({ text, hash: questionHash(text), span: this.#spanOf(item) });
    return { index: this.#bullets.length - 1, text: this.#writer.capture(() => item.writeContent()) };
  }

  /** A block's place in the file. */
  #spanOf({ position }: { readonly position: Position | undefined }): Span {
    const { offset } = this.#context;
    const start = offset + (position?.start.offset ?? 0);
    return { start, end: offset + (position?.end.offset ?? position?.start.offset ?? 0) };
  }
}

interface Group {
  readonly heading: Block | undefined;
  readonly blocks: readonly Block[];
}

/** The text before the first heading. */
const LEAD = { kind: "lead", id: "lead", heading: "", headingText: EMPTY_TEXT } as const;

/** A heading's words, as in a table of contents. */
const headingOf = ({ text }: Block): string => onOneLine(text);

/** Splits a text at its headings of the first and second level; text before them comes first. */
function groupByHeading(blocks: readonly Block[]): Group[] {
  const groups: { heading: Block | undefined; blocks: Block[] }[] = [{ heading: undefined, blocks: [] }];
  for (const block of blocks) {
    if (block.name === "h1" || block.name === "h2") groups.push({ heading: block, blocks: [] });
    else groups.at(-1)!.blocks.push(block);
  }
  const lead = groups[0]!.blocks.some(({ name, text }) => name !== "" || text.trim() !== "");
  return lead ? groups : groups.slice(1);
}

const isList = ({ name }: Block): boolean => name === "ul" || name === "ol";

function writeAll(blocks: readonly Block[]): void {
  for (const block of blocks) block.write();
}

/** The first paragraph of the news section, or else of the text; about 300 characters at most. */
function excerptOf(
  all: readonly Block[],
  groups: readonly Group[],
  names: Pick<SectionNames, "kindOf" | "nearest">,
): string {
  const isNews = ({ heading }: Group) => heading && names.kindOf(headingOf(heading)) === "happened";
  const blocks = groups.find(isNews)?.blocks ?? all;
  const paragraph = blocks.find(({ name, text }) => name === "p" && text.trim() !== "");
  return paragraph ? shortenAtWord(onOneLine(paragraph.text), 300) : "";
}
