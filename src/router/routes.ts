import type { Config } from "../config/config.ts";
import { checkLength } from "../content/address.ts";
import { diagnostic, type Place, type Report } from "../diagnostics/diagnostic.ts";
import type {
  AuthorNode,
  EditionNode,
  OutletNode,
  PlainPageNode,
  QuestionNode,
  StorylineNode,
  StoryNode,
  TopicNode,
} from "../graph/nodes.ts";
import { outputFile, type SitePath, STORY_FILES, sitePath } from "./paths.ts";

/** A node that has its own page. */
export type PageNode =
  | StoryNode
  | TopicNode
  | OutletNode
  | AuthorNode
  | QuestionNode
  | StorylineNode
  | PlainPageNode
  | EditionNode;

/** Where every page is, and who has which address. */
export class Routes {
  readonly #config: Pick<Config, "storyPermalink" | "limits">;
  readonly #report: Report;
  readonly #isOwn: (file: string) => boolean;
  /** Output file, by its key → who has it. */
  readonly #claims = new Map<string, Claim>();
  /** Folder of the output, by its key → who needed it first. */
  readonly #folders = new Map<string, Claim>();
  /** By the story's number. */
  readonly #stories: SitePath[] = [];

  /** `isOwn`: whether this build makes a file of the output. Who makes it claims it, if it is one of `STORY_FILES`. */
  constructor(
    config: Pick<Config, "storyPermalink" | "limits">,
    report: Report,
    isOwn: (file: string) => boolean = () => true,
  ) {
    this.#config = config;
    this.#report = report;
    this.#isOwn = isOwn;
  }

  /** Whether this build makes what is at an address. */
  isOwn(path: SitePath): boolean {
    return this.#isOwn(outputFile(path));
  }

  of(node: PageNode): SitePath {
    switch (node.kind) {
      case "story":
        return this.#story(node);
      case "topic":
        return sitePath(`topics/${node.id}/`);
      case "outlet":
        return sitePath(`sources/${node.id}/`);
      case "author":
        return sitePath(`authors/${node.id}/`);
      case "question":
        return sitePath(`questions/${node.id}/`);
      case "storyline":
        return sitePath(`storylines/${node.id}/`);
      case "edition":
        return sitePath(`editions/${node.id}/`);
      case "page":
        return sitePath(`${node.address}/`);
    }
  }

  /** Claims an address for a page or file; false if it is taken, which is reported. */
  claim(path: SitePath, who: Claimant): boolean {
    const file = outputFile(path);
    checkLength(file, this.#config.limits.path, who, this.#report);
    if (KEPT.test(path) && this.#refuseKept(path, who)) return false;
    const key = keyOf(file);
    const mine = { file, who };
    const holder = this.#claims.get(key) ?? this.#folders.get(key) ?? this.#takeFolders(key, mine);
    if (holder) {
      this.#reportTwo(path, mine, holder);
      return false;
    }
    this.#claims.set(key, mine);
    return true;
  }

  /** Claims the folders above a file; returns the owner of a file that is in the way, if any. */
  #takeFolders(key: string, mine: Claim): Claim | undefined {
    const folders: string[] = [];
    for (let end = key.lastIndexOf("/"); end > 0; end = key.lastIndexOf("/", end - 1)) {
      const folder = key.slice(0, end);
      // If it was claimed before, so were the folders above it.
      if (this.#folders.has(folder)) break;
      const file = this.#claims.get(folder);
      if (file) return file;
      folders.push(folder);
    }
    for (const folder of folders) this.#folders.set(folder, mine);
    return undefined;
  }

  #refuseKept(path: SitePath, { at }: Claimant): boolean {
    if (!at || at.path.startsWith("static/")) return false;
    const message = `/${path} is in a folder that the theme uses`;
    this.#report(diagnostic("BG0401", message, { at, label: "choose another address" }));
    return true;
  }

  /** Whether a page or file is at the address. */
  has(path: SitePath): boolean {
    const file = outputFile(path);
    return this.#claims.get(keyOf(file))?.file === file || this.#isElsewhere(file);
  }

  /** Whether another shard makes the file. If there is none after all, that shard finds out. */
  #isElsewhere(file: string): boolean {
    const name = file.lastIndexOf("/") + 1;
    if (!STORY_FILES.has(file.slice(name)) || this.#isOwn(file)) return false;
    return this.#claims.has(keyOf(outputFile(sitePath(file.slice(0, name)))));
  }

  /** The address of every page and file. */
  get paths(): SitePath[] {
    return [...this.#claims.values()].map(({ file }) => sitePath(file.replace(/(^|\/)index\.html$/, "$1")));
  }

  #reportTwo(path: SitePath, { file, who }: Claim, first: Claim): void {
    if (who.isReported?.(first.who)) return;
    const { what, at } = who;
    const address = `/${path}`;
    const other = `/${first.file.replace(/index\.html$/, "")}`;
    const [code, message] =
      file === first.file
        ? (["BG0401", `${what} and ${first.who.what} are both at ${address}`] as const)
        : keyOf(file) === keyOf(first.file)
          ? (["BG0402", `${address} and ${other} differ only in case`] as const)
          : (["BG0401", `${address} and ${other} need a file and a folder with the same name`] as const);
    const theirs = first.who.at;
    const place = at ?? theirs;
    const also = at && theirs ? [{ at: theirs, label: `${first.who.what} is at ${other}` }] : [];
    this.#report(
      diagnostic(code, message, { ...(place ? { at: place } : {}), also, help: who.help?.(first.who) ?? [] }),
    );
  }

  #story(story: StoryNode): SitePath {
    const { storyPermalink } = this.#config;
    const { document } = story;
    const known = document && this.#stories[story.number];
    if (known !== undefined) return known;
    const { id, date, document: content } = story;
    const path = storyPath({ id, day: date.day, slug: content.slug }, storyPermalink);
    this.#stories[story.number] = path;
    return path;
  }
}

/** A story's address by a permalink pattern. `day`: `2026-11-23`. */
export function storyPath(
  { id, slug, day: date }: { readonly id: string; readonly slug: string; readonly day: string },
  pattern: string,
): SitePath {
  const [year = "", month = "", day = ""] = date.split("-");
  const values: Readonly<Record<string, string>> = { slug, id, year, month, day };
  return sitePath(pattern.replace(/:(slug|id|year|month|day)\b/g, (_, key: string) => values[key]!).slice(1));
}

/** Folders whose files are cached forever or made as a whole: `_headers` and the search index concern everything in them. */
const KEPT = /^(?:assets|search\/index)\//i;

/** Who claims an address, for messages. Only read if there is a message. */
export interface Claimant {
  /** “the story `Talks resume`”, “a file in static/”. */
  readonly what: string;
  /** Where it is written; absent for files beside pages, which have no place of their own. */
  readonly at?: Place | undefined;
  /** Whether it was reported before that both want one address. */
  isReported?(other: Claimant): boolean;
  /** What can be done about it. */
  help?(other: Claimant): string[];
}

interface Claim {
  readonly file: string;
  readonly who: Claimant;
}

/** On some systems, two files with the same key are one: neither case nor Unicode form counts. */
const keyOf = (file: string): string =>
  /^[a-z0-9/._-]*$/.test(file) ? file : file.normalize("NFC").toLowerCase();
