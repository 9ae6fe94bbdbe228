import {
  audioAddress,
  boolean,
  choice,
  defaulted,
  either,
  free,
  type Infer,
  imageAddress,
  languageTag,
  line,
  list,
  located,
  mapOf,
  markdown,
  moment,
  object,
  optional,
  partialDate,
  pattern,
  required,
  summary,
  text,
  url,
  wholeNumber,
} from "../schema/index.ts";
import { FOREIGN_KEYS } from "./foreign-keys.ts";

const key = pattern("a key", /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u, "use letters, digits, `-`, `_` and `.`");
const id = located(
  pattern("an id", /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}_.-]*$/u, "an id is the other file's name without .md"),
);
const cites = defaulted(list(located(key)), [], "Keys of the `sources` that support this.", "[ap]");

export const image = object(
  {
    src: required(
      located(imageAddress),
      "A file next to the briefing, or a path in static/.",
      "/images/port.jpg",
    ),
    alt: required(text, "What the image shows, for readers who cannot see it.", "The port of Nampo at dusk"),
    caption: optional(
      text,
      "What readers should know about it; shown below it.",
      "The port, a week before the talks.",
    ),
    credit: optional(line, "Who took or made it.", "Mina Park"),
    licence: optional(
      line,
      "The licence that it is used under. Creative Commons licences are linked.",
      "CC BY-SA 4.0",
    ),
  },
  "the image",
);

const audioFile = located(audioAddress);

const audio = object(
  {
    src: required(audioFile, "A file next to the briefing, or a path in static/.", "/audio/talks.mp3"),
    title: optional(line, "What is heard. Default: the story's title.", "The briefing, read aloud"),
    duration: optional(
      pattern("a duration", /^(?:\d{1,2}:)?[0-5]?\d:[0-5]\d$/, "write minutes and seconds like `12:34`"),
      "How long it is, in minutes and seconds, or hours, minutes and seconds.",
      '"12:34"',
    ),
  },
  "the recording",
);

