import type { Element, ElementContent, Properties, Text } from "hast";
import { diagnostic, type Report, type Span } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Located } from "../schema/index.ts";
import { safeDecode } from "../text/url.ts";
import { countWords } from "../text/words.ts";
import { isTemplateAnchor } from "./anchors.ts";
import { HEADINGS } from "./headings.ts";
import type { Parsers } from "./parsers.ts";
import { type ContentLink, MARK, type Prose, prose } from "./prose.ts";
import type { SectionNames } from "./sections.ts";

/** What reading a body needs to know of its file. */
export interface BodyContext {
  readonly path: string;
  /** The whole file. */
  readonly text: string;
  /** Where in the file the text starts from whose start the offsets of the tree's nodes count. */
  readonly offset: number;
  readonly sections: SectionNames;
  /**
   * Keys of the story's sources, each with what shows over its citations: “AP News: Talks resume”. Undefined
   * where the file has no sources (a topic, a question), `unknown` where its front matter cannot be read.
   */
  readonly sources: ReadonlyMap<string, string> | "unknown" | undefined;
  readonly report: Report;
  readonly parsers: Parsers;
}

/** Where a node stands, as far as it decides what may be done with text. */
interface Surroundings {
  /** Whether `[@key]` is a citation here: not in code. */
  readonly citable: boolean;
  /** Whether names may be linked here: not in links, code or headings. */
  readonly linkable: boolean;
  /** Within a link, nothing else may be one. */
  readonly inLink: boolean;
  /** The place of the nearest node that has one. */
  readonly span: Span;
  /** Whether the nodes' own places are offsets of the file: not in texts of the front matter. */
  readonly placed: boolean;
}

const CITATION = /\[@(\*|[\p{L}\p{N}][\p{L}\p{N}_.-]*)\]/gu;
const WRITTEN_CITATION = /\\?\[@(?:\*|[\p{L}\p{N}][\p{L}\p{N}_.-]*)\\?\]/gu;

/**
 * Turns clean HTML trees of one file into prose: numbers citations, marks links and linkable text,
 * makes ids unique, and collects what later stages check.
 */
export class ProseWriter {
  readonly links: ContentLink[] = [];
  readonly fragments: Located<string>[] = [];
  readonly anchors: string[] = [];
  words = 0;
  readonly #context: BodyContext;
  /** Source key → its number, from 1 by first citation, and how often it is cited. */
  readonly #cited = new Map<string, { readonly number: number; count: number }>();
  readonly #ids = new Set<string>();

  constructor(context: BodyContext) {
    this.#context = context;
  }

