import type { Config } from "../config/config.ts";
import { checkLength } from "../content/address.ts";
import { diagnostic, type Place, type Report } from "../diagnostics/diagnostic.ts";
import type { OutletNode, QuestionNode, StorylineNode, StoryNode, TopicNode } from "../graph/nodes.ts";
import { outputFile, type SitePath, sitePath } from "./paths.ts";

/** A node that has a page of its own. */
export type PageNode = StoryNode | TopicNode | OutletNode | QuestionNode | StorylineNode;

/** Where every page is, and who has which address. */
export class Routes {
  readonly #config: Pick<Config, "storyPermalink" | "limits">;
  readonly #report: Report;
  /** Output file, by its key → who has it. */
  readonly #claims = new Map<string, Claim>();
  /** Folder of the output, by its key → who needed it first. */
  readonly #folders = new Map<string, Claim>();
  readonly #stories = new Map<StoryNode, SitePath>();

  constructor(config: Pick<Config, "storyPermalink" | "limits">, report: Report) {
    this.#config = config;
    this.#report = report;
  }

  of(node: PageNode): SitePath {
    switch (node.kind) {
      case "story":
        return this.#story(node);
      case "topic":
        return sitePath(`topics/${node.id}/`);
      case "outlet":
        return sitePath(`sources/${node.id}/`);
      case "question":
        return sitePath(`questions/${node.id}/`);
      case "storyline":
        return sitePath(`storylines/${node.id}/`);
    }
  }

  /**
   * Takes an address for a page or file; false where somebody has it, which is reported at `at`.
   * `what` names the claimant in messages: “the story”, “a file in static/”.
   */
  claim(path: SitePath, what: string, at?: Place, help?: string): boolean {
    const file = outputFile(path);
    // What has no place of its own lies beside a page.
    if (at) checkLength(file, this.#config.limits.path, at, this.#report);
    const mine = { file, what, at, help };
    if (at && KEPT.test(path) && !at.path.startsWith("static/")) {
      const message = `/${path} is in a folder for files of the theme`;
      this.#report(diagnostic("BG0401", message, { at, label: "choose another address" }));
      return false;
    }
    const key = keyOf(file);
    const holder = this.#claims.get(key) ?? this.#folders.get(key);
    const above = foldersOf(key)
      .map((folder) => this.#claims.get(folder))
      .find(Boolean);
    if (holder) this.#reportTwo(path, mine, holder);
    else if (above) this.#reportTwo(path, mine, above);
    else {
      this.#claims.set(key, mine);
      for (const folder of foldersOf(key)) if (!this.#folders.has(folder)) this.#folders.set(folder, mine);
      return true;
    }
    return false;
  }

  /** Whether a page or file is at the address. */
  has(path: SitePath): boolean {
    const file = outputFile(path);
    return this.#claims.get(keyOf(file))?.file === file;
  }

  #reportTwo(path: SitePath, { file, what, at, help }: Claim, first: Claim): void {
    const address = `/${path}`;
    const other = `/${first.file.replace(/index\.html$/, "")}`;
    const [code, message] =
      file === first.file
        ? (["BG0401", `${what} and ${first.what} are both at ${address}`] as const)
        : keyOf(file) === keyOf(first.file)
          ? (["BG0402", `${address} and ${other} differ only in case`] as const)
          : (["BG0401", `${address} and ${other} need a file and a folder of one name`] as const);
    const place = at ?? first.at;
    const also = at && first.at ? [{ at: first.at, label: `${first.what} is at ${other}` }] : [];
    this.#report(
      diagnostic(code, message, { ...(place ? { at: place } : {}), also, help: help ? [help] : [] }),
    );
  }

  #story(story: StoryNode): SitePath {
    const { storyPermalink } = this.#config;
    const { document } = story;
    const known = document && this.#stories.get(story);
    if (known !== undefined) return known;
    const path = storyPath(story, storyPermalink);
    this.#stories.set(story, path);
    return path;
  }
}

function storyPath({ id, date, document }: StoryNode, pattern: string): SitePath {
  const [year = "", month = "", day = ""] = date.day.split("-");
  const values: Readonly<Record<string, string>> = { slug: document.slug, id, year, month, day };
  return sitePath(pattern.replace(/:(slug|id|year|month|day)\b/g, (_, key: string) => values[key]!).slice(1));
}

/** Folders whose files are cached for good, or made as a whole: `_headers` and the search's index speak of all that is in them. */
const KEPT = /^(?:assets|search\/index)\//i;

interface Claim {
  readonly file: string;
  readonly what: string;
  readonly at: Place | undefined;
  /** What the claimant can do about it. */
  readonly help: string | undefined;
}

/** What makes two files one on some systems: neither case nor Unicode form count. */
const keyOf = (file: string): string => file.normalize("NFC").toLowerCase();

/** The folders that a file lies in: `a/b/c.html` → `a/b`, `a`. */
function foldersOf(file: string): string[] {
  const folders: string[] = [];
  for (let end = file.lastIndexOf("/"); end > 0; end = file.lastIndexOf("/", end - 1))
    folders.push(file.slice(0, end));
  return folders;
}
