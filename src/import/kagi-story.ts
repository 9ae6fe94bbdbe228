import { headingsIn } from "../content/section-headings.ts";
import { momentAt } from "../text/dates.ts";
import { nameKey, slugify } from "../text/names.ts";
import { type Draft, type DraftNote, type DraftTarget, otherLanguage } from "./draft.ts";
import { mappingsIn } from "./foreign-file.ts";
import { cleanLine, cleanText } from "./foreign-text.ts";
import { KagiArticles } from "./kagi-articles.ts";
import { addPerspectives, questionsOf, quotesOf, timelineOf, titleOf } from "./kagi-entries.ts";
import { isBlank, type KagiFile } from "./kagi-file.ts";
import { headingOf, KagiSections } from "./kagi-sections.ts";
import { isMapping, type Values } from "./site-front-matter.ts";
import { textOf } from "./site-values.ts";

/** Turns a cluster of Kagi News into a draft. What has no place of its own in the format becomes a section, or is noted. */
export function kagiDraft(
  cluster: Values,
  file: Pick<KagiFile, "category" | "timestamp">,
  target: DraftTarget,
): Draft {
  const notes: DraftNote[] = [];
  const note = (found: DraftNote) => void notes.push(found);
  const articles = new KagiArticles(cluster, target.outlets, note);
  const sections = new KagiSections(articles, target.sections, note);
  const house = headingsIn(target.language);
  sections.add(house.happened, cluster.short_summary, "short_summary");
  const quotes = quotesOf(cluster, articles, sections);
  const others = Object.entries(cluster).filter(([key, value]) => !PLACED.has(key) && !isBlank(value));
  for (const [key, value] of others.filter(([key, value]) => !isExtra(key, value)))
    sections.add(headingOf(key), value, key);
  addPerspectives(cluster, articles, sections, house.papers);
  sections.add(house.background, cluster.historical_background, "historical_background");
  const timeline = timelineOf(cluster, articles, sections, house.background);
  const questions = questionsOf(cluster, articles, sections, house.deeper);
  const extra = {
    ...Object.fromEntries(others.filter(([key, value]) => isExtra(key, value)).map(cleanEntry)),
    ...picturesOf(cluster, note),
  };
  return {
    title: titleOf(String(cluster.title), articles),
    date: dayOf(cluster.timestamp ?? file.timestamp, target.timeZone),
    front: {
      lang: otherLanguage(textOf(cluster.selectedLanguage), target.language),
      topics: topicsOf(cluster.category ?? file.category, target),
      ...{ sources: articles.sources, questions, timeline, quotes },
      extra: Object.keys(extra).length > 0 ? { kagi: extra } : undefined,
    },
    body: sections.text,
    notes,
  };
}

/** Keys that have a place of their own. */
const PLACED: ReadonlySet<string> = new Set(
  "title short_summary quote quote_author quote_attribution quote_source_url quote_source_domain perspectives historical_background timeline suggested_qna primary_image secondary_image articles domains category timestamp".split(
    " ",
  ),
);

/** Numbers, switches and names of the batch that a cluster comes from: kept for the site's own templates. */
const isExtra = (key: string, value: unknown): boolean =>
  typeof value === "string"
    ? ["id", "emoji", "sourceLanguage", "selectedLanguage"].includes(key)
    : ["number", "boolean"].includes(typeof value) && /^[a-z]\w*$/i.test(key);

const cleanEntry = ([key, value]: [string, unknown]): [string, unknown] => [
  key,
  typeof value === "string" ? cleanText(value) : value,
];

/** Seconds since 1970 as a day; undefined if that is no date. */
function dayOf(seconds: unknown, timeZone: string): string | undefined {
  const isDate = typeof seconds === "number" && seconds > 0 && seconds < 250_000_000_000;
  return isDate ? momentAt(Math.floor(seconds) * 1000, timeZone).day : undefined;
}

function topicsOf(category: unknown, { topics }: DraftTarget): string[] {
  const name = cleanLine(textOf(category) ?? "");
  if (slugify(name) === "" || name.length > 200) return [];
  return [topics.get(nameKey(name)) ?? name.slice(0, 1).toUpperCase() + name.slice(1)];
}

/** Pictures are on other servers, and are never fetched: what the cluster says of them is kept. */
function picturesOf(cluster: Values, note: (note: DraftNote) => void): Record<string, unknown> {
  const kept = ["primary_image", "secondary_image"].flatMap((key) => {
    const picture = cluster[key];
    if (!isMapping(picture) || isBlank(picture)) return [];
    const texts = Object.entries(picture).flatMap(([name, value]) => {
      const text = textOf(value);
      return text === undefined ? [] : [[cleanLine(name), cleanText(text)] as const];
    });
    note({
      code: "BG0905",
      message: `the picture \`${cleanLine(textOf(picture.url) ?? key)}\` was not fetched`,
      help: `if you may use it, put it beside the story, and name it under \`image:\`; what the file says of it is under \`extra.kagi.${key}\``,
    });
    return [[key, Object.fromEntries(texts)] as const];
  });
  const others = mappingsIn(cluster.articles).filter(({ image }) => !isBlank(image)).length;
  if (others > 0)
    note({
      code: "BG0905",
      message: `${others === 1 ? "the picture of 1 article was" : `the pictures of ${others} articles were`} left out`,
      help: "they belong to the articles, which the story links to",
    });
  return Object.fromEntries(kept);
}
