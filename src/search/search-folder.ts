import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { PlannedSearch } from "../pages/plan.ts";
import { SEARCH_INDEX, type SearchRecord } from "../pages/search.ts";
import type { OutputFolder } from "../render/render.ts";
import { makeIndex } from "./pagefind.ts";

/** Records one by one: all of them at once would be every text of the site in memory. */
function* made(records: PlannedSearch["records"], record: <T>(work: () => T) => T): Generator<SearchRecord> {
  for (const make of records) yield record(make);
}

/** The folder with the search's index. */
export function searchFolder({ records, language, reads }: PlannedSearch, report: Report): OutputFolder {
  return {
    path: SEARCH_INDEX,
    kind: "search",
    reads,
    async make(record) {
      const files = await makeIndex(made(records, record), language);
      if (files) return files;
      const help = ["npm install pagefind", "or write `search: off` into the configuration"];
      report(
        diagnostic("BG0705", "the search has no index: the package `pagefind` is not installed", { help }),
      );
      return undefined;
    },
  };
}
