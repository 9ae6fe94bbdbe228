import {
  audioAddress,
  type Infer,
  imageAddress,
  line,
  located,
  object,
  optional,
  pattern,
  required,
  text,
} from "../schema/index.ts";

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
  {
    ...{
      file: "src",
      path: "src",
      url: "src",
      href: "src",
      photo: "src",
      image: "src",
      description: "alt",
      title: "caption",
    },
    ...{ author: "credit", photographer: "credit", source: "credit", by: "credit", license: "licence" },
  },
);

export type Picture = Infer<typeof image>;

export const audioFile = located(audioAddress);

export const audio = object(
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
  { file: "src", path: "src", url: "src", href: "src", length: "duration" },
);
