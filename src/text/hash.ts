/**
 * A 53-bit hash, which a number holds exactly: for detecting changes, not for secrets. Two lanes of multiply-and-xor over UTF-16 units, with the finishing steps of MurmurHash3.
 */
export function hashOf(text: string, seed = 0): number {
  let low = 0x9e3779b9 ^ seed;
  let high = 0x85ebca6b ^ seed;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x9e3779b1);
    high = Math.imul(high ^ unit, 0x5f356495);
  }
  return finish(low ^ text.length, high);
}

/** A hash of two hashes; their order matters. */
export function mix(first: number, second: number): number {
  const low = Math.imul((first | 0) ^ 0x2545f491, 0x9e3779b1) ^ (second | 0);
  const high =
    Math.imul((first / 2 ** 32) | 0 | 1, 0x5f356495) ^ Math.imul((second / 2 ** 32) | 0, 0x27d4eb2f);
  return finish(Math.imul(low, 0x85ebca6b), high ^ Math.imul(first | 0, 0xc2b2ae35));
}

function finish(low: number, high: number): number {
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}