  get citations(): { key: string; count: number }[] {
    return [...this.#cited].map(([key, { count }]) => ({ key, count }));
  }

  /** `span` is where the nodes stand, for those of the front matter, which have no places in the file. */
  write(nodes: readonly ElementContent[], span?: Span): Prose {
    const around = {
      citable: true,
      linkable: true,
      inLink: false,
      span: span ?? { start: 0, end: 0 },
      placed: span === undefined,
    };
    const children = this.#children(nodes, around);
    return prose(this.#context.parsers.html.write(children).trim());
  }

  #children(nodes: readonly ElementContent[], around: Surroundings): ElementContent[] {
    const out: ElementContent[] = [];
    for (const node of nodes) {
      if (node.type === "text") this.#text(node, around, out);
      else if (node.type === "element") this.#element(node, around, out);
    }
    return out;
  }

  /** A node's place in the file, or the nearest one around it. */
  #placeOf({ position }: ElementContent, { span, placed }: Surroundings): Span {
    const start = position?.start.offset;
    const end = position?.end.offset;
    if (!placed || start === undefined || end === undefined) return span;
    return { start: start + this.#context.offset, end: end + this.#context.offset };
  }

  #element(node: Element, outside: Surroundings, out: ElementContent[]): void {
    const name = node.tagName;
    const span = this.#placeOf(node, outside);
    if (name === "img") out.push(...this.#image(node, span, outside.inLink));
    else if (name === "input") out.push(text(node.properties.checked ? "☑" : "☐"));
    else {
      this.#write(node, span, outside);
      out.push(name === "table" ? scrollable(node) : node);
    }
  }

  #write(node: Element, span: Span, outside: Surroundings): void {
    const name = node.tagName;
    this.#claimId(node);
    if (name === "a") this.#link(node, span);
    if (node.properties.align !== undefined) {
      node.properties.className = [`align-${node.properties.align}`];
      delete node.properties.align;
    }
    const { citable, linkable, inLink, placed } = outside;
    const code = CODE.has(name);
    node.children = this.#children(node.children, {
      citable: citable && !code,
      linkable: linkable && !code && name !== "a" && !HEADINGS.has(name),
      inLink: inLink || name === "a",
      span,
      placed,
    });
  }

  /** Takes an id that stands around the nodes, so that none of them has it; false where one has it already. */
  reserve(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    return true;
  }

  /** Keeps the first use of an id; a second one would make links ambiguous, or take the theme's own from it. */
  #claimId(node: Element): void {
    const id = node.properties.id;
    if (id === undefined) return;
    const free = typeof id === "string" && id !== "" && !/\s/.test(id) && !this.#isOfTheme(id);
    if (free && this.reserve(id)) this.anchors.push(id);
    else delete node.properties.id;
  }

  #isOfTheme(id: string): boolean {
    const { sources } = this.#context;
    const key = /^cite-(.+)-\d+$/.exec(id)?.[1];
    return isTemplateAnchor(id) || (key !== undefined && sources instanceof Map && sources.has(key));
  }

  #link(node: Element, span: Span): void {
    const href = node.properties.href;
    if (typeof href !== "string") return;
    if (node.properties.dataFootnoteBackref !== undefined) node.properties.ariaLabel = MARK.back;
    if (node.properties.dataFootnoteRef !== undefined) node.properties.ariaDescribedBy = ["footnote-label"];
    if (href.startsWith("#")) {
      if (
        href.length > 1 &&
        node.properties.dataFootnoteRef === undefined &&
        node.properties.dataFootnoteBackref === undefined
      ) {
        this.fragments.push({ value: safeDecode(href.slice(1)), span });
      }
      node.properties.href = MARK.page + href;
    } else if (href.startsWith("//")) {
      node.properties.href = `https:${href}`;
    } else if (!isExternal(href)) {
      node.properties.href = this.#siteLink("link", href, span);
    }
  }

  #image(node: Element, span: Span, inLink: boolean): ElementContent[] {
    const source = node.properties.src;
    const alt = typeof node.properties.alt === "string" ? node.properties.alt.trim() : "";
    if (typeof source !== "string" || source === "") return alt ? [text(alt)] : [];
    const at = { path: this.#context.path, span };
    if (isExternal(source)) {
      this.#context.report(diagnostic("BG0208", "an image from another site is linked, not shown", { at }));
      const label = text(alt || source.replace(/^https?:\/\//, ""));
      return inLink ? [label] : [element("a", { href: source, className: ["image-link"] }, label)];
    }
    if (alt === "") {
      const help = ["describe it between the brackets: `![…](…)`"];
      this.#context.report(diagnostic("BG0207", "the image has no description", { at, help }));
    }
    const { width, height } = node.properties;
    const start = width === undefined && height === undefined ? MARK.imageStart : MARK.linkStart;
    const src = this.#siteLink("image", source, span, start);
    node.properties = { ...node.properties, alt, src, loading: "lazy", decoding: "async" };
    return [node];
  }

  #siteLink(kind: ContentLink["kind"], target: string, span: Span, start: string = MARK.linkStart): string {
    this.links.push({ kind, target, span });
    return start + (this.links.length - 1) + MARK.linkEnd;
  }

  /** Splits a text at its citations, and marks what is left as linkable. */
  #text(node: Text, around: Surroundings, out: ElementContent[]): void {
    const { value } = node;
    if (!around.citable || !value.includes("[@")) {
      this.words += countWords(value);
      out.push(markText(value, around));
      return;
    }
    this.words += countWords(value.replace(CITATION, ""));
    let last = 0;
    const written = this.#written(node, around);
    for (const match of value.matchAll(CITATION)) {
      const { span = around.span, escaped } = written.shift() ?? {};
      if (escaped) continue;
      const before = value.slice(last, match.index);
      // The white space before a citation would let its number wrap away from the words it supports.
      if (before !== "") out.push(markText(before.replace(/[ \n]+$/, ""), around));
      out.push(...this.#citation(match[1]!, span, around.inLink));
      last = match.index + match[0].length;
    }
    if (last < value.length) out.push(markText(value.slice(last), around));
  }

  #citation(key: string, span: Span, inLink: boolean): ElementContent[] {
    if (key === "*") return [element("sup", { className: ["common-knowledge"] }, text("*"))];
    const { sources } = this.#context;
    const source = sources === "unknown" ? undefined : sources?.get(key);
    if (source === undefined) {
      this.#reportUnknown(key, span);
      return [];
    }
    const cited = this.#cited.get(key) ?? { number: this.#cited.size + 1, count: 0 };
    this.#cited.set(key, cited);
    const number = text(String(cited.number));
    if (inLink) return [element("sup", { className: ["citation"] }, number)];
    cited.count += 1;
    const href = `${MARK.page}#source-${key}`;
    const properties = { href, id: `cite-${key}-${cited.count}`, dataSource: source };
    return [element("sup", { className: ["citation"] }, element("a", properties, number))];
  }

  #reportUnknown(key: string, span: Span): void {
    const { sources, path, report } = this.#context;
    if (sources === "unknown") return;
    const label = sources ? didYouMean(key, [...sources.keys()]) : "only stories have sources";
    const help = sources && !label ? [`add an entry with \`key: ${key}\` to \`sources\``] : [];
    const message = `\`[@${key}]\` cites a source that the story does not list`;
    report(diagnostic("BG0201", message, { at: { path, span }, label, help }));
  }

  /** What stands in the file for each `[@key]` of a text node: its place, and whether it is escaped as text, `\\[@key\\]`. */
  #written(node: Text, around: Surroundings): { readonly span: Span; readonly escaped: boolean }[] {
    if (!around.placed) return [];
    const { start, end } = this.#placeOf(node, around);
    return [...this.#context.text.slice(start, end).matchAll(WRITTEN_CITATION)].map(({ 0: text, index }) => ({
      span: { start: start + index, end: start + index + text.length },
      escaped: text.includes("\\"),
    }));
  }
}

/** A frame in which a wide table scrolls, by keyboard too, so that the page does not. */
const scrollable = (table: Element): Element => element("div", { className: ["table"], tabIndex: 0 }, table);

const element = (tagName: string, properties: Properties, child: ElementContent): Element => ({
  type: "element",
  tagName,
  properties,
  children: [child],
});

const text = (value: string): Text => ({ type: "text", value });

const markText = (value: string, { linkable }: Surroundings): Text => ({
  type: "text",
  value: linkable && /\p{L}/u.test(value) ? MARK.textStart + value + MARK.textEnd : value,
});

/** An address with a scheme, or one that starts with `//`, leads out of the site. */
const isExternal = (address: string): boolean => /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address);

const CODE = new Set(["code", "pre", "kbd", "samp"]);
