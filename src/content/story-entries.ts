import {
  boolean,
  choice,
  type Infer,
  languageTag,
  line,
  located,
  mapOf,
  moment,
  object,
  optional,
  partialDate,
  required,
  text,
  url,
} from "../schema/index.ts";
import { cites, digest, id, key } from "./keys.ts";

/** An entry of `sources`. */
export const source = object(
  {
    key: optional(located(key), "The entry's name in `[@key]` and `cites`; unique in the story.", "ap"),
    source: required(located(line), "The outlet: its name or an alias.", "AP News"),
    title: optional(line, "The article's headline."),
    url: optional(url, "The article's address.", "https://apnews.com/"),
    published: optional(moment, "When the article appeared.", "2025-11-05"),
    accessed: optional(moment, "When you last read it for the briefing.", "2025-11-06"),
    archive: optional(url, "An archived copy."),
    access: optional(
      choice("free", "registration", "metered", "paywall", "gone"),
      "What a reader needs in order to open it. `gone`: the address no longer works; pages then lead to `archive`.",
    ),
    kind: optional(
      choice("news", "analysis", "primary", "data", "press-release"),
      "What kind of text it is.",
    ),
    via: optional(
      located(line),
      "The outlet it came from, if it is a reprint such as a wire story in a newspaper.",
      "Reuters",
    ),
    byline: optional(line, "Who wrote it."),
    stresses: optional(line, "What it emphasises, in a few words.", "The price of grain"),
    lang: optional(languageTag, "Its language.", "en"),
  },
  "the source",
  {
    ...{ outlet: "source", name: "source", publisher: "source", link: "url", href: "url" },
    ...{ date: "published", headline: "title", author: "byline", id: "key", language: "lang" },
  },
);

export const timelineEntry = object(
  {
    date: required(partialDate, "A day, month or year.", "2019-02-28"),
    text: required(text, "What happened.", "The summit ends early."),
    cites,
    story: optional(id, "The id of the story about it."),
  },
  "the timeline entry",
  { event: "text", title: "text", description: "text", when: "date", day: "date" },
);

export const claim = object(
  {
    claim: required(text, "What is claimed.", "The sanctions work."),
    by: required(
      mapOf("source key", choice("supports", "disputes", "silent")),
      "What each source says about it.",
      "{ap: supports, bbc: silent}",
    ),
  },
  "the claim",
);

export const figure = object(
  {
    label: required(line, "What is counted.", "Stolen in three years"),
    value: required(line, "The number, or words as readers should see them.", "3"),
    unit: optional(
      line,
      "Its unit, in words, as a sign or by its code. Sums, percentages and common units are written as the language writes them: 3, “billion US dollars” becomes “$3 billion”.",
      "US dollars",
    ),
    approx: optional(boolean, "Whether it is an estimate."),
    as_of: optional(partialDate, "The date that the number is for.", "2025-11"),
    cites,
  },
  "the figure",
  { name: "label", title: "label", number: "value", figure: "value", date: "as_of" },
);

export const quote = object(
  {
    text: required(text, "The words, verbatim.", "“We will not change.”"),
    speaker: required(line, "Who said it.", "A spokesperson"),
    cite: required(located(key), "The key of the source that quotes it.", "ap"),
    translated: optional(boolean, "Whether the quote is translated."),
  },
  "the quote",
  { quote: "text", who: "speaker", by: "speaker", author: "speaker", name: "speaker", source: "cite" },
);

export const correction = object(
  {
    at: required(moment, "When it was corrected.", "2026-11-24"),
    kind: required(
      choice("correction", "clarification", "update", "editors-note", "retraction"),
      "What kind of change.",
      "correction",
    ),
    text: required(text, "What was wrong, and what is right.", "The date of the summit was wrong."),
    was: optional(text, "The wording before."),
    now: optional(text, "The wording now."),
    before: optional(
      digest,
      "The digest of the story before the correction, as `briefgen check --since` prints it. The corrections page and the ledger show it.",
    ),
  },
  "the correction",
  { date: "at", type: "kind", note: "text", description: "text" },
);

export type SourceEntry = Infer<typeof source>;

/** Where a source leads: to the archived copy if its own address is gone. */
export const leadsTo = ({ url, archive, access }: SourceEntry): string | undefined =>
  access === "gone" ? archive : url;

/** Primary sources, data and press releases are no reports by the press. */
export const NO_REPORTS: ReadonlySet<string> = new Set(["primary", "data", "press-release"]);

/** Whether “What the papers say” tells what a source emphasises: if a report by the press does emphasise something. */
export const isStressing = ({ stresses, kind = "news" }: SourceEntry): boolean =>
  stresses !== undefined && !NO_REPORTS.has(kind);
