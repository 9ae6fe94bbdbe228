import type { StoryDocument } from "../../content/document.ts";
import type { View } from "../../pages/view.ts";
import { withoutQuotes } from "../../text/quotes.ts";
import type { StoryContent } from "./model.ts";
import type { Sources } from "./sources.ts";

/** Key figures and quotes. */
export function keyFacts(
  { front }: StoryDocument,
  view: View,
  sources: Sources,
): Pick<StoryContent, "figures" | "quotes"> {
  return {
    figures: front.figures.map((figure) => ({
      ...figureModel(figure, view),
      cites: sources.cites(figure.cites),
    })),
    quotes: front.quotes.flatMap(({ text, speaker, cite, translated = false }) =>
      sources
        .cites([cite])
        .map((source) => ({ text: withoutQuotes(text), speaker, translated, cite: source })),
    ),
  };
}

/** A key figure, without what it cites. */
export function figureModel(
  { label, value, unit, approx, as_of }: StoryDocument["front"]["figures"][number],
  view: View,
) {
  const quantity = view.quantity(value, unit);
  return {
    label,
    value: approx ? view.phrase("about_value", { value: quantity.value }) : quantity.value,
    unit: quantity.unit,
    note: as_of ? view.phrase("as_of", { date: view.date(as_of).text }) : "",
  };
}
