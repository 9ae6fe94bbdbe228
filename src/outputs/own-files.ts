import {
  BIBLIOGRAPHY_FILES,
  CALENDAR_FILE,
  EMAIL_FILES,
  FEED_FILES,
  markdownPath,
  PODCAST_FILE,
  sitePath,
} from "../router/paths.ts";
import { escapeHtml } from "../text/html.ts";
import { SEARCH_INDEX } from "./search/search.ts";

/** Files beside a page; a social card is named by a digest of what it shows. */
const COMPANIONS: readonly string[] = [
  ...Object.values(FEED_FILES),
  ...Object.values(BIBLIOGRAPHY_FILES),
  ...Object.values(EMAIL_FILES),
  ...[CALENDAR_FILE, PODCAST_FILE, markdownPath(sitePath(""))],
];
const CARD = "card-[0-9a-z]+\\.png";

/**
 * How to recognise this site's files in an output folder if the last build's record is lost: by a mark that
 * `templates/layouts/base.eta` puts into every page. `graph.json` names the site as well.
 */
export const ownFiles = (siteId: string) => ({
  mark: `<meta name="briefgen:site" content="${escapeHtml(siteId)}">`,
  graphMark: `"id":${JSON.stringify(siteId)}}`,
  companions: `^(?:${COMPANIONS.map((name) => name.replaceAll(".", "\\.")).join("|")}|${CARD})$`,
  folders: [SEARCH_INDEX],
});
