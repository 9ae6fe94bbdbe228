import { getHeapStatistics } from "node:v8";

/**
 * Bytes of memory that a text takes while a whole site is built, at most: 100,000 stories of the bench, with all defaults
 * but the search, do not fit into 4.3 GB.
 */
const A_TEXT = 45_000;

const GB = 1e9;

/** What to say before a build that may need more memory than it gets; undefined if it is enough. `limit`: bytes. */
export function memoryLine(texts: number, limit = getHeapStatistics().heap_size_limit): string | undefined {
  const needed = texts * A_TEXT;
  if (needed <= limit) return undefined;
  const [need, have] = [needed, limit].map((bytes) => (bytes / GB).toFixed(1));
  const megabytes = Math.ceil((needed * 1.5) / 2 ** 20 / 1000) * 1000;
  return `${texts.toLocaleString("en")} texts may need ${need} GB of memory, and Node.js allows ${have} GB.
If it runs out, set NODE_OPTIONS=--max-old-space-size=${megabytes}, or build in shards (docs/large-sites.md).\n`;
}
