/** The seven sections of the house format, in their usual order. */
export const SECTION_KINDS = [
  "happened",
  "behind",
  "papers",
  "background",
  "deeper",
  "questions",
  "topics",
] as const;

export type SectionKind = (typeof SECTION_KINDS)[number];
