import type { Body } from "../../content/document-text.ts";
import type { StoryFront } from "../../content/story.ts";
import { cites, piecesOf } from "../../markdown/pieces.ts";
import { EMPTY_TEXT, type RichText } from "../../markdown/rich-text.ts";
import type { KeyFigureModel, PassageModel, QuoteModel, StoryContent } from "./model.ts";

/** A piece of text, and what stands beside its end. */
type Passage = Omit<PassageModel, "html"> & { readonly text: RichText };

/** Key figures stand after so many paragraphs, if the first section has more. */
const OPENING = 2;

/**
 * What stands within a story's text on its page: key figures after its first paragraphs, and each quote where its source
 * is first cited. Ask for the sections in their order.
 */
export class Insets {
  #figures: readonly KeyFigureModel[];
  /** By the key of the source; empty for sources that no section cites. */
  readonly #quotes: { readonly key: string; readonly quote: QuoteModel }[];

  constructor(
    { figures, quotes }: Pick<StoryContent, "figures" | "quotes">,
    written: StoryFront["quotes"],
    { sections }: Body,
  ) {
    this.#figures = figures;
    const isCited = (key: string) => sections.some(({ text }) => cites(text, key));
    this.#quotes = quotes.map((quote, index) => {
      const key = written[index]?.cite.value ?? "";
      return { key: isCited(key) ? key : "", quote };
    });
  }

  /** Whether there is anything that has not been placed. */
  get isEmpty(): boolean {
    return this.#figures.length === 0 && this.#quotes.length === 0;
  }

  passagesOf(text: RichText): Passage[] {
    if (this.isEmpty) return [{ text, figures: [], quotes: [] }];
    const passages: Passage[] = [];
    const pieces = piecesOf(text);
    let before = EMPTY_TEXT;
    for (const [index, piece] of pieces.entries()) {
      const isLast = index === pieces.length - 1;
      const figures = isLast || index === OPENING - 1 ? this.#takeFigures() : [];
      const quotes = this.#takeQuotes(piece, figures.length > 0 || isLast);
      before = (before + piece) as RichText;
      if (!isLast && figures.length === 0 && quotes.length === 0) continue;
      passages.push({ text: before, figures, quotes });
      before = EMPTY_TEXT;
    }
    return passages;
  }

  #takeFigures(): readonly KeyFigureModel[] {
    const figures = this.#figures;
    this.#figures = [];
    return figures;
  }

  /** The quotes whose source this piece cites; `others`: those that no section cites, too. */
  #takeQuotes(piece: RichText, others: boolean): QuoteModel[] {
    const taken = this.#quotes.filter(({ key }) => (key === "" ? others : cites(piece, key)));
    for (const one of taken) this.#quotes.splice(this.#quotes.indexOf(one), 1);
    return taken.map(({ quote }) => quote);
  }
}
