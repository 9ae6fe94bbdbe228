/** Statistics of several measurements of one thing. They are noisy if the slowest is at least 1.3 times the fastest. */
export function summarise(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [min, max] = [sorted[0], sorted.at(-1)];
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min, max, noisy: max > 1.3 * min };
}

/** Three significant digits: 0.412, 7.93, 18.2, 1210. */
export function threeDigits(value) {
  if (value === 0) return "0";
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(decimals, 4));
}
