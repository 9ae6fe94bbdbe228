import { cpSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { StaticHost } from "../../src/dev/static-host.ts";
import { nodeDisk } from "../../src/disk/disk.ts";
import { build } from "../../src/index.ts";
import { requestFor } from "../support/site.ts";

const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));

/** A page of each kind, by its address in the sample site. */
export const PAGES = {
  home: "",
  story: "stories/north-korea-sanctions/",
  "story, right to left": encodeURI("stories/عقوبات-كوريا-الشمالية/"),
  "story with footnotes": "stories/what-is-a-designation/",
  "story with a chart": "stories/msmt-cyber-report/",
  topic: "topics/north-korea/",
  outlet: "sources/ap-news/",
  question: "questions/who-monitors-the-un-sanctions/",
  storyline: "storylines/north-korea-cyber-sanctions/",
  author: "authors/sample-desk/",
  edition: "editions/2025-11-07/",
  editions: "editions/",
  page: "about/",
  topics: "topics/",
  questions: "questions/",
  storylines: "storylines/",
  archive: "archive/",
  month: "archive/2025/11/",
  corrections: "corrections/",
  map: "graph/",
  feeds: "feeds/",
  search: "search/",
  "not found": "404.html",
} as const;

/** Base path → output's folder, for all files that share a process. */
const built = new Map<string, Promise<string>>();

/** The sample site, built for a base path in a folder of its own, once in a process. Nobody may change the output. */
export function builtSample(base: string): Promise<string> {
  const folder = built.get(base) ?? buildSample(base);
  built.set(base, folder);
  return folder;
}

async function buildSample(base: string): Promise<string> {
  const root = mkdtempSync(join(inject("samples"), "site-"));
  for (const name of ["briefgen.config.yaml", "briefings", "pages"])
    cpSync(join(PACKAGE, name), join(root, name), { recursive: true });
  const baseUrl = `https://brief.example${base}`;
  const { diagnostics } = await build(requestFor(root, { baseUrl, search: true }), nodeDisk);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return join(root, "dist");
}

export const serveSample = async (base: string): Promise<StaticHost> =>
  StaticHost.listen({
    ...{ host: "127.0.0.1", ports: [0], basePath: base },
    folder: await builtSample(base),
  });
