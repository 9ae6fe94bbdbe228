/** Tabs are shown this wide in excerpts, so that carets stay below what they mean. */
const TAB = "  ";

/**
 * What a terminal obeys instead of showing it, and what cannot be seen: control characters, half characters, line ends
 * of Unicode, what turns the direction of a text, and everything that is meant to be ignored. Selectors of a
 * character's form (emoji) are not among them.
 */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufff9-\ufffb]|(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/gu;

/**
 * A text that a terminal shows and does not obey: control characters become their pictures
 * (U+2400 block), other invisible characters their code points. A hostile briefing can neither
 * colour nor reorder what the terminal says about it.
 */
export const printable = (text: string): string =>
  text
    .replaceAll("\t", TAB)
    .replace(UNSEEN, (c) =>
      c < " "
        ? String.fromCodePoint(0x2400 + c.charCodeAt(0))
        : `<U+${hex(c.codePointAt(0)!).toUpperCase()}>`,
    );

/** JSON that a terminal shows and does not obey, and that means the same. */
export const printableJson = (value: unknown): string =>
  JSON.stringify(value).replace(UNSEEN, (c) =>
    Array.from({ length: c.length }, (_, unit) => `\\u${hex(c.charCodeAt(unit))}`).join(""),
  );

const hex = (number: number): string => number.toString(16).padStart(4, "0");
