import type { Body } from "../../content/document-text.ts";
import type { StoryFront } from "../../content/story.ts";
import { cites, piecesOf } from "../../markdown/pieces.ts";
import { EMPTY_TEXT, type RichText } from "../../markdown/rich-text.ts";
import type { PassageModel, QuoteModel, StoryContent } from "./model.ts";

/** A piece of text, and what stands beside its end. */
type Passage = Omit<PassageModel, "html"> & { readonly text: RichText };

/** The picture and the key figures stand after so many paragraphs, if the first section has more. */
const OPENING = 2;

/** What stands beside a text that has nothing beside it. */
export const NOTHING = { image: undefined, figures: [], quotes: [] };

/**
 * What stands within a story's text on its page: the picture and the key figures after its first paragraphs, and each
 * quote where its source is first cited. Ask for the sections in their order.
 */
export class Insets {
  #opening: Pick<PassageModel, "image" | "figures"> | undefined;
  /** By the key of the source; empty for sources that no section cites. */
  readonly #quotes: { readonly key: string; readonly quote: QuoteModel }[];

  constructor(
    { image, figures, quotes }: Pick<StoryContent, "image" | "figures" | "quotes">,
    written: StoryFront["quotes"],
    { sections }: Body,
  ) {
    this.#opening = image || figures.length > 0 ? { image, figures } : undefined;
    const isCited = (key: string) => sections.some(({ text }) => cites(text, key));
    this.#quotes = quotes.map((quote, index) => {
      const key = written[index]?.cite.value ?? "";
      return { key: isCited(key) ? key : "", quote };
    });
  }

  /** Whether there is nothing that has not been placed. */
  get isEmpty(): boolean {
    return this.#opening === undefined && this.#quotes.length === 0;
  }

  passagesOf(text: RichText): Passage[] {
    if (this.isEmpty) return [{ text, ...NOTHING }];
    const passages: Passage[] = [];
    const pieces = piecesOf(text);
    let before = EMPTY_TEXT;
    for (const [index, piece] of pieces.entries()) {
      const isLast = index === pieces.length - 1;
      const opening = isLast || index === OPENING - 1 ? this.#takeOpening() : undefined;
      const quotes = this.#takeQuotes(piece, opening !== undefined || isLast);
      before = (before + piece) as RichText;
      if (!isLast && !opening && quotes.length === 0) continue;
      passages.push({ text: before, ...NOTHING, ...opening, quotes });
      before = EMPTY_TEXT;
    }
    return passages;
  }

  #takeOpening(): Pick<PassageModel, "image" | "figures"> | undefined {
    const opening = this.#opening;
    this.#opening = undefined;
    return opening;
  }

  /** The quotes whose source this piece cites; `others`: those that no section cites, too. */
  #takeQuotes(piece: RichText, others: boolean): QuoteModel[] {
    const taken = this.#quotes.filter(({ key }) => (key === "" ? others : cites(piece, key)));
    for (const one of taken) this.#quotes.splice(this.#quotes.indexOf(one), 1);
    return taken.map(({ quote }) => quote);
  }
}
