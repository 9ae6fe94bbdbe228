import {
  choice,
  defaulted,
  free,
  type Infer,
  languageTag,
  line,
  list,
  located,
  moment,
  object,
  optional,
  pattern,
  required,
  summary,
  url,
} from "../schema/index.ts";

const id = located(
  pattern("an id", /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}_.-]*$/u, "an id is the other file's name without .md"),
);
const wikidata = pattern("a Wikidata id", /^Q[1-9]\d*$/, "write it as in `Q423`");
const domain = pattern(
  "a domain",
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u,
  "write it as in `apnews.com`",
);

const rating = object(
  {
    by: required(line, "Who rates.", "A rating organisation"),
    dimension: required(line, "What is rated.", "reliability"),
    value: required(line, "The rating, as the rater words it.", "high"),
    scale: optional(line, "The rater's scale.", "very low to very high"),
    url: required(url, "Where the rating is published.", "https://example.org/rating"),
    retrieved: required(moment, "When it was read there.", "2026-11-01"),
  },
  "the rating",
);

/** Front matter of an outlet's record: `briefings/sources/*.md`. The body describes the outlet. */
export const outletSchema = object(
  {
    name: required(line, "The outlet's name.", "AP News"),
    url: optional(url, "The outlet's own site.", "https://apnews.com/"),
    domains: defaulted(list(domain), [], "Domains on which it publishes.", "[apnews.com]"),
    aliases: defaulted(
      list(located(line)),
      [],
      "Other names, linked in texts like the name.",
      "[Associated Press, AP]",
    ),
    kind: optional(
      choice(
        "wire",
        "newspaper",
        "broadcaster",
        "digital",
        "magazine",
        "government",
        "ngo",
        "think-tank",
        "company",
        "social",
      ),
      "What kind of outlet it is.",
    ),
    country: optional(
      pattern("a country code", /^[A-Z]{2}$/, "write two capitals as in ISO 3166: `US`, `QA`"),
      "ISO 3166 code.",
      "US",
    ),
    languages: defaulted(list(languageTag), [], "Languages it publishes in.", "[en, es]"),
    owner: defaulted(list(line), [], "Who owns it."),
    wikidata: optional(wikidata, "Its Wikidata id.", "Q40469"),
    ratings: defaulted(list(rating), [], "Attributed ratings, shown side by side and never averaged."),
    extra: optional(free, "Free for your own templates."),
  },
  "the outlet",
);

/** Front matter of a topic's record: `briefings/topics/*.md`. The body is the description. */
export const topicSchema = object(
  {
    name: required(line, "The topic's name.", "North Korea"),
    kind: optional(
      choice("person", "organisation", "place", "event", "issue", "concept"),
      "What kind of thing it is.",
    ),
    aliases: defaulted(list(located(line)), [], "Other names, linked in texts like the name.", "[DPRK]"),
    parent: optional(located(line), "The id or name of the wider topic.", "east-asia"),
    related: defaulted(list(located(line)), [], "Ids or names of related topics.", "[sanctions]"),
    wikidata: optional(wikidata, "Its Wikidata id.", "Q423"),
    description_from: optional(
      object(
        {
          url: required(url, "Where the description comes from.", "https://example.org/"),
          licence: required(line, "Its licence.", "CC BY-SA 4.0"),
        },
        "`description_from`",
      ),
      "The origin of the description, where it is not your own.",
    ),
    extra: optional(free, "Free for your own templates."),
  },
  "the topic",
);

/** Front matter of a question: `briefings/questions/*.md`. The body is the answer. */
export const questionSchema = object(
  {
    question: required(line, "The question.", '"Do sanctions work?"'),
    date: required(moment, "When it was asked or first answered.", "2026-11-23"),
    updated: optional(moment, "When the answer was last changed."),
    topics: defaulted(list(located(line)), [], "What the question is about.", "[Sanctions]"),
    stories: defaulted(
      list(id),
      [],
      "Ids of stories that it belongs to, besides those that name it.",
      "[summit]",
    ),
    status: defaulted(choice("answered", "open", "superseded"), "answered", "Whether it is answered."),
    lang: optional(languageTag, "The question's language. Default: the site's.", "ar"),
    extra: optional(free, "Free for your own templates."),
  },
  "the question",
);

/** Front matter of a storyline: `briefings/storylines/*.md`. The body is the synopsis in full. */
export const storylineSchema = object(
  {
    title: required(line, "The storyline's title.", "Sanctions on North Korea"),
    synopsis: optional(summary, "What it is about, in one or two sentences. Default: the first paragraph."),
    status: defaulted(choice("active", "dormant", "closed"), "active", "Whether it goes on."),
    topics: defaulted(list(located(line)), [], "What it is about.", "[Sanctions]"),
    lang: optional(languageTag, "The storyline's language. Default: the site's.", "ar"),
    extra: optional(free, "Free for your own templates."),
  },
  "the storyline",
);

export type OutletFront = Infer<typeof outletSchema>;
export type TopicFront = Infer<typeof topicSchema>;
export type QuestionFront = Infer<typeof questionSchema>;
export type StorylineFront = Infer<typeof storylineSchema>;
