import type { Root } from "mdast";
import { diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import { hasRawHtml, textOfMarkdown } from "../markdown/from-markdown.ts";
import type { Block, ParsedText } from "../markdown/parsed-text.ts";
import type { Parsers } from "../markdown/parsers.ts";
import { EMPTY_TEXT, type RichText } from "../markdown/rich-text.ts";
import type { TextContext } from "../markdown/text-context.ts";
import { type Position, TextWriter } from "../markdown/text-writer.ts";
import { balance } from "../text/direction.ts";
import { shortenAtWord } from "../text/shorten.ts";
import { Anchors } from "./anchors.ts";
import type { Bullet, Document } from "./document.ts";
import { type Section, writeBody } from "./document-text.ts";
import { questionHash } from "./questions.ts";
import type { SectionKind } from "./section-kinds.ts";
import type { SectionNames } from "./sections.ts";

export interface BodyContext extends TextContext {
  readonly sections: SectionNames;
  readonly parsers: Parsers;
}

/** Reads the body of one file: its sections, links, citations and anchors. */
export class BodyReader {
  readonly #context: BodyContext;
  readonly #writer: TextWriter;
  readonly #anchors = new Anchors();
  readonly #bullets: Bullet[] = [];
  #sections: readonly Section[] = [];
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
    const groups = this.#nameSections(groupByHeading(text.blocks));
    for (const { id } of groups) this.#writer.reserve(id);
    this.#excerpt = excerptOf(text.blocks, groups);
    this.#sections = groups.map((group) => this.#section(group));
    this.#footnotes = this.#writer.capture(() => text.writeFootnotes());
  }

  /** A text of the front matter, at `span` of the file, that shares this body's links and citations. */
  readFragment(root: Root, text: string, span: Span): RichText {
    const { blocks } = this.#parsed(root, text);
    return this.#writer.capture(() => writeAll(blocks), span);
  }

  /** Reserves an anchor that nothing else on the page has. */
  anchorFor(text: string): string {
    let anchor = this.#anchors.for(text);
    while (!this.#writer.reserve(anchor)) anchor = this.#anchors.for(text);
    this.#writer.anchors.push(anchor);
    return anchor;
  }

  /** What other pages and the graph need of the text. */
  outline(): Pick<
    Document,
    "excerpt" | "links" | "fragments" | "bullets" | "citations" | "anchors" | "words"
  > {
    const { links, fragments, citations, anchors, words } = this.#writer;
    const ids = this.#sections.map(({ id }) => id);
    const found = { links, fragments, citations, words };
    return { ...found, excerpt: this.#excerpt, bullets: this.#bullets, anchors: [...anchors, ...ids] };
  }

  /** Everything that was read, and the answers of a story's inline questions. */
  text(answers: readonly RichText[]): RichText {
    return writeBody({ sections: this.#sections, footnotes: this.#footnotes, answers });
  }

  #parsed(root: Root, text: string): ParsedText {
    const { rawHtml } = this.#context.parsers;
    if (text.includes("<") && hasRawHtml(root)) return rawHtml.parse(root, text, this.#writer);
    return textOfMarkdown(root, this.#writer);
  }

  #nameSections(groups: readonly Group[]): NamedGroup[] {
    const seen = new Map<SectionKind, Span>();
    return groups.map((group) => {
      const { heading, blocks } = group;
      if (!heading) return { heading, blocks, title: "", kind: "lead", id: "lead" };
      const title = balance(heading.text.trim()).text;
      const kind = this.#context.sections.kindOf(title);
      if (kind === undefined) return { heading, blocks, title, kind: "other", id: this.#anchors.for(title) };
      const span = this.#spanOf(heading);
      const first = seen.get(kind);
      if (!first) {
        seen.set(kind, span);
        this.#anchors.take(kind);
        return { heading, blocks, title, kind, id: kind };
      }
      const { path, report } = this.#context;
      const also = [{ at: { path, span: first }, label: "the first one" }];
      const details = { at: { path, span }, label: "the second one", also };
      report(diagnostic("BG0206", `the section “${title}” appears twice`, details));
      return { heading, blocks, title, kind: "other", id: this.#anchors.for(title) };
    });
  }

  #section({ kind, id, title, blocks }: NamedGroup): Section {
    const lists = kind === "deeper" ? blocks.filter(isList) : [];
    const text = this.#writer.capture(() => writeAll(blocks.filter((block) => !lists.includes(block))));
    const bullets = lists.flatMap(({ items }) => items.map((item) => this.#bullet(item)));
    return { kind, id, heading: title, text, bullets };
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

interface NamedGroup extends Group {
  readonly title: string;
  readonly kind: Section["kind"];
  readonly id: string;
}

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
function excerptOf(all: readonly Block[], groups: readonly NamedGroup[]): string {
  const blocks = groups.find(({ kind }) => kind === "happened")?.blocks ?? all;
  const paragraph = blocks.find(({ name, text }) => name === "p" && text.trim() !== "");
  return paragraph ? shortenAtWord(onOneLine(paragraph.text), 300) : "";
}

/** Text on one line, without citations. */
function onOneLine(text: string): string {
  const words = text.includes("[@") ? text.replace(/\s*\[@[^\]\s]*\]/g, "") : text;
  return balance(words.replace(/\s+/g, " ").trim()).text;
}
