/** Tabs are shown this wide in excerpts, so that carets stay below what they mean. */
const TAB = "  ";

/**
 * A text that a terminal shows and does not obey: control characters become their pictures
 * (U+2400 block), invisible and bidirectional controls become their code points. A hostile
 * briefing can neither colour nor reorder what the terminal says about it.
 */
export function printable(text: string): string {
  return text
    .replaceAll("\t", TAB)
    .replace(/[\u0000-\u001f]/g, (c) => String.fromCodePoint(0x2400 + c.charCodeAt(0)))
    .replace(
      /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
      (c) => `<U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>`,
    );
}
