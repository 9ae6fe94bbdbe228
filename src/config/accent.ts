import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { Located } from "../schema/index.ts";
import { type Colour, colourOf, contrast, readable } from "../text/colour.ts";
import { CONFIG_FILE } from "./file.ts";
import type { ThemeSettings } from "./theme-schema.ts";

/** The site's colour, on light and on dark paper. */
export interface Accent {
  readonly light: Colour;
  readonly dark: Colour;
}

/** The darkest light ground and the lightest dark one on which the theme writes: `--panel` in style.css. */
export const GROUNDS: Accent = { light: "#f6f2ea", dark: "#211f1b" };

/** What WCAG 2.2 asks of small text (success criterion 1.4.3, level AA). */
const LEAST = 4.5;

/** The accent; reports a colour that readers could not read. From a single colour, the one for dark mode is made. */
export function accentOf(written: ThemeSettings["accent"], report: Report): Accent | undefined {
  if (!written) return undefined;
  if ("value" in written) {
    const light = checked(written, "light", report);
    return { light, dark: readable(light, GROUNDS.dark, LEAST) };
  }
  return {
    light: checked(written.light, "light", report),
    dark: checked(written.dark, "dark", report),
  };
}

function checked({ value, span }: Located<string>, mode: keyof Accent, report: Report): Colour {
  const colour = colourOf(value);
  const ratio = contrast(colour, GROUNDS[mode]);
  if (ratio < LEAST) {
    const found = Math.floor(ratio * 100) / 100;
    report(
      diagnostic("BG0503", `\`${value}\` has too little contrast on ${mode} paper: ${found} to 1`, {
        at: { path: CONFIG_FILE, span },
        label: `the nearest colour that passes is \`"${readable(colour, GROUNDS[mode], LEAST)}"\``,
      }),
    );
  }
  return colour;
}
