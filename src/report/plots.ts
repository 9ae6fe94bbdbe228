/** Plots of characters. */
export interface Plots {
  /** A bar of a part of 1, as wide as `width`. */
  readonly bar: (share: number, width: number) => string;
  /** A line of levels, 0 to 8. */
  readonly trend: (levels: readonly number[]) => string;
}

const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
const LEVELS = " ▁▂▃▄▅▆▇█";

/** With block characters of Unicode. */
export const blockPlots: Plots = {
  bar(share, width) {
    const eighths = share > 0 ? Math.max(1, Math.round(share * width * 8)) : 0;
    return ("█".repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8]).padEnd(width);
  },
  trend: (levels) => levels.map((level) => LEVELS[level]).join(""),
};

/** For terminals that have only ASCII. */
export const asciiPlots: Plots = {
  bar: (share, width) => "#".repeat(share > 0 ? Math.max(1, Math.round(share * width)) : 0).padEnd(width),
  trend: (levels) => levels.map((level) => " ..::-=*#"[level]).join(""),
};

/** Numbers as levels of the greatest one: 0 only for 0. */
export function trendOf(numbers: readonly number[]): number[] {
  const most = Math.max(1, ...numbers);
  return numbers.map((number) => Math.ceil((number / most) * 8));
}
