import { gunzipSync } from "node:zlib";
import { byCodePoint } from "../../../text/order.ts";
import type { FolderFile } from "../../output.ts";

/** Name of a filter → the values of one page. */
export type Filters = Readonly<Record<string, readonly string[]>>;

const FRAGMENT = /^fragment\/(.+)\.pf_fragment$/;

/** What Pagefind writes before the JSON of a fragment. */
const SIGNATURE = "pagefind_dcd";

/**
 * The pages that match each value of a filter, for the search page; Pagefind's own filter files differ from run to run.
 * `{"pages": ["en_02cc260", …], "filters": {"topic": {"Russia": [0, 4]}}}`; pages have the names of Pagefind's results, and
 * are numbered from 0.
 */
export function filterFile(
  index: readonly FolderFile[],
  filtersOf: ReadonlyMap<string, Filters>,
): FolderFile {
  const pages: string[] = [];
  const filters: Record<string, Record<string, number[]>> = {};
  const fragments = index.filter(({ path }) => FRAGMENT.test(path));
  for (const { path, bytes } of fragments.sort((a, b) => byCodePoint(a.path, b.path))) {
    const page = pages.push(FRAGMENT.exec(path)![1]!) - 1;
    for (const [name, values] of Object.entries(filtersOf.get(urlOf(bytes)) ?? {})) {
      filters[name] ??= Object.create(null) as Record<string, number[]>;
      for (const value of values) {
        filters[name][value] ??= [];
        filters[name][value].push(page);
      }
    }
  }
  return { path: "filters.json", bytes: new TextEncoder().encode(JSON.stringify({ pages, filters })) };
}

function urlOf(fragment: Uint8Array): string {
  const text = gunzipSync(fragment).toString();
  return (JSON.parse(text.slice(SIGNATURE.length)) as { url: string }).url;
}
