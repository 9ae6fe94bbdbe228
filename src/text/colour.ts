/** A colour as `#rrggbb`, in small letters. */
export type Colour = string;

/** `#09c` and `#0099CC` are the same colour. */
export const colourOf = (hex: string): Colour => {
  const digits = hex.slice(1).toLowerCase();
  return digits.length === 3 ? `#${[...digits].map((digit) => digit + digit).join("")}` : `#${digits}`;
};

/** Red, green and blue, from 0 to 255. */
const channels = (colour: Colour): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** The relative luminance, from 0 to 1 (WCAG 2.2, “relative luminance”). */
function luminance(colour: Colour): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, “contrast ratio”). */
export function contrast(one: Colour, other: Colour): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

/** A colour with a share of another one in it, from 0 to 1. */
function mixed(colour: Colour, other: Colour, share: number): Colour {
  const target = channels(other);
  const values = channels(colour).map((value, index) => Math.round(value + (target[index]! - value) * share));
  return `#${values.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** The colour with the least black or white in it that has the contrast on a ground; the hue stays. */
export function readable(colour: Colour, ground: Colour, ratio: number): Colour {
  const end = luminance(ground) > 0.18 ? "#000000" : "#ffffff";
  for (let step = 0; step < STEPS; step += 1) {
    const tried = mixed(colour, end, step / STEPS);
    if (contrast(tried, ground) >= ratio) return tried;
  }
  return end;
}

const STEPS = 256;
