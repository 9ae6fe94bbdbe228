import type { Config } from "../config/config.ts";
import { diagnostic, type Place, type Report } from "../diagnostics/diagnostic.ts";
import type { OutletNode, QuestionNode, StorylineNode, StoryNode, TopicNode } from "../graph/nodes.ts";
import { outputFile, type SitePath, sitePath } from "./paths.ts";

/** A node that has a page of its own. */
export type PageNode = StoryNode | TopicNode | OutletNode | QuestionNode | StorylineNode;

/** Where every page is, and who has which address. */
export class Routes {
  readonly #config: Pick<Config, "storyPermalink">;
  readonly #report: Report;
  /** Output file in lower case and Unicode form NFC → who has it. */
  readonly #claims = new Map<
    string,
    { readonly file: string; readonly what: string; readonly at: Place | undefined }
  >();

  constructor(config: Pick<Config, "storyPermalink">, report: Report) {
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
  claim(path: SitePath, what: string, at?: Place): boolean {
    const file = outputFile(path);
    const key = file.normalize("NFC").toLowerCase();
    const first = this.#claims.get(key);
    if (!first) {
      this.#claims.set(key, { file, what, at });
      return true;
    }
    const same = first.file === file;
    const message = same
      ? `${what} and ${first.what} are both at /${path}`
      : `/${path} and /${first.file.replace(/index\.html$/, "")} differ only in case`;
    const place = at ?? first.at;
    const other = at && first.at ? [{ at: first.at, label: `${first.what} is there` }] : [];
    this.#report(
      diagnostic(same ? "BG0401" : "BG0402", message, { ...(place ? { at: place } : {}), also: other }),
    );
    return false;
  }

  /** Whether a page or file is at the address. */
  has(path: SitePath): boolean {
    const file = outputFile(path);
    return this.#claims.get(file.normalize("NFC").toLowerCase())?.file === file;
  }

  #story({ id, date, document }: StoryNode): SitePath {
    const [year = "", month = "", day = ""] = date.day.split("-");
    const values: Readonly<Record<string, string>> = { slug: document.slug, id, year, month, day };
    return sitePath(
      this.#config.storyPermalink
        .replace(/:(slug|id|year|month|day)\b/g, (_, key: string) => values[key]!)
        .slice(1),
    );
  }
}
