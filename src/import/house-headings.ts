import { SECTION_HEADINGS } from "../content/section-headings.ts";
import type { SectionKind } from "../content/section-kinds.ts";
import type { SectionNames } from "../content/sections.ts";

/** A house section's heading as a writer wrote it. */
export interface HouseHeading {
  readonly kind: SectionKind;
  /** The heading as a build recognises it. */
  readonly text: string;
  /** Words that the writer added to it, such as “(analysis)”. */
  readonly aside: string;
}

/** Finds the house section that a line names, also with numbers, dashes or a remark around it, or without apostrophes. */
export class HouseHeadings {
  readonly #names: SectionNames;
  /** By letters and digits alone. */
  readonly #loose = new Map<string, { kind: SectionKind; text: string }>();

  constructor(names: SectionNames) {
    this.#names = names;
    for (const headings of [...Object.values(SECTION_HEADINGS), names.aliases])
      for (const [kind, texts] of Object.entries(headings) as [SectionKind, readonly string[]][])
        for (const text of texts)
          if (!this.#loose.has(fold(text))) this.#loose.set(fold(text), { kind, text });
  }

  of(written: string): HouseHeading | undefined {
    const text = withoutMarkup(written);
    if (text.length > 80) return undefined;
    const kind = this.#names.kindOf(text);
    if (kind !== undefined) return { kind, text, aside: "" };
    const [, plain = text, aside = ""] = /^(.*?)\s*([([（][^()[\]]*[)\]）])[\s.:–—-]*$/.exec(text) ?? [];
    const known = this.#loose.get(fold(plain.replace(/^(?:\d+|[IVX]+)\s*[.):]\s*/, "")));
    return known && { ...known, aside };
  }
}

/** `**What's happened**`, `__What's happened__`, `*What's happened*:`. */
const withoutMarkup = (written: string): string =>
  written
    .trim()
    .replace(/^(\*{1,3}|_{1,3})(.+?)\1([:.?!]?)$/, "$2$3")
    .trim();

/** Without signs and apostrophes: “Whats happened —” is “What's happened”. */
const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\(s\)/g, "s")
    .replace(/['‘’ʼ`´]/g, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
