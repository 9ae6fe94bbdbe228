import type { Refused } from "../schema/problems.ts";

/** Keys of other tools, or of other files → what to write instead. */
export const FOREIGN_KEYS = {
  tags: "`tags` is `topics` here: `topics: [Oil, Trade]`",
  categories: "`categories` is `topics` here: `topics: [Oil, Trade]`",
  keywords: "`keywords` is `topics` here: `topics: [Oil, Trade]`",
  draft: "`draft` is a status here: write `status: draft`, or nothing for a published story",
  published: "`published` is a status here: write `status: draft` for a story that is not published yet",
  name: "title",
  headline: "title",
  description: "summary",
  excerpt: "summary",
  standfirst: "summary",
  subtitle: { field: "summary", why: "`subtitle` is `summary` here: the standfirst below the headline" },
  author: "`author` is `authors` here: `authors: [Mina Park]`",
  byline: "`byline` is `authors` here: `authors: [Mina Park]`",
  layout: "`layout` is not needed: all files of one kind have one template",
  template: "`template` is not needed: all files of one kind have one template",
  permalink:
    "no `permalink` is needed: the address is made from `slug`, by `permalinks` in the configuration",
  url: "no `url` is needed: the address is made from `slug`, by `permalinks` in the configuration",
  series: "`series` is `storyline` here: the id of a file in briefings/storylines/",
  cover: "`cover` is `image` here: `image: {src: port.jpg, alt: What it shows}`",
  thumbnail: "`thumbnail` is `image` here: `image: {src: port.jpg, alt: What it shows}`",
  language: "lang",
  lastmod: "updated",
  modified: "updated",
  pubDate: "date",
  publishDate: "date",
  license: "the licence of all texts is `site: {licence: …}` in the configuration",
  licence: "the licence of all texts is `site: {licence: …}` in the configuration",
} as const satisfies Refused;

const below = (key: string, what: string): string =>
  `no \`${key}\` is needed: write ${what} below the front matter`;

const portrait = (key: string) => ({
  field: "image",
  why: `\`${key}\` is \`image\` here: \`image: {src: mina.jpg, alt: What it shows}\``,
});
const link = (key: string) => ({
  field: "links",
  why: `\`${key}\` is \`links\` here: \`links: [https://mina.example/]\``,
});

export const AUTHOR_SYNONYMS: Refused = {
  title: "name",
  job: "role",
  position: "role",
  topics: "beats",
  mastodon: {
    field: "fediverse",
    why: '`mastodon` is `fediverse` here: `fediverse: "@mina@social.example"`',
  },
  ...Object.fromEntries(["photo", "avatar", "picture"].map((key) => [key, portrait(key)])),
  ...Object.fromEntries(["website", "homepage", "url", "link", "twitter"].map((key) => [key, link(key)])),
  ...Object.fromEntries(["bio", "description"].map((key) => [key, below(key, "who they are")])),
};

export const OUTLET_SYNONYMS: Refused = {
  title: "name",
  website: "url",
  homepage: "url",
  link: "url",
  type: "kind",
  description: below("description", "what the outlet is"),
};

export const TOPIC_SYNONYMS: Refused = {
  title: "name",
  type: "kind",
  description: below("description", "the description"),
  summary: below("summary", "the description"),
};

export const QUESTION_SYNONYMS: Refused = {
  title: "question",
  name: "question",
  tags: "topics",
  answer: below("answer", "the answer"),
};

export const STORYLINE_SYNONYMS: Refused = {
  name: "title",
  tags: "topics",
  description: "synopsis",
  summary: "synopsis",
};
