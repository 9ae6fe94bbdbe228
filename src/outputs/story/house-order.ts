import { SECTION_KINDS } from "../../content/section-kinds.ts";
import type { SectionModel } from "./model.ts";

/** The order of a story's sections. What is not known follows what happened. */
const ORDER: readonly string[] = ["lead", "happened", "unknowns", ...SECTION_KINDS.slice(1)];

/** Written sections as they are, with those that only have data before the first one that comes later in the house order. */
export function inHouseOrder(
  written: readonly SectionModel[],
  filled: readonly SectionModel[],
): readonly SectionModel[] {
  const all = [...written];
  const rank = ({ kind }: SectionModel) => ORDER.indexOf(kind);
  for (const section of filled) {
    const opening = all.findLastIndex((other) => rank(other) >= 0 && rank(other) < rank(section));
    const later = all.findIndex((other) => rank(other) > rank(section));
    const place = section.kind === "unknowns" && opening >= 0 ? opening + 1 : later < 0 ? all.length : later;
    all.splice(place, 0, section);
  }
  return all;
}
