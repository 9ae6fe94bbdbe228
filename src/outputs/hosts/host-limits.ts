import type { Config } from "../../config/config.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { BIBLIOGRAPHY_FILES, FEED_FILES } from "../../router/paths.ts";

/** What a host accepts, and whether it reads `_redirects`. */
export interface HostLimits {
  readonly files?: number | undefined;
  /** Sizes of a file and of the whole site, in MiB. */
  readonly file_size?: number | undefined;
  readonly size?: number | undefined;
  /** How many lines of `_redirects` count, and KiB of them. Absent: none. */
  readonly rules?: number;
  readonly rules_size?: number;
}

export type KnownHost = "cloudflare-pages" | "github-pages" | "gitlab-pages" | "netlify";

/** As their documentation said in November 2026, for projects that pay nothing. */
const HOSTS: Readonly<Record<KnownHost, HostLimits>> = {
  "cloudflare-pages": { files: 20_000, file_size: 25, rules: 2000 },
  "github-pages": { size: 1000 },
  "gitlab-pages": { files: 200_000, size: 1000, rules: 1000, rules_size: 64 },
  netlify: { rules: Number.POSITIVE_INFINITY },
};

/** The limits of the host that the configuration names; undefined if it names none. */
export const limitsOf = ({ host }: Pick<Config, "host">): HostLimits | undefined =>
  typeof host === "string" ? HOSTS[host as KnownHost] : host;

const MIB = 2 ** 20;

type Files = ReadonlyMap<string, { readonly size: number }>;

/** What the host of the configuration would not accept of a finished site, by path. */
export function hostProblems(files: Files, config: Pick<Config, "host">): Diagnostic[] {
  const limits = limitsOf(config);
  if (!limits) return [];
  const name = typeof config.host === "string" ? config.host : "the host";
  const { files: most = Infinity, file_size: largest = Infinity, size: all = Infinity } = limits;
  const problem = (message: string, help: string[]) => diagnostic("BG0707", message, { help });
  const problems: Diagnostic[] = [];
  if (files.size > most) {
    const message = `the site has ${number(files.size)} files; ${name} accepts ${number(most)}`;
    problems.push(
      problem(
        message,
        savings(files, () => 1, counted),
      ),
    );
  }
  let total = 0;
  for (const [path, { size }] of files) {
    total += size;
    if (size <= largest * MIB) continue;
    const help = isGraph(path) ? [OPTIONAL_GRAPH] : ["make the file smaller, or put it elsewhere"];
    const message = `/${path} has ${mib(size)} MiB; ${name} accepts ${number(largest)} in a file`;
    problems.push(problem(message, help));
  }
  if (total > all * MIB) {
    const message = `the site has ${mib(total)} MiB; ${name} accepts ${number(all)}`;
    const help = savings(
      files,
      (size) => size,
      (size) => `${mib(size)} MiB`,
    );
    problems.push(problem(message, help));
  }
  return problems;
}

const number = (count: number): string => count.toLocaleString("en");
const counted = (files: number): string => `${number(files)} ${files === 1 ? "file" : "files"}`;
/** With so many digits that what is too large is not shown as what is accepted. */
const mib = (bytes: number): string => number(Math.ceil((bytes / MIB) * 100) / 100);

const OPTIONAL_GRAPH = "`graph: off` leaves the graph out";

/** What can be left out of a site, and its files. */
const OPTIONAL: readonly (readonly [setting: string, file: (path: string) => boolean])[] = [
  ["`feeds: {nodes: off}` leaves out the feeds of topics, outlets, authors and storylines", isNodeFeed],
  ["`markdown: false` leaves out stories in Markdown", (path) => path.endsWith("/index.md")],
  ["`bibliography: off` leaves out bibliographies", isBibliography],
  ["`search: off` leaves out the search", (path) => path.startsWith("search/")],
  [OPTIONAL_GRAPH, isGraph],
  ["`map: off` leaves out the map", (path) => path.startsWith("graph/")],
];

function isGraph(path: string): boolean {
  return /^graph(?:-\d+)?\.json$/.test(path);
}

function isBibliography(path: string): boolean {
  return Object.values(BIBLIOGRAPHY_FILES).some((file) => path.endsWith(`/${file}`));
}

function isNodeFeed(path: string): boolean {
  return path.endsWith(`/${FEED_FILES.rss}`) || path.endsWith(`/${FEED_FILES.json}`);
}

/** What to switch off, by how much that saves: `weigh` says it of a file with a size, `say` puts it into words. */
function savings(files: Files, weigh: (size: number) => number, say: (saved: number) => string): string[] {
  const saved = OPTIONAL.map(() => 0);
  for (const [path, { size }] of files)
    for (const [index, [, isOf]] of OPTIONAL.entries()) if (isOf(path)) saved[index]! += weigh(size);
  return OPTIONAL.map(([setting], index) => ({ setting, much: saved[index]! }))
    .filter(({ much }) => much > 0)
    .sort((a, b) => b.much - a.much)
    .map(({ setting, much }) => `${setting}: ${say(much)}`);
}
