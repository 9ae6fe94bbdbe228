import { diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { balance } from "../text/direction.ts";
import type { TextContext } from "./text-context.ts";

const CITATION = /\[@(\*|[\p{L}\p{N}][\p{L}\p{N}_.-]*)\]/gu;
/** The same as written, where any sign may have a backslash before it. */
const WRITTEN_CITATION = /\\?\[\\?@(?:\\?\*|[\p{L}\p{N}](?:\\?[\p{L}\p{N}_.-])*)\\?\]/gu;

/** A citation in a text as a reader sees it. */
interface FoundCitation {
  /** The key of a source, or `*`. */
  readonly key: string;
  /** Offsets in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** In the file. */
  readonly span: Span;
}

/** Text on one line, without citations. */
export function onOneLine(text: string): string {
  const words = text.includes("[@") ? text.replace(/\s*\[@[^\]\s]*\]/g, "") : text;
  return balance(words.replace(/\s+/g, " ").trim()).text;
}

export const withoutCitations = (text: string): string => text.replace(CITATION, "");

/** The citations in the texts of one file. */
export class Citations {
  readonly #context: TextContext;
  /** Source key → the number of citations that links can lead back to; in the order of the first citation. */
  readonly #counts = new Map<string, number>();

  constructor(context: TextContext) {
    this.#context = context;
  }

  get counts(): { key: string; count: number }[] {
    return [...this.#counts].map(([key, count]) => ({ key, count }));
  }

  /**
   * The citations in a text that are not escaped. `written` is where the text stands in the file, undefined if it is in
   * the front matter; `nearest` is the place of a citation that is not found there.
   */
  *find(text: string, nearest: Span, written: Span | undefined): Generator<FoundCitation> {
    const places = written ? this.#placesIn(written) : [];
    for (const { 0: citation, 1: key, index } of text.matchAll(CITATION)) {
      const { span = nearest, escaped } = places.shift() ?? {};
      if (!escaped) yield { key: key!, start: index, end: index + citation.length, span };
    }
  }

  /** For each `[@key]` of a text: its place in the file, and whether it is escaped, `\\[@key\\]`. */
  #placesIn({ start, end }: Span): { readonly span: Span; readonly escaped: boolean }[] {
    return [...this.#context.text.slice(start, end).matchAll(WRITTEN_CITATION)].map(({ 0: text, index }) => ({
      span: { start: start + index, end: start + index + text.length },
      escaped: text.includes("\\"),
    }));
  }

  /** Whether the file lists this source; if not, that is reported. `written`: the citation as its author wrote it. */
  isListed(key: string, span: Span, written: string): boolean {
    const { sources, path, report } = this.#context;
    if (sources === "unknown") return false;
    if (sources?.has(key)) return true;
    const label = sources ? didYouMean(key, [...sources]) : "only stories have sources";
    const help = sources && !label ? [`add an entry with \`key: ${key}\` to \`sources\``] : [];
    const message = `\`${written}\` cites a source that the story does not list`;
    report(diagnostic("BG0201", message, { at: { path, span }, label, help }));
    return false;
  }

  /** Counts a citation of a source. Returns its number among them, 1-based; undefined if no link can lead back to it. */
  count(key: string, { linked }: { readonly linked: boolean }): number | undefined {
    const before = this.#counts.get(key) ?? 0;
    this.#counts.set(key, linked ? before + 1 : before);
    return linked ? before + 1 : undefined;
  }
}
