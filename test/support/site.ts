import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { renderPretty } from "../../src/diagnostics/pretty.ts";
import { nodeDisk } from "../../src/disk/disk.ts";
import type { BuildRequest, BuildResult } from "../../src/site/request.ts";
import { Site } from "../../src/site/site.ts";
import { foundFile } from "../../src/source/found-file.ts";
import { folders } from "./folders.ts";
import { until } from "./until.ts";

/** The clock of all tests. */
export const NOW = Date.UTC(2026, 10, 23, 12);

const CONFIG = "site:\n  title: Test Brief\n  url: https://example.org/\n  id: example.org,2026\n";

/** A build of the site in a folder into its `dist`, as tests want it: in one thread, at a fixed time, without an index. */
export const requestFor = (root: string, options: Partial<BuildRequest> = {}): BuildRequest => ({
  ...{ root, out: "dist", home: "/nowhere", now: NOW, parser: "fastest" },
  ...{ drafts: false, future: false, strict: false, audit: false, threads: false, search: false },
  ...options,
});

/**
 * A site in a folder of its own, on the real disk. Files are given by path; a configuration with a
 * title and an address is there unless one is given (`"briefgen.config.yaml": ""` for none of either).
 *
 *     const site = newSite({ "briefings/a.md": story("A") });
 *     await site.build();
 *     expect(site.page("stories/a/")).toContain(">A</h1>");
 */
export function newSite(files: Readonly<Record<string, string | Uint8Array>>): TestSite {
  const root = mkdtempSync(join(tmpdir(), "briefgen-test-"));
  folders.push(root);
  const site = new TestSite(root);
  for (const [path, content] of Object.entries({ "briefgen.config.yaml": CONFIG, ...files }))
    site.write(path, content);
  return site;
}

export class TestSite {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  write(path: string, content: string | Uint8Array): this {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
    return this;
  }

  remove(path: string): this {
    rmSync(join(this.root, path), { recursive: true });
    return this;
  }

  /** Waits until a build can tell by size and times that no source has changed. Younger files are always read again. */
  async atRest(): Promise<this> {
    const paths = Object.keys(this.everything()).map((path) => join(this.root, path));
    await until(() => paths.every((path) => foundFile(path, path, nodeDisk.info(path)).seen !== ""));
    return this;
  }

  /** Builds into `dist`, whatever the diagnostics; with what `kept` knows of the site, if it is given. */
  build(
    options: Partial<BuildRequest> = {},
    kept = new Site(nodeDisk),
    changed?: ReadonlySet<string>,
  ): Promise<BuildResult> {
    return kept.update(requestFor(this.root, options), changed ? { changed } : {});
  }

  /** Builds, and fails the test where anything was reported. */
  async clean(options: Partial<BuildRequest> = {}): Promise<BuildResult> {
    const result = await this.build(options);
    if (result.diagnostics.length > 0) throw new Error(`unexpected:\n${reportOf(result)}`);
    return result;
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), "utf8");
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  /** A page of the output by its address: `stories/a/`. */
  page(path: string): string {
    return this.read(`dist/${path}${path === "" || path.endsWith("/") ? "index.html" : ""}`);
  }

  /** Every file of the site and of what is around it (`..`), but what builds keep for later ones. */
  everything(folder = "."): Record<string, string> {
    const all = Object.entries(this.tree(folder));
    return Object.fromEntries(all.filter(([path]) => !/(?:^|\/)\.briefgen\//.test(path)));
  }

  /** Every file of a folder of the site, path → bytes as text (latin1, so that nothing is lost). */
  tree(folder = "dist"): Record<string, string> {
    const base = join(this.root, folder);
    if (!existsSync(base)) return {};
    const paths = readdirSync(base, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    return Object.fromEntries(
      paths.sort().map((path) => [path.slice(base.length + 1), readFileSync(path, "latin1")]),
    );
  }
}

/** A briefing with a title, a date and whatever is given besides. */
export const story = (title: string, front = "", body = "Text."): string =>
  `---\ntitle: ${title}\ndate: 2026-11-20\n${front === "" ? "" : `${front.trim()}\n`}---\n\n${body}\n`;

/** The report of a build exactly as a terminal without colours shows it, 100 columns wide. */
export const reportOf = ({ diagnostics, sourceOf }: Pick<BuildResult, "diagnostics" | "sourceOf">): string =>
  renderPretty(diagnostics, sourceOf, { color: false, width: 100 });
