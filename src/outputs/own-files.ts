import { BIBLIOGRAPHY_FILES, FEED_FILES, markdownPath, sitePath } from "../router/paths.ts";
import { escapeHtml } from "../text/html.ts";
import { SEARCH_INDEX } from "./search/search.ts";

/** Files beside a page. */
const COMPANIONS: readonly string[] = [
  ...Object.values(FEED_FILES),
  ...Object.values(BIBLIOGRAPHY_FILES),
  markdownPath(sitePath("")),
];

/**
 * How to recognise this site's files in an output folder if the last build's record is lost: by a mark that
 * `templates/layouts/base.eta` puts into every page.
 */
export const ownFiles = (siteId: string) => ({
  mark: `<meta name="briefgen:site" content="${escapeHtml(siteId)}">`,
  companions: COMPANIONS,
  folders: [SEARCH_INDEX],
});
