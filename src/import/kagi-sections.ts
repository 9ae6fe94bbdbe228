import type { SectionNames } from "../content/sections.ts";
import { nameKey } from "../text/names.ts";
import type { DraftNote } from "./draft.ts";
import { cleanLine } from "./foreign-text.ts";
import { escapeMarkdown } from "./house-text.ts";
import type { KagiArticles } from "./kagi-articles.ts";
import { isBlank } from "./kagi-file.ts";
import { isMapping, type Values } from "./site-front-matter.ts";
import { textOf } from "./site-values.ts";

/** Headings that are not the key in words. */
const HEADINGS: Readonly<Record<string, string>> = {
  talking_points: "Highlights",
  did_you_know: "Did you know?",
  business_angle_text: "Business angle",
  business_angle_points: "Business angle",
  user_action_items: "What you can do",
  diy_tips: "DIY tips",
};

/** The heading for what stands under a key: `future_outlook` is “Future outlook”. */
export function headingOf(key: string): string {
  const words = cleanLine(key.replace(/[_\n]+/g, " ")).slice(0, 80);
  return HEADINGS[key] ?? (words.slice(0, 1).toUpperCase() + words.slice(1) || "More");
}

/** The sections of a cluster's story, each with its heading once. */
export class KagiSections {
  readonly #articles: KagiArticles;
  readonly #names: SectionNames;
  readonly #note: (note: DraftNote) => void;
  readonly #sections = new Map<string, { readonly heading: string; readonly blocks: string[] }>();

  constructor(articles: KagiArticles, names: SectionNames, note: (note: DraftNote) => void) {
    this.#articles = articles;
    this.#names = names;
    this.#note = note;
  }

  /** All sections, in the order in which they were begun. */
  get text(): string {
    return [...this.#sections.values()]
      .map(({ heading, blocks }) => `## ${escapeMarkdown(heading)}\n\n${blocks.join("\n\n")}`)
      .join("\n\n");
  }

  /** Adds a text, or a list of them as a list. `key`: of the cluster, for what no section can show. */
  add(heading: string, value: unknown, key: string): void {
    if (isBlank(value)) return;
    const text = textOf(value);
    if (text !== undefined) {
      this.addMarkdown(heading, this.#articles.markdown(text));
      return;
    }
    const points = (Array.isArray(value) ? value : [value]).flatMap((item) => this.#pointIn(item, key) ?? []);
    if (points.length > 0) this.addMarkdown(heading, points.map((point) => `- ${point}`).join("\n"));
  }

  addMarkdown(heading: string, markdown: string): void {
    if (markdown === "") return;
    const id = this.#names.kindOf(heading) ?? `# ${nameKey(heading)}`;
    const section = this.#sections.get(id) ?? { heading, blocks: [] };
    section.blocks.push(markdown);
    this.#sections.set(id, section);
  }

  /** “Heading: text” with its heading in bold. */
  point(text: string): string {
    const [, heading, rest] = /^([^:[\].!?]{1,80}):\s+(\S.*)$/s.exec(cleanLine(text)) ?? [];
    return heading === undefined || rest === undefined
      ? this.#articles.inline(text)
      : `**${escapeMarkdown(heading.trim())}:** ${this.#articles.inline(rest)}`;
  }

  #pointIn(item: unknown, key: string): string | undefined {
    if (isBlank(item)) return undefined;
    const text = textOf(item) ?? (isMapping(item) ? textIn(item) : undefined);
    if (text !== undefined) return this.point(text);
    this.#note({
      code: "BG0905",
      message: `a part of \`${cleanLine(key)}\` was left out: it is no text`,
      help: "look for it in the file, and write what your readers need",
    });
    return undefined;
  }
}

/** `{country: "France", text: "…"}` as “France: …”; undefined if there is more in it than text. */
function textIn(item: Values): string | undefined {
  const values = Object.values(item).filter((value) => !isBlank(value));
  const texts = values.flatMap((value) => textOf(value) ?? []);
  if (texts.length < values.length) return undefined;
  return [texts.slice(0, -1).join(" "), texts.at(-1)].filter(Boolean).join(": ");
}
