import { diagnostic, type Report } from "../../../diagnostics/diagnostic.ts";
import type { OutputFolder } from "../../output.ts";
import { type PlannedSearch, SEARCH_INDEX, type SearchRecord } from "../search.ts";
import { makeIndex } from "./pagefind.ts";

/** Yields records one by one: all at once would put every text of the site into memory. */
function* made(records: PlannedSearch["records"], record: <T>(work: () => T) => T): Generator<SearchRecord> {
  for (const make of records) yield record(make);
}

/** The folder with the search index. */
export function searchFolder({ records, language, reads }: PlannedSearch, report: Report): OutputFolder {
  return {
    path: SEARCH_INDEX,
    kind: "search",
    reads,
    async make(record) {
      const files = await makeIndex(made(records, record), language);
      if (files) return files;
      const help = ["run `npm install pagefind`, or set `search: off` in the configuration"];
      report(
        diagnostic("BG0705", "there is no search index: the package `pagefind` is not installed", { help }),
      );
      return undefined;
    },
  };
}
