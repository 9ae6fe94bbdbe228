import { COMMON } from "../content/keys.ts";
import { shortenAtWord } from "../text/shorten.ts";
import { cleanLine } from "./foreign-text.ts";
import { escapeMarkdown } from "./house-text.ts";
import type { KagiArticles } from "./kagi-articles.ts";
import { partialDateOf } from "./kagi-dates.ts";
import { isBlank } from "./kagi-file.ts";
import type { KagiSections } from "./kagi-sections.ts";
import { isMapping, type Values } from "./site-front-matter.ts";
import { textOf } from "./site-values.ts";

/** The most characters of a name or a question. */
const LONGEST = 500;

/** The quote as an entry of `quotes`; without a speaker or a source, it becomes a section. */
export function quotesOf(cluster: Values, articles: KagiArticles, sections: KagiSections): object[] {
  const { text, cites } = articles.plain(textOf(cluster.quote) ?? "");
  const speaker = speakerOf(cluster);
  const address = textOf(cluster.quote_source_url) ?? "";
  const domain = cleanLine(textOf(cluster.quote_source_domain) ?? "");
  const cite =
    text === ""
      ? undefined
      : (articles.at(address) ?? articles.ofDomain(domain) ?? cites.find((key) => key !== COMMON));
  if (cite !== undefined && speaker !== "" && speaker.length <= LONGEST) return [{ text, speaker, cite }];
  const lines = text === "" ? "" : articles.markdown(String(cluster.quote)).replace(/^/gm, "> ");
  const source = cite === undefined ? escapeMarkdown(cleanLine(address) || domain) : `[@${cite}]`;
  const credit = [escapeMarkdown(speaker), source].filter(Boolean).join(" ");
  sections.addMarkdown("Quote", [lines, credit].filter(Boolean).join("\n\n"));
  return [];
}

function speakerOf(cluster: Values): string {
  const author = cleanLine(textOf(cluster.quote_author) ?? "");
  const attribution = cleanLine(textOf(cluster.quote_attribution) ?? "");
  return attribution.includes(author) ? attribution : [author, attribution].filter(Boolean).join(", ");
}

/** The timeline's entries with a date that can be read; the others become points of `heading`. */
export function timelineOf(
  { timeline }: Values,
  articles: KagiArticles,
  sections: KagiSections,
  heading: string,
): object[] {
  const rest: unknown[] = [];
  const entries = (Array.isArray(timeline) ? timeline : [timeline]).flatMap((event: unknown) => {
    const [written, content] = eventIn(event);
    const date = [isMapping(event) ? textOf(event.date_iso) : undefined, articles.plain(written).text]
      .map((one) => partialDateOf(one ?? ""))
      .find(Boolean);
    const { text, cites } = articles.plain(content);
    if (date !== undefined && text !== "") return [{ date, text, ...(cites.length > 0 ? { cites } : {}) }];
    rest.push(written === "" || content === "" ? content || written || event : `${written}: ${content}`);
    return [];
  });
  sections.add(heading, rest, "timeline");
  return entries;
}

/** `{date, content}`, or in older files `date:: text`. */
function eventIn(event: unknown): [date: string, content: string] {
  if (isMapping(event)) return [textOf(event.date) ?? "", textOf(event.content) ?? ""];
  const [, date = "", content = textOf(event) ?? ""] = /^(.*?)::\s*(.*)$/s.exec(textOf(event) ?? "") ?? [];
  return [date.trim(), content];
}

/** Questions with their answers; those without one become points of “Go deeper”. */
export function questionsOf(
  { suggested_qna: list }: Values,
  articles: KagiArticles,
  sections: KagiSections,
  heading: string,
): object[] {
  const open: unknown[] = [];
  const entries = (Array.isArray(list) ? list : [list]).flatMap((item: unknown) => {
    const question = isMapping(item) ? cleanLine(articles.plain(textOf(item.question) ?? "").text) : "";
    const answer = isMapping(item) ? articles.markdown(textOf(item.answer) ?? "") : "";
    if (question !== "" && answer !== "" && question.length <= LONGEST) return [{ question, answer }];
    open.push(item);
    return [];
  });
  sections.add(heading, open, "suggested_qna");
  return entries;
}

/** What the papers say: each perspective with what it cites. */
export function addPerspectives(
  { perspectives }: Values,
  articles: KagiArticles,
  sections: KagiSections,
  heading: string,
): void {
  for (const one of Array.isArray(perspectives) ? perspectives : [perspectives]) {
    const text = isMapping(one) ? textOf(one.text) : undefined;
    if (!isMapping(one) || text === undefined) {
      sections.add(heading, isBlank(one) ? undefined : [one], "perspectives");
      continue;
    }
    const keys = new Set<string>();
    const names: string[] = [];
    for (const source of (Array.isArray(one.sources) ? one.sources : []).filter(isMapping)) {
      const name = cleanLine(textOf(source.name) ?? "");
      const key = articles.at(textOf(source.url) ?? "", name || undefined);
      if (key !== undefined) keys.add(key);
      else if (name !== "") names.push(name);
    }
    const cited = keys.size > 0 ? ` [${[...keys].map((key) => `@${key}`).join("; ")}]` : "";
    const named = names.length > 0 ? ` (${escapeMarkdown(names.join(", "))})` : "";
    sections.addMarkdown(heading, sections.point(text) + named + cited);
  }
}

/** A title on one line without marks of citations. */
export const titleOf = (written: string, articles: KagiArticles): string =>
  shortenAtWord(cleanLine(articles.plain(written).text), LONGEST) || "Untitled briefing";
