import { relative, resolve, sep } from "node:path";
import { type ClaimedOutput, OutputTaken } from "../dev/claimed-output.ts";
import type { Outcome, PreviewServer } from "../dev/server.ts";
import { printable } from "../diagnostics/printable.ts";
import { nodeDisk } from "../disk/disk.ts";
import type { PublishReport } from "../publish/publication.ts";
import type { BuildResult } from "../site/request.ts";
import { build, Site } from "../site/site.ts";
import { summary, withGuids } from "./build.ts";
import { countProblems, plural } from "./counts.ts";
import { dueBy } from "./due-lines.ts";
import { UsageError } from "./exit.ts";
import { explainFailure } from "./failure.ts";
import type { Io } from "./io.ts";
import { explainTaken, noLockTimeout } from "./locked.ts";
import { openBrowser } from "./open-browser.ts";
import { buildRequest, readNow, type SiteOptions } from "./options.ts";
import { printDiagnostics } from "./print-diagnostics.ts";

/** The most lines that the overlay in the browser shows; the terminal has the rest. */
const OVERLAY_LINES = 400;

/** Milliseconds after a build that could not continue. */
const TRY_AGAIN = 60_000;

/** What a watch builds, but where. */
export type WatchedSite = Omit<SiteOptions, "out">;

export interface RebuildsRequest {
  /** The site's folder; absolute. */
  readonly root: string;
  readonly options: WatchedSite;
  readonly output: ClaimedOutput;
  /** Whether the output is for this machine only. */
  readonly isPreview: boolean;
  readonly io: Io;
  /** Absent if nothing is served. */
  readonly server: PreviewServer | undefined;
  /** Whether to open the browser once the site is built. */
  readonly open: boolean;
  /** Stops the current build. */
  readonly signal: AbortSignal;
}

/** One attempt to build. */
interface Attempt {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Absent if the build could not continue. */
  readonly result: BuildResult | undefined;
  /** The report as printed on the terminal, without colours. */
  readonly report: string;
  readonly seconds: number;
}

/** The builds of one watch, and what the terminal and the browser show of them. */
export class Rebuilds {
  readonly #request: RebuildsRequest;
  #last: Attempt | undefined;
  readonly #site = new Site(nodeDisk, { keep: true });
  #hasGoodSite = false;
  #address: string | undefined;

  constructor(request: RebuildsRequest) {
    this.#request = request;
  }

  get #options(): SiteOptions {
    return { ...this.#request.options, out: this.#request.output.out };
  }

