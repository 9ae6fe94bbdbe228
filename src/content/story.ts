import {
  boolean,
  choice,
  defaulted,
  either,
  free,
  type Infer,
  languageTag,
  line,
  list,
  located,
  markdown,
  moment,
  object,
  optional,
  required,
  summary,
  text,
  wholeNumber,
} from "../schema/index.ts";
import { ahead } from "./ahead.ts";
import { FOREIGN_KEYS } from "./foreign-keys.ts";
import { id } from "./keys.ts";
import { claim, correction, figure, quote, source, timelineEntry } from "./story-entries.ts";
import { audio, audioFile, image } from "./story-media.ts";

const inlineQuestion = object(
  {
    question: required(line, "The question.", "Why now?"),
    answer: required(located(markdown), "The answer, in Markdown.", "Because the talks ended."),
  },
  "the question",
  { title: "question", text: "answer" },
);

const topicMention = object(
  {
    topic: required(located(line), "The topic: its name or an alias.", "North Korea"),
    role: defaulted(choice("main", "about", "mention"), "about", "How central it is to the story."),
  },
  "the topic",
  { name: "topic", title: "topic" },
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
    lang: optional(located(languageTag), "The story's language. Default: the site's.", "ar"),
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
    email: defaulted(boolean, false, "`true`: the story has an e-mail beside its page.", "true"),
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
    timeline: defaulted(list(timelineEntry), [], "Dated steps for “How we got here”."),
    ahead,
    claims: defaulted(
      list(claim),
      [],
      "What is claimed, and which sources support it, dispute it or are silent: a bar for each claim.",
    ),
    figures: defaulted(list(figure), [], "Key numbers. They stand after the first paragraphs."),
    quotes: defaulted(list(quote), [], "Verbatim quotes. Each stands where the text first cites its source."),
    unknowns: defaulted(list(text), [], "What is not known yet. It follows “What's happened”."),
    corrections: defaulted(
      list(correction),
      [],
      "Corrections, shown at the top of the story and on the site's corrections page. For a week, the top shows the newest one's first lines; then one line, which opens.",
    ),
    extra: optional(free, "Anything you like, for your own templates."),
  },
  "the story",
  FOREIGN_KEYS,
);

export type StoryFront = Infer<typeof storySchema>;

/** Keys that only the story's page, storyline and feed entry show: no list reads them. */
const PAGE_KEYS = ["image", "audio", "production", "timeline", "quotes", "unknowns", "extra"] as const;

export type PageKey = (typeof PAGE_KEYS)[number];

export const isPageKey = (key: string): key is PageKey => (PAGE_KEYS as readonly string[]).includes(key);
