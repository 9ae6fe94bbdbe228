import {
  boolean,
  choice,
  defaulted,
  either,
  emailAddress,
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
import { ahead } from "./ahead.ts";
import {
  AUTHOR_SYNONYMS,
  OUTLET_SYNONYMS,
  QUESTION_SYNONYMS,
  STORYLINE_SYNONYMS,
  TOPIC_SYNONYMS,
} from "./foreign-keys.ts";
import { image } from "./story-media.ts";

/** The id of another file. */
export const id = located(
  pattern("an id", /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}_.-]*$/u, "an id is the other file's name without .md"),
);
const wikidata = pattern("a Wikidata id", /^Q[1-9]\d*$/, "write it like `Q423`");
const domain = pattern(
  "a domain",
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u,
  "write it like `apnews.com`",
);

const rating = object(
  {
    by: required(line, "Who gives the rating.", "A rating organisation"),
    dimension: required(line, "What is rated.", "reliability"),
    value: required(line, "The rating, in the rater's words.", "high"),
    scale: optional(line, "The rater's scale.", "very low to very high"),
    url: required(url, "Where the rating is published.", "https://example.org/rating"),
    retrieved: required(moment, "When you read it there.", "2026-11-01"),
  },
  "the rating",
);

const sort = (example: string) =>
  optional(
    line,
    "How the name is sorted from A to Z, if not as it is written, such as its reading in kana.",
    example,
  );

/** What records of topics and outlets say about their names. */
const NAMED = {
  mentions: optional(boolean, "`false`: texts do not link the name or its aliases.", "false"),
  sort: sort('"Guardian, The"'),
};

/** Front matter of an outlet's record: `briefings/sources/*.md`. The body describes the outlet. */
export const outletSchema = object(
  {
    name: required(line, "The outlet's name.", "AP News"),
    url: optional(url, "The outlet's website.", "https://apnews.com/"),
    domains: defaulted(list(domain), [], "Domains that it publishes on.", "[apnews.com]"),
    aliases: defaulted(
      list(located(line)),
      [],
      "Other names; texts link them like the name.",
      "[Associated Press, AP]",
    ),
    ...NAMED,
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
      pattern("a country code", /^[A-Z]{2}$/, "write two capital letters as in ISO 3166: `US`, `QA`"),
      "Its country, as an ISO 3166 code.",
      "US",
    ),
    languages: defaulted(list(languageTag), [], "Languages it publishes in.", "[en, es]"),
    owner: defaulted(list(line), [], "Who owns it."),
    wikidata: optional(wikidata, "Its Wikidata id.", "Q40469"),
    ratings: defaulted(list(rating), [], "Ratings with their raters, shown side by side and never averaged."),
    extra: optional(free, "Anything you like, for your own templates."),
  },
  "the outlet",
  OUTLET_SYNONYMS,
);

/** Front matter of a topic's record: `briefings/topics/*.md`. The body is the description. */
export const topicSchema = object(
  {
    name: required(line, "The topic's name.", "North Korea"),
    kind: optional(
      choice("person", "organisation", "place", "event", "issue", "concept"),
      "What kind of thing it is.",
    ),
    aliases: defaulted(list(located(line)), [], "Other names; texts link them like the name.", "[DPRK]"),
    ...NAMED,
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
      "Where the description comes from, if it is not your own.",
    ),
    extra: optional(free, "Anything you like, for your own templates."),
  },
  "the topic",
  TOPIC_SYNONYMS,
);

/** Front matter of a question: `briefings/questions/*.md`. The body is the answer. */
export const questionSchema = object(
  {
    question: required(line, "The question.", '"Do sanctions work?"'),
    date: required(moment, "When it was first asked or answered.", "2026-11-23"),
    updated: optional(moment, "When the answer was last changed."),
    topics: defaulted(list(located(line)), [], "What the question is about.", "[Sanctions]"),
    stories: defaulted(list(id), [], "Ids of stories it belongs to, besides those that name it.", "[summit]"),
    status: defaulted(choice("answered", "open", "superseded"), "answered", "Whether it has been answered."),
    lang: optional(located(languageTag), "The question's language. Default: the site's.", "ar"),
    extra: optional(free, "Anything you like, for your own templates."),
  },
  "the question",
  QUESTION_SYNONYMS,
);

/** Front matter of a storyline: `briefings/storylines/*.md`. The body is the synopsis in full. */
export const storylineSchema = object(
  {
    title: required(line, "The storyline's title.", "Sanctions on North Korea"),
    synopsis: optional(summary, "What it is about, in one or two sentences. Default: the first paragraph."),
    status: defaulted(choice("active", "dormant", "closed"), "active", "Whether it is still going on."),
    topics: defaulted(list(located(line)), [], "What it is about.", "[Sanctions]"),
    ahead,
    lang: optional(located(languageTag), "The storyline's language. Default: the site's.", "ar"),
    extra: optional(free, "Anything you like, for your own templates."),
  },
  "the storyline",
  STORYLINE_SYNONYMS,
);

const authorLink = object(
  {
    label: required(line, "The link's text.", "Mastodon"),
    url: required(url, "The address.", "https://social.example/@mina"),
  },
  "the link",
  { title: "label", name: "label", text: "label", href: "url", link: "url" },
);

/** Front matter of an author's record: `briefings/authors/*.md`. The body says who they are. */
export const authorSchema = object(
  {
    name: required(line, "The author's name, as bylines show it.", "Mina Park"),
    slug: optional(located(line), "The last part of the address. Default: the file's name.", "mina-park"),
    aliases: defaulted(
      list(located(line)),
      [],
      "Other names, such as a pen name or the name in another script; a byline shows the one that the story uses.",
      "[M. Park]",
    ),
    sort: sort('"Park, Mina"'),
    role: optional(line, "What they do.", "Korea correspondent"),
    image: optional(image, "Their picture."),
    email: optional(emailAddress, "Their e-mail address, for readers.", "mina@example.org"),
    fediverse: optional(
      pattern(
        "an account in the fediverse",
        /^@[\w.-]+@[\w-]+(?:\.[\w-]+)+$/,
        "write it like `@mina@social.example`",
      ),
      "Their account: what Mastodon shows beside links to their stories.",
      '"@mina@social.example"',
    ),
    links: defaulted(
      list(either(url, authorLink)),
      [],
      "Their pages elsewhere: addresses, or `{label, url}`. The page links them with `rel=me`.",
      "[https://mina.example/]",
    ),
    languages: defaulted(list(languageTag), [], "Languages that they work in.", "[ko, en]"),
    beats: defaulted(list(located(line)), [], "Topics that they cover.", "[North Korea]"),
    extra: optional(free, "Anything you like, for your own templates."),
  },
  "the author",
  AUTHOR_SYNONYMS,
);

export type OutletFront = Infer<typeof outletSchema>;
export type TopicFront = Infer<typeof topicSchema>;
export type QuestionFront = Infer<typeof questionSchema>;
export type StorylineFront = Infer<typeof storylineSchema>;
export type AuthorFront = Infer<typeof authorSchema>;
