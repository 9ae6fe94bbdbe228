import { readConfig } from "../config/config.ts";
import { CONFIG_FILE } from "../config/file.ts";
import type { Document } from "../content/document.ts";
import { parse } from "../content/parse.ts";
import { SectionNames } from "../content/sections.ts";
import { decodeText } from "../content/source-file.ts";
import { loadParsers } from "../markdown/load-parsers.ts";
import { reference } from "../markdown/reference.ts";
import type { Sources } from "../site/read-sources.ts";
import type { PastFile, Repository } from "./git.ts";

type Config = Sources["config"];

/** What a site had in an earlier version. */
export interface PastSite {
  /** Its documents, as far as they may differ from those of now. */
  readonly documents: readonly Document[];
  /** The pattern of its stories' addresses. */
  readonly storyPermalink: string;
}

/** Reads what has changed since a commit, as it was then. */
export async function readPast(repository: Repository, commit: string, config: Config): Promise<PastSite> {
  const files = repository.files(commit, ["briefings", "pages", CONFIG_FILE]);
  const isText = ({ path }: PastFile) => /\.md$/i.test(path);
  const [configFile] = files.filter(({ path }) => path === CONFIG_FILE);
  const storyPermalink = patternIn(configFile && repository.read([configFile])[0]);
  const changed = repository.changedSince(commit);
  // Another pattern changes the addresses of all stories.
  const isMoved = storyPermalink !== config.storyPermalink;
  const wanted = files.filter((file) => isText(file) && (isMoved || changed.has(file.path)));
  return { documents: await documentsOf(repository, wanted, config), storyPermalink };
}

function patternIn(bytes: Uint8Array | undefined): string {
  const decoded = bytes && decodeText(CONFIG_FILE, bytes);
  const text = decoded && "text" in decoded ? decoded.text : undefined;
  return readConfig(text, {}, reference.yaml, () => {}).storyPermalink;
}

/** Documents of files in git; those that were broken are left out. */
export async function documentsOf(
  repository: Repository,
  files: readonly PastFile[],
  config: Config,
): Promise<Document[]> {
  const parsers = await loadParsers("fastest");
  const { aliases } = config.sections;
  const options = {
    ...{ timeZone: config.site.timeZone, sections: new SectionNames(aliases), limits: { ...config.limits } },
    unwanted: [],
  };
  const documents: Document[] = [];
  for (const [index, bytes] of repository.read(files).entries()) {
    const { path } = files[index]!;
    const decoded = decodeText(path, bytes);
    if (!("text" in decoded)) continue;
    const { document } = await parse({ path, text: decoded.text, digest: "" }, options, parsers);
    if (document?.sound) documents.push(document);
  }
  return documents;
}
