/** The width of tabs in excerpts, so that carets line up. */
const TAB = "  ";

/**
 * What a terminal would obey instead of showing, and what is invisible: control characters, lone surrogates, Unicode line
 * ends, characters that change the direction of text, and everything that is meant to be ignored. Variation selectors
 * (emoji) are not among them.
 */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufff9-\ufffb]|(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/gu;

/**
 * Text that a terminal shows and does not obey: control characters become their pictures (U+2400
 * block), other invisible characters become their code points. A hostile briefing can neither
 * colour nor reorder what the terminal shows.
 */
export const printable = (text: string): string =>
  text
    .replaceAll("\t", TAB)
    .replace(UNSEEN, (c) =>
      c < " "
        ? String.fromCodePoint(0x2400 + c.charCodeAt(0))
        : `<U+${hex(c.codePointAt(0)!).toUpperCase()}>`,
    );

/** JSON with the same meaning that a terminal shows and does not obey. */
export const printableJson = (value: unknown): string =>
  JSON.stringify(value).replace(UNSEEN, (c) =>
    Array.from({ length: c.length }, (_, unit) => `\\u${hex(c.charCodeAt(unit))}`).join(""),
  );

const hex = (number: number): string => number.toString(16).padStart(4, "0");
