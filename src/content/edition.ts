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
  required,
  summary,
} from "../schema/index.ts";
import { id } from "./records.ts";

/** Front matter of an edition: `briefings/editions/*.md`. The body is its introduction. */
export const editionSchema = object(
  {
    title: optional(line, "The edition's title. Default: its date, in words.", '"The week of the summit"'),
    date: required(
      moment,
      "When it is published. A date without a time closes the edition at the end of that day.",
      "2026-11-27",
    ),
    summary: optional(
      summary,
      "The standfirst, which mail programs show beside the subject. Default: the first paragraph, or else its headlines.",
    ),
    stories: defaulted(
      list(id),
      [],
      "Ids of its stories, in their order. Default: those published since the edition before it.",
      "[summit, ceasefire]",
    ),
    sign_off: optional(summary, "The last words, below the stories.", '"Back on Monday. Mina"'),
    status: defaulted(choice("published", "draft"), "published", "A draft is left out of the site."),
    lang: optional(located(languageTag), "The edition's language. Default: the site's.", "ar"),
    extra: optional(free, "Anything you like, for your own templates."),
  },
  "the edition",
  {
    name: "title",
    headline: "title",
    subject: "title",
    description: "summary",
    preheader: "summary",
    intro: "write the introduction below the front matter",
    introduction: "write the introduction below the front matter",
    signature: "sign_off",
    briefings: "stories",
    articles: "stories",
    posts: "stories",
    draft: "`draft` is a status here: write `status: draft`, or nothing for an edition that is published",
  },
);

export type EditionFront = Infer<typeof editionSchema>;
