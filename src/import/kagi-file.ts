import { jsonIn, type Unfit } from "./foreign-file.ts";
import { isMapping, type Values } from "./site-front-matter.ts";
import { textOf } from "./site-values.ts";

/** The clusters of a file of Kagi News, as its programs read them (`Story` in kagisearch/kite-public, src/lib/types.ts). */
export interface KagiFile {
  /** In order; with what makes an entry unfit in its place. */
  readonly clusters: readonly (Values | Unfit)[];
  readonly category: string | undefined;
  /** Seconds since 1970. */
  readonly timestamp: number | undefined;
  /** Keys beside the clusters whose content has no place. */
  readonly unknown: readonly string[];
}

const EXPECTED =
  "give a file with `clusters: [...]`, a list of clusters, or one cluster with its `title` and `short_summary`";

/** Of a file besides its clusters: names of the batch, counts, and what every cluster says itself. */
const OF_THE_FILE: ReadonlySet<string> = new Set(
  "clusters stories category categoryName categoryId batchId timestamp read read_count readCount totalStories domains".split(
    " ",
  ),
);

export function readKagi(text: string): KagiFile | Unfit {
  const json = jsonIn(text);
  if (json === undefined)
    return { unfit: "the file is not JSON, or was cut off", help: `save it again; ${EXPECTED}` };
  const file = isMapping(json) ? json : {};
  const list = Array.isArray(json) ? json : (file.clusters ?? file.stories);
  const clusters = Array.isArray(list) ? list : isCluster(file) ? [file] : undefined;
  if (clusters === undefined) return { unfit: "the file has no clusters of Kagi News", help: EXPECTED };
  if (clusters.length === 0) return { unfit: "the list of clusters is empty", help: EXPECTED };
  const isBatch = Array.isArray(list) && !Array.isArray(json);
  return {
    clusters: clusters.map((one, index) =>
      isCluster(one)
        ? one
        : { unfit: `entry ${index + 1} is no cluster: it has no \`title\``, help: "the others were read" },
    ),
    category: isBatch ? textOf(file.category ?? file.categoryName) : undefined,
    timestamp: isBatch && typeof file.timestamp === "number" ? file.timestamp : undefined,
    unknown: isBatch ? Object.keys(file).filter((key) => !OF_THE_FILE.has(key) && !isBlank(file[key])) : [],
  };
}

const isCluster = (value: unknown): value is Values => isMapping(value) && textOf(value.title) !== undefined;

/** Whether there is nothing to keep. */
export const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.every(isBlank)) ||
  (isMapping(value) && Object.values(value).every(isBlank));