  /** Builds. `dirty` lists the files that are known to have changed, as absolute paths. */
  async next(dirty: ReadonlySet<string>): Promise<void> {
    const { server, signal } = this.#request;
    const attempt = await this.#attempt(dirty);
    if (signal.aborted) return;
    server?.show(this.#outcome(attempt, dirty));
    this.#print(attempt, dirty);
    this.#last = attempt;
    if (attempt.result?.published) this.#hasGoodSite = true;
    if (server) this.#tellAddress(server);
  }

  /**
   * Milliseconds until time alone changes what the last build made, by the clock of now; zero or less if it has. A clock that was
   * set back to before that build has changed it, too. A build that could not continue may go better later.
   */
  dueIn(): number {
    if (!this.#last) return Number.POSITIVE_INFINITY;
    const { now: from, result } = this.#last;
    const now = readNow(this.#request.options.now, this.#request.io);
    if (now < from) return 0;
    if (!result) return from + TRY_AGAIN - now;
    const [next] = result.summary.due;
    return next ? Date.parse(next.at) - now : Number.POSITIVE_INFINITY;
  }

  async #attempt(dirty: ReadonlySet<string>): Promise<Attempt> {
    const { root, io, isPreview, output, signal } = this.#request;
    const start = performance.now();
    let report = "";
    const tracker: Io = { ...io, err: (text) => (report += text) };
    let result: BuildResult | undefined;
    const now = readNow(this.#request.options.now, io);
    try {
      await output.claim(noLockTimeout(io), signal);
      const options = this.#options;
      // Only output for deployment needs the search index; a preview is faster without it.
      const request = { ...buildRequest(root, options, io), now, search: !isPreview };
      const building = { signal, lockTimeout: noLockTimeout(io) };
      result = isPreview
        ? await this.#site.update(request, { ...building, changed: dirty })
        : withGuids(await build(request, nodeDisk, building));
      // A preview is at an address of this machine, whatever the configuration says.
      if (isPreview)
        result = { ...result, diagnostics: result.diagnostics.filter(({ code }) => code !== "BG0501") };
      const plain = { ...options, format: "pretty", color: false, quiet: false } as const;
      printDiagnostics(result.diagnostics, result.sourceOf, plain, tracker);
    } catch (error) {
      if (error instanceof OutputTaken) throw new UsageError(explainTaken(error, output.out));
      // The next change may mend it: a file can vanish while it is read.
      explainFailure(error, tracker);
    }
    return { now, result, report, seconds: (performance.now() - start) / 1000 };
  }

  #outcome({ result, report }: Attempt, dirty: ReadonlySet<string>): Outcome {
    const { root, output } = this.#request;
    if (!result?.published) return { site: undefined, changed: "nothing", problems: shorten(report) };
    // After a failed build, more may differ than the last change.
    const onlyStyles =
      this.#last?.result?.published && dirty.size > 0 && [...dirty].every((path) => path.endsWith(".css"));
    const changed = !isChanged(result.published) ? "nothing" : onlyStyles ? "styles" : "pages";
    return {
      site: {
        folder: resolve(root, output.out),
        basePath: result.summary.basePath,
        files: result.published.files,
      },
      changed: this.#hasGoodSite ? changed : "pages",
      problems: "",
    };
  }

  #print(attempt: Attempt, dirty: ReadonlySet<string>): void {
    const { io } = this.#request;
    const options = this.#options;
    const { result, report, seconds } = attempt;
    const isNews = report !== this.#last?.report;
    if (isNews && result) printDiagnostics(result.diagnostics, result.sourceOf, options, io);
    else if (isNews) io.err(report);
    if (!result?.published) {
      if (isNews || dirty.size > 0) io.err(`${time(io)}  ${this.#failure(attempt)}\n`);
      return;
    }
    if (options.quiet) return;
    if (!this.#hasGoodSite) io.err(summary(result, options, seconds));
    else if (!this.#last?.result?.published || isChanged(result.published))
      io.err(
        `${time(io)}  ${this.#why(dirty, attempt)}: ${whatWasMade(result.published, seconds, options.verbose)}\n`,
      );
  }

  /** `briefings/a.md changed`, `12 files changed`, `a story (briefings/b.md) is due`. */
  #why(dirty: ReadonlySet<string>, { now }: Attempt): string {
    const [path, ...others] = dirty;
    if (path === undefined) return dueBy(now, this.#last?.result?.summary.due ?? []) ?? "files changed";
    if (others.length > 0) return `${plural(dirty.size, "file")} changed`;
    return `${printable(relative(this.#request.root, path).split(sep).join("/"))} changed`;
  }

  #failure({ result }: Attempt): string {
    const { server, output } = this.#request;
    const problems = (result && countProblems(result.diagnostics)) ?? "1 error";
    if (!server) return `${problems}: ${output.out} is unchanged`;
    return `${problems}: ${this.#hasGoodSite ? "the last good site is still served" : "there is no site to serve yet"}`;
  }

  /** The address changes with the base path in the configuration. */
  #tellAddress(server: PreviewServer): void {
    const { io, open, options } = this.#request;
    const address = server.address();
    if (address === this.#address) return;
    if (open && this.#address === undefined)
      openBrowser(address, () => io.err(`warning: could not open a browser; visit ${address}\n`));
    this.#address = address;
    if (!options.quiet) io.err(`serving ${address} (Ctrl-C stops)\n`);
  }
}

const isChanged = ({ written, removed }: PublishReport): boolean => written.length + removed.length > 0;

const countPages = (paths: readonly string[]): number =>
  paths.filter((path) => path.endsWith(".html")).length;

/** `7 pages written, 1 removed, in 0.08 s`; counts files if there are no pages among them. */
function whatWasMade({ written, removed }: PublishReport, seconds: number, verbose = false): string {
  const pages = countPages(written);
  const gone = countPages(removed) || (pages === 0 ? removed.length : 0);
  const made = [
    ...(pages > 0 ? [`${plural(pages, "page")} written`] : []),
    ...(pages === 0 && written.length > 0 ? [`${plural(written.length, "file")} written`] : []),
    ...(gone > 0 ? [`${gone} removed`] : []),
  ];
  const files = verbose
    ? [
        ...written.map((path) => `\n  + ${printable(path)}`),
        ...removed.map((path) => `\n  - ${printable(path)}`),
      ]
    : [];
  return `${made.join(", ") || "nothing to write"}, in ${seconds.toFixed(2)} s${files.join("")}`;
}

/** The time of day. */
const time = ({ clock }: Io): string => new Date(clock()).toTimeString().slice(0, 8);

function shorten(report: string): string {
  const lines = report.trimEnd().split("\n");
  if (lines.length <= OVERLAY_LINES) return lines.join("\n");
  return `${lines.slice(0, OVERLAY_LINES).join("\n")}\n\nThe terminal shows the rest.`;
}
