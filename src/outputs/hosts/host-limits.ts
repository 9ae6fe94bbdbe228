import type { Config } from "../../config/config.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { FEED_FILES } from "../../router/paths.ts";

/** What a host accepts. */
export interface HostLimits {
  readonly files?: number | undefined;
  /** Sizes of a file and of the whole site, in MiB. */
  readonly file_size?: number | undefined;
  readonly size?: number | undefined;
}

export type KnownHost = "cloudflare-pages" | "github-pages" | "gitlab-pages";

/** As their documentation said in November 2026, for projects that pay nothing. */
const HOSTS: Readonly<Record<KnownHost, HostLimits>> = {
  "cloudflare-pages": { files: 20_000, file_size: 25 },
  "github-pages": { size: 1000 },
  "gitlab-pages": { files: 200_000, size: 1000 },
};

const MIB = 2 ** 20;

type Files = ReadonlyMap<string, { readonly size: number }>;

/** What the host of the configuration would not accept of a finished site, by path. */
export function hostProblems(files: Files, config: Pick<Config, "host">): Diagnostic[] {
  const { host } = config;
  if (host === undefined) return [];
  const limits: HostLimits = typeof host === "string" ? HOSTS[host as KnownHost] : host;
  const name = typeof host === "string" ? host : "the host";
  const { files: most = Infinity, file_size: largest = Infinity, size: all = Infinity } = limits;
  const problem = (message: string, help: string[]) => diagnostic("BG0707", message, { help });
  const problems: Diagnostic[] = [];
  if (files.size > most) {
    const message = `the site has ${number(files.size)} files; ${name} accepts ${number(most)}`;
    problems.push(problem(message, savings(files.keys())));
  }
  let total = 0;
  for (const [path, { size }] of files) {
    total += size;
    if (size <= largest * MIB) continue;
    const help = path.startsWith("graph")
      ? ["`graph: off` leaves the graph out"]
      : ["make the file smaller, or put it elsewhere"];
    problems.push(
      problem(`/${path} has ${mib(size)} MiB; ${name} accepts ${number(largest)} in a file`, help),
    );
  }
  if (total > all * MIB) {
    const message = `the site has ${mib(total)} MiB; ${name} accepts ${number(all)}`;
    problems.push(problem(message, savings(files.keys())));
  }
  return problems;
}

const number = (count: number): string => count.toLocaleString("en");
const mib = (bytes: number): string => number(Math.ceil(bytes / MIB));

/** What can be left out of a site, and its files. */
const OPTIONAL: readonly (readonly [setting: string, file: (path: string) => boolean])[] = [
  ["`feeds: {nodes: off}` leaves out the feeds of topics, outlets and storylines", isNodeFeed],
  ["`markdown: false` leaves out stories in Markdown", (path) => path.endsWith("/index.md")],
  ["`search: off` leaves out the search", (path) => path.startsWith("search/")],
];

function isNodeFeed(path: string): boolean {
  return path.endsWith(`/${FEED_FILES.rss}`) || path.endsWith(`/${FEED_FILES.json}`);
}

/** What to switch off, by how many files that saves. */
function savings(paths: Iterable<string>): string[] {
  const counts = OPTIONAL.map(() => 0);
  for (const path of paths)
    for (const [index, [, isOf]] of OPTIONAL.entries()) if (isOf(path)) counts[index]! += 1;
  return OPTIONAL.map(([setting], index) => ({ setting, count: counts[index]! }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ setting, count }) => `${setting}: ${number(count)} ${count === 1 ? "file" : "files"}`);
}
