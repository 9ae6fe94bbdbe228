import {
  boolean,
  choice,
  defaulted,
  emailAddress,
  imageFile,
  line,
  located,
  object,
  optional,
  pattern,
  required,
  text,
} from "../schema/index.ts";

/** `podcast:` in the configuration. */
export const podcast = object(
  {
    image: required(
      located(imageFile),
      "The cover in static/: a square JPEG or PNG, 1400 to 3000 pixels wide, as directories require.",
      "/podcast.jpg",
    ),
    category: required(line, "A category of Apple Podcasts.", "News"),
    subcategory: optional(line, "Its subcategory.", "Daily News"),
    title: optional(line, "Default: the site's title.", "The Brief, read aloud"),
    description: optional(text, "Default: the site's description."),
    author: optional(line, "Who makes it. Default: the publisher, or the site's title.", "The Brief"),
    email: optional(emailAddress, "Whom directories write to; it is published.", "audio@example.org"),
    explicit: defaulted(boolean, false, "Whether it has explicit language.", "true"),
    type: defaulted(
      choice("episodic", "serial"),
      "episodic",
      "Whether the newest episode or the first one comes first.",
    ),
    guid: optional(
      pattern(
        "a UUID",
        /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
        "write the one that the Podcast Index gave you",
      ),
      "The podcast's own id (`podcast:guid`), if it has one already.",
    ),
  },
  "`podcast`",
  { cover: "image", artwork: "image", owner: "email", summary: "description", name: "title" },
);
