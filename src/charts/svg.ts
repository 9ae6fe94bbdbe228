import { escapeHtml } from "../text/html.ts";

export type SvgAttributes = Readonly<Record<string, string | number | undefined>>;

/** An element of SVG, whose content is finished markup. */
export function svg(name: string, attributes: SvgAttributes, ...content: readonly string[]): string {
  let written = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined)
      written += ` ${key}="${typeof value === "number" ? rounded(value) : escapeHtml(value)}"`;
  }
  const inner = content.join("");
  return inner === "" ? `${written}/>` : `${written}>${inner}</${name}>`;
}

/** A number with two decimals at most: the same on every system. */
export const rounded = (value: number): string => String(Math.round(value * 100) / 100 || 0);

export const text = (words: string): string => escapeHtml(words);
