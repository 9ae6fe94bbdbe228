import type { Config } from "../config/config.ts";
import type { Font } from "../config/theme-schema.ts";

type FontName = Extract<Font, string>;

/** Families that systems have, the likeliest first. Those of style.css are not repeated here. */
const FAMILIES: Readonly<Record<FontName, string>> = {
  serif: "var(--serif)",
  sans: "var(--sans)",
  slab: 'Rockwell, "Rockwell Nova", "Roboto Slab", "DejaVu Serif", "Sitka Small", var(--serif)',
  humanist: 'Seravek, "Gill Sans Nova", Ubuntu, Calibri, "DejaVu Sans", var(--sans)',
  mono: 'ui-monospace, "Cascadia Code", "Source Code Pro", Menlo, Consolas, "DejaVu Sans Mono", monospace',
};

/** The style sheet that `theme:` in the configuration stands for; empty if it says nothing. */
export function settingsCss({ accent, fonts = {}, density }: Config["theme"]): string {
  const { headline, text } = fonts;
  const properties = [
    ...(accent ? [`--accent: var(--light, ${accent.light}) var(--dark, ${accent.dark});`] : []),
    ...(headline ? [`--headline: ${familyOf(headline)};`] : []),
    ...(text ? [`--text: ${familyOf(text)};`] : []),
    ...(density === "compact" ? COMPACT : []),
  ];
  const own = [headline, text].filter((font) => typeof font === "object");
  const faces = [...new Map(own.map((font) => [font.family, facesOf(font)])).values()];
  const rules = properties.length > 0 ? [`:root {\n${properties.join("\n")}\n}`] : [];
  const all = [...faces, ...(accent ? [LIGHT_OR_DARK] : []), ...rules];
  return all.length > 0 ? `@layer theme {\n${all.join("\n")}\n}\n` : "";
}

/** What pairs of colours need; a site's own style.css may not have it. */
const LIGHT_OR_DARK = `:root {
--light: initial;
--dark: ;
}
@media screen and (prefers-color-scheme: dark) {
:root {
--light: ;
--dark: initial;
}
}`;

const COMPACT = ["--space: clamp(0.75rem, 0.5rem + 1vw, 1.25rem);", "--leading: 1.45;"];

const familyOf = (font: Font): string =>
  typeof font === "string" ? FAMILIES[font] : `${JSON.stringify(font.family)}, var(--serif)`;

type OwnFont = Exclude<Font, string>;

function facesOf({ family, file, bold, italic }: OwnFont): string {
  const face = (path: string, weight: string, style: string) =>
    `@font-face {\nfont-family: ${JSON.stringify(family)};\nsrc: url(${JSON.stringify(addressOf(path))}) format("woff2");\nfont-weight: ${weight};\nfont-style: ${style};\nfont-display: swap;\n}`;
  return [
    face(file.value, bold ? "400" : "100 900", "normal"),
    ...(bold ? [face(bold.value, "700", "normal")] : []),
    ...(italic ? [face(italic.value, bold ? "400" : "100 900", "italic")] : []),
  ].join("\n");
}

/** A file in static/, seen from the style sheet in assets/. */
const addressOf = (path: string): string => `../${path.split("/").map(encodeURIComponent).join("/")}`;
