import type { Code } from "../diagnostics/codes.ts";
import type { Details, Span } from "../diagnostics/diagnostic.ts";
import type { Located } from "../schema/index.ts";
import { safeDecode } from "../text/url.ts";
import type { ChartType } from "./charts/chart.ts";
import type { Attributes } from "./rich-text.ts";
import { isExternal, isSafeAddress } from "./safe-address.ts";

/** The place of a node of a syntax tree: offsets, 0-based, in UTF-16 units. */
export interface Position {
  readonly start: { readonly offset?: number | undefined };
  readonly end: { readonly offset?: number | undefined };
}

/** The address of a link or a file in a text that leads into the site. */
export interface ContentLink {
  /** `media`: a recording, or what belongs to one; `data`: the numbers of a chart. */
  readonly kind: "link" | "image" | "media" | "data";
  /** As written: `../10/summit.md#talks`, `/topics/sanctions/`, `chart.png`. Never a bare `#fragment`. */
  readonly target: string;
  readonly span: Span;
  /** The type of the chart whose numbers are there. */
  readonly chart?: ChartType;
}

/** What is being written, for messages: its place, and how to report something there. */
interface Writing {
  readonly place: (position?: Position) => Span;
  readonly report: (code: Code, message: string, details?: Omit<Details, "at">, position?: Position) => void;
}

/** Attributes that are checked here. */
type Checked = Record<string, string | true>;

const FILES: ReadonlySet<string> = new Set(["src", "srcset", "poster"]);

const PUT_IT = "put the file next to the briefing or into static/";

/** The addresses in the texts of one file, classified by where they lead. */
export class TextLinks {
  readonly links: ContentLink[] = [];
  readonly fragments: Located<string>[] = [];
  readonly #writing: Writing;

  constructor(writing: Writing) {
    this.#writing = writing;
  }

  /** Whether an attribute names something that the page loads. */
  isFile(key: string): boolean {
    return FILES.has(key);
  }

  /** Adds the attribute of a link to `checked`, unless its address is unsafe. `attributes`: all of the element. */
  anchor(href: string, attributes: Attributes, checked: Checked): void {
    if (!this.accepts(href, "href")) return;
    if (href.startsWith("#")) {
      const isNote = "data-footnote-ref" in attributes || "data-footnote-backref" in attributes;
      if (href.length > 1 && !isNote)
        this.fragments.push({ value: safeDecode(href.slice(1)), span: this.#writing.place() });
      checked.href = href;
    } else if (href.startsWith("//")) checked.href = `https:${href}`;
    else if (isExternal(href)) checked.href = href;
    else checked.to = this.add("link", href);
  }

  /** The same for something that a page loads, which is always a file of the site. Returns the link's index. */
  file(key: string, written: string, checked: Checked): string | undefined {
    const isList = key === "srcset";
    const candidates = isList ? written.split(/,\s+|,$/).filter((one) => one.trim() !== "") : [written];
    const links: string[] = [];
    for (const candidate of candidates) {
      const [address = "", ...descriptor] = isList ? candidate.trim().split(/\s+/) : [candidate];
      if (!this.accepts(address, "src")) return undefined;
      if (isExternal(address)) {
        const message = `\`${key}\` leads to another site: it is left out`;
        this.#writing.report("BG0208", message, { label: PUT_IT });
        return undefined;
      }
      links.push([this.add(key === "src" ? "media" : "image", address), ...descriptor].join(" "));
    }
    if (links.length > 0) checked[key === "src" ? "to" : `${key}-to`] = links.join(",");
    return links[0];
  }

  /** Whether an address may be published; if not, that is reported. */
  accepts(address: string, kind: "href" | "src"): boolean {
    if (address === "") this.#writing.report("BG0217", "a link without an address");
    else if (isSafeAddress(address, kind)) return true;
    else {
      const label = "only http:, https:, mailto:, tel: and sms: are published";
      this.#writing.report("BG0202", "an unsafe address was removed", { label });
    }
    return false;
  }

  /** Adds a link into the site. Returns its index. */
  add(kind: ContentLink["kind"], target: string): string {
    return String(this.links.push({ kind, target, span: this.#writing.place() }) - 1);
  }

  /** The link to the file with a chart's numbers, by its index; undefined if it is on another site, which is reported. */
  numbers(target: string, chart: ChartType, position: Position | undefined): string | undefined {
    if (isExternal(target)) {
      const message = "a chart's file is on another site";
      this.#writing.report("BG0221", message, { label: PUT_IT }, position);
      return undefined;
    }
    return String(this.links.push({ kind: "data", target, span: this.#writing.place(position), chart }) - 1);
  }
}
