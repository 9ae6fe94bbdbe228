import { distance } from "fastest-levenshtein";

/** With more candidates than this, only those with the right first letter are compared, and the first that is very close is taken. */
const MANY = 1000;

/**
 * The candidate closest to the given text, or undefined if none is close: at most a third of the
 * letters may differ (at least one, at most three). Case does not count.
 */
export function nearest(written: string, candidates: readonly string[]): string | undefined {
  const allowed = Math.min(3, Math.max(1, Math.floor(written.length / 3)));
  const wanted = written.toLowerCase();
  let best: string | undefined;
  let bestDistance = allowed + 1;
  const many = candidates.length > MANY;
  for (const candidate of candidates) {
    if (many && candidate[0] !== written[0]) continue;
    if (Math.abs(candidate.length - written.length) >= bestDistance) continue;
    const d = typingMistakes(wanted, candidate.toLowerCase());
    if (d < bestDistance) {
      best = candidate;
      bestDistance = d;
    }
    if (many && bestDistance <= 1) break;
  }
  return best;
}

/** How many letters are missing, too many or wrong; two that changed places are one mistake. */
export function typingMistakes(a: string, b: string): number {
  const letters = distance(a, b);
  return letters === 2 && isSwap(a, b) ? 1 : letters;
}

/** Whether two words differ by one swapped pair of letters, the most common typing error: `titel`, `title`. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (a[at] === b[at] && at < a.length) at += 1;
  return at < a.length - 1 && a.slice(0, at) + a[at + 1] + a[at] + a.slice(at + 2) === b;
}

/** The text of a “did you mean” label, or undefined if nothing is close. */
export function didYouMean(written: string, candidates: readonly string[]): string | undefined {
  const found = nearest(written, candidates);
  return found === undefined ? undefined : `did you mean \`${found}\`?`;
}