const source = object(
  {
    key: optional(located(key), "The entry's name in `[@key]` and `cites`; unique in the story.", "ap"),
    source: required(located(line), "The outlet: its name or an alias.", "AP News"),
    title: optional(line, "The article's headline."),
    url: optional(url, "The article's address.", "https://apnews.com/"),
    published: optional(moment, "When the article appeared.", "2025-11-05"),
    accessed: optional(moment, "When you last read it for the briefing.", "2025-11-06"),
    archive: optional(url, "An archived copy."),
    access: optional(
      choice("free", "registration", "metered", "paywall"),
      "What a reader needs in order to open it.",
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
);

const inlineQuestion = object(
  {
    question: required(line, "The question.", "Why now?"),
    answer: required(located(markdown), "The answer, in Markdown.", "Because the talks ended."),
  },
  "the question",
);

const topicMention = object(
  {
    topic: required(located(line), "The topic: its name or an alias.", "North Korea"),
    role: defaulted(choice("main", "about", "mention"), "about", "How central it is to the story."),
  },
  "the topic",
);

/** Front matter of a story: `briefings/**\/*.md`. */
export const storySchema = object(
  {
    title: required(line, "The headline.", '"Talks resume in Geneva"'),
    date: required(
      located(moment),
      "The story's date. A date without a time is a calendar day in the site's time zone.",
      "2026-11-23",
    ),
    updated: optional(moment, "When the story last changed for readers.", "2026-11-24T09:00"),
    summary: optional(
      summary,
      "The standfirst: what happened, in one or two sentences. Lists and feeds show its first 600 characters. Default: the first paragraph.",
    ),
    slug: optional(located(line), "The story's part of the address. Default: the file's name."),
    aliases: defaulted(
      list(located(line)),
      [],
      "Old addresses of the story on this site; each redirects to the story.",
      "[/2024/talks/]",
    ),
    id: optional(id, "Permanent; the guid in feeds is made from it. Default: the slug."),
    lang: optional(languageTag, "The story's language. Default: the site's.", "ar"),
    translation_of: optional(
      id,
      "The id of the story that this one translates. Both pages then link to each other.",
      "hanoi-summit",
    ),
    authors: defaulted(
      list(located(line)),
      [],
      "Who wrote the briefing: names, aliases or slugs of authors.",
      "[Mina Park]",
    ),
    image: optional(image, "The story's image."),
    audio: optional(
      either(audioFile, audio),
      "A recording of the story: a player on its page, and an enclosure in feeds.",
      "talks.mp3",
    ),
    kind: defaulted(
      choice("reportage", "analysis", "background", "opinion", "review"),
      "reportage",
      "What kind of text it is.",
    ),
    status: defaulted(
      choice("published", "draft", "withdrawn"),
      "published",
      "A draft is left out of the site; a withdrawn story keeps its address and says why it was withdrawn.",
    ),
    verification: optional(
      object(
        {
          level: required(
            choice("confirmed", "developing", "disputed", "unverified"),
            "How certain the facts are.",
            "developing",
          ),
          note: optional(text, "Why."),
        },
        "`verification`",
      ),
      "How well the facts are verified.",
    ),
    production: optional(
      object(
        {
          mode: required(choice("human", "assisted", "generated"), "How the text was made.", "human"),
          note: optional(text, "More about how it was made."),
        },
        "`production`",
      ),
      "How the text was produced.",
    ),
    lead: optional(
      located(boolean),
      "`true`: the story leads the home page. Without one, the newest story does.",
      "true",
    ),
    lead_until: optional(located(moment), "When the story stops leading the home page.", "2026-11-24T18:00"),
    pinned: optional(boolean, "`true`: the story stays above the newest ones on the home page.", "true"),
    weight: optional(
      wholeNumber(0, 1000),
      "Orders the stories of one day on the home page: a higher weight stands above a lower one. Default: 0.",
      "10",
    ),
    topics: defaulted(
      list(either(located(line), topicMention)),
      [],
      "What the story is about.",
      "[North Korea, Sanctions]",
    ),
    storyline: optional(id, "The id of the storyline that the story belongs to.", "north-korea-sanctions"),
    previous: defaulted(list(id), [], "Ids of the stories that this one follows.", "[hanoi-summit]"),
    sources: defaulted(list(source), [], "The articles that the briefing is based on, one entry each."),
    questions: defaulted(
      list(either(id, inlineQuestion)),
      [],
      "Common questions: the id of a file in briefings/questions/, or `{question, answer}`.",
    ),
    timeline: defaulted(
      list(
        object(
          {
            date: required(partialDate, "A day, month or year.", "2019-02-28"),
            text: required(text, "What happened.", "The summit ends early."),
            cites,
            story: optional(id, "The id of the story about it."),
          },
          "the timeline entry",
        ),
      ),
      [],
      "Dated steps for “How we got here”.",
    ),
    claims: defaulted(
      list(
        object(
          {
            claim: required(text, "What is claimed.", "The sanctions work."),
            by: required(
              mapOf("source key", choice("supports", "disputes", "silent")),
              "What each source says about it.",
              "{ap: supports, bbc: silent}",
            ),
          },
          "the claim",
        ),
      ),
      [],
      "The rows of the table of claims.",
    ),
    figures: defaulted(
      list(
        object(
          {
            label: required(line, "What is counted.", "Stolen in three years"),
            value: required(line, "The number, as readers should see it.", '"3 billion"'),
            unit: optional(line, "Its unit.", "US dollars"),
            approx: optional(boolean, "Whether it is an estimate."),
            as_of: optional(partialDate, "The date that the number is for.", "2025-11"),
            cites,
          },
          "the figure",
        ),
      ),
      [],
      "Key numbers.",
    ),
    quotes: defaulted(
      list(
        object(
          {
            text: required(text, "The words, verbatim.", "“We will not change.”"),
            speaker: required(line, "Who said it.", "A spokesperson"),
            cite: required(located(key), "The key of the source that quotes it.", "ap"),
            translated: optional(boolean, "Whether the quote is translated."),
          },
          "the quote",
        ),
      ),
      [],
      "Verbatim quotes.",
    ),
    unknowns: defaulted(list(text), [], "What is not known yet."),
    corrections: defaulted(
      list(
        object(
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
          },
          "the correction",
        ),
      ),
      [],
      "Corrections, shown at the top of the story and on the site's corrections page.",
    ),
    extra: optional(free, "Anything you like, for your own templates."),
  },
  "the story",
  FOREIGN_KEYS,
);

export type StoryFront = Infer<typeof storySchema>;
export type Picture = NonNullable<StoryFront["image"]>;
export type SourceEntry = StoryFront["sources"][number];

/** Keys that only the story's page, storyline and feed entry show: no list reads them. */
const PAGE_KEYS = [
  "image",
  "audio",
  "verification",
  "production",
  "timeline",
  "claims",
  "figures",
  "quotes",
  "unknowns",
  "extra",
] as const;

export type PageKey = (typeof PAGE_KEYS)[number];

export const isPageKey = (key: string): key is PageKey => (PAGE_KEYS as readonly string[]).includes(key);
