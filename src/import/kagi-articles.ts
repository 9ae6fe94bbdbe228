import { isSoundSlug } from "../content/address.ts";
import { COMMON } from "../content/keys.ts";
import { nameSlug } from "../text/names.ts";
import { hostOf } from "../text/url.ts";
import type { DraftNote } from "./draft.ts";
import { mappingsIn } from "./foreign-file.ts";
import { cleanLine, cleanText, paragraphs } from "./foreign-text.ts";
import { escapeMarkdown } from "./house-text.ts";
import { dateOf } from "./site-dates.ts";
import type { Values } from "./site-front-matter.ts";
import { type ImportedSource, type SiteOutlets, sourceAddress } from "./site-outlets.ts";
import { textOf } from "./site-values.ts";

/** One or more marks of citations in a row: `[cnn.com#1][bbc.com#2]`, `[common]`. */
const MARKS = /\s*(?:\[(?:[^[\]#\s]+#\d+|common)\]\s*)+/g;
const MARK = /\[(?:([^[\]#\s]+)#(\d+)|common)\]/g;

/** Text as Markdown. Right behind a citation, `(` would begin a link's address, and `:` a definition. */
const behind = (written: string, text: string): string =>
  `${written.endsWith("]") && /^[:(]/.test(text) ? "\\" : ""}${escapeMarkdown(text)}`;

/** The name of an outlet on one line; empty if no page of an outlet could have an address made of it. */
function outletName(written: string): string {
  const name = cleanLine(written);
  return isSoundSlug(nameSlug(name, "outlet")) ? name : "";
}

/** The articles of a cluster as `sources`, and the texts that cite them. */
export class KagiArticles {
  readonly sources: ImportedSource[] = [];
  readonly #outlets: SiteOutlets;
  readonly #note: (note: DraftNote) => void;
  /** Domain in small letters → keys of its articles, in order. */
  readonly #byDomain = new Map<string, string[]>();
  /** Address in its normal form → key. */
  readonly #byAddress = new Map<string, string>();
  /** Address of an article in its normal form → the name of its outlet. */
  readonly #names: ReadonlyMap<string, string>;

  constructor(cluster: Values, outlets: SiteOutlets, note: (note: DraftNote) => void) {
    this.#outlets = outlets;
    this.#note = note;
    this.#names = new Map(
      mappingsIn(cluster.perspectives)
        .flatMap(({ sources }) => mappingsIn(sources))
        .flatMap(({ name, url }) => {
          const address = sourceAddress(textOf(url) ?? "");
          const outlet = outletName(textOf(name) ?? "");
          return address === undefined || outlet === "" ? [] : [[address, outlet] as const];
        }),
    );
    for (const article of mappingsIn(cluster.articles)) this.#add(article);
  }

  /** The key of the article at an address, which is added if it is new; undefined if it is no web address. */
  at(address: string, outlet?: string, title?: string, published?: string): string | undefined {
    const url = sourceAddress(address);
    if (url === undefined) return undefined;
    const known = this.#byAddress.get(url);
    if (known !== undefined) return known;
    const name = this.#names.get(url) ?? outlet;
    const key = this.#outlets.addSource(address, title, this.sources, { outlet: name, published })!;
    this.#byAddress.set(url, key);
    return key;
  }

  /** The first article of a domain. */
  ofDomain(domain: string): string | undefined {
    return this.#cited(domain, 1);
  }

  /** Plain text as paragraphs of Markdown, in which marks are citations. */
  markdown(text: string): string {
    return paragraphs(cleanText(text), (line) => this.#inline(line));
  }

  /** The same for a piece of one line. */
  inline(text: string): string {
    return this.#inline(cleanLine(text));
  }

  /** The text without its marks, and what they cite, as in `cites`. Marks that cite nothing stay. */
  plain(text: string): { readonly text: string; readonly cites: readonly string[] } {
    const cites: string[] = [];
    let isCommon = false;
    const words = cleanText(text).replace(MARKS, (run) => {
      const { keys, unknown, common } = this.#read(run);
      cites.push(...keys);
      isCommon ||= common;
      return unknown.length > 0 ? ` ${unknown.join(" ")} ` : / $/.test(run) ? " " : "";
    });
    return { text: words.trim(), cites: cites.length === 0 && isCommon ? [COMMON] : [...new Set(cites)] };
  }

  #inline(line: string): string {
    let isCommon = false;
    let written = "";
    let done = 0;
    for (const match of line.matchAll(MARKS)) {
      const { keys, unknown, common } = this.#read(match[0]);
      const marks = [
        ...(keys.length > 0 ? [`[${keys.map((key) => `@${key}`).join("; ")}]`] : []),
        // A paragraph has one mark of what everybody knows.
        ...(common && !isCommon ? ["[@*]"] : []),
        ...unknown.map(escapeMarkdown),
      ];
      isCommon ||= common;
      const before = behind(written, line.slice(done, match.index));
      done = match.index + match[0].length;
      const space = /\s$/.test(match[0]) ? " " : "";
      written += `${before}${marks.map((mark) => ` ${mark}`).join("")}${space}`;
    }
    return (written + behind(written, line.slice(done))).trim();
  }

  #read(run: string): { keys: string[]; unknown: string[]; common: boolean } {
    const keys = new Set<string>();
    const unknown: string[] = [];
    let common = false;
    for (const [mark, domain, number] of run.matchAll(MARK)) {
      if (domain === undefined) {
        common = true;
        continue;
      }
      const key = this.#cited(domain, Number(number));
      if (key !== undefined) keys.add(key);
      else unknown.push(mark);
    }
    for (const mark of unknown)
      this.#note({
        code: "BG0908",
        message: `\`${mark}\` cites an article that the cluster does not list`,
        help: "it stays in the text; write the citation of a source, or delete it",
      });
    return { keys: [...keys], unknown, common };
  }

  /** An article by its domain, which may be written in part (`cnn` for cnn.com), and its number there, from 1. */
  #cited(written: string, number: number): string | undefined {
    const domain = written.toLowerCase();
    const exact = this.#byDomain.get(domain);
    if (exact) return exact[number - 1];
    const near = [...this.#byDomain].filter(
      ([one]) => one.endsWith(`.${domain}`) || domain.endsWith(`.${one}`) || one.split(".")[0] === domain,
    );
    return near.length === 1 ? near[0]![1][number - 1] : undefined;
  }

  #add(article: Values): void {
    const link = textOf(article.link) ?? "";
    const title = cleanLine(textOf(article.title) ?? "") || undefined;
    const written = textOf(article.domain)?.toLowerCase();
    const published = dateOf(article.date);
    const domain = cleanLine(written ?? "").replace(/^www\./, "");
    const outlet = this.#outlets.nameOf(domain);
    const key =
      this.at(link, outlet, title, published) ??
      this.#outlets.add(
        outlet ?? (outletName(domain) || "Unknown outlet"),
        { title, published },
        this.sources,
      );
    const url = sourceAddress(link);
    if (url === undefined && link !== "")
      this.#note({
        code: "BG0905",
        message: `the address \`${link}\` of an article was left out: it is no web address`,
        help: "add the article's `url` to its entry in `sources`",
      });
    const place = domain || (url === undefined ? "" : hostOf(url));
    this.#byDomain.set(place, [...(this.#byDomain.get(place) ?? []), key]);
  }
}
