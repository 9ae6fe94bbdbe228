/** Of several measurements of one thing. A row is noisy where the slowest is 1.3 times the fastest or more. */
export function summarise(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [min, max] = [sorted[0], sorted.at(-1)];
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min, max, noisy: max > 1.3 * min };
}

/** Three digits that mean something: 0.412, 7.93, 18.2, 1210. */
export function threeDigits(value) {
  if (value === 0) return "0";
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(decimals, 4));
}
