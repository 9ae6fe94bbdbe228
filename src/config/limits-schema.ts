import { LIMITS } from "../content/limits.ts";
import { defaulted, object, wholeNumber } from "../schema/index.ts";

/** `limits:`: how large a site's files may be. */
export const limits = object(
  {
    file_size: defaulted(
      wholeNumber(1, 256),
      LIMITS.file_size,
      "Size of a file in briefings/ or pages/, in MiB.",
    ),
    front_matter: defaulted(wholeNumber(1, 65_536), LIMITS.front_matter, "Size of front matter, in KiB."),
    depth: defaulted(
      wholeNumber(3, LIMITS.depth),
      LIMITS.depth,
      "How deeply lists and mappings may be nested in front matter.",
    ),
    nesting: defaulted(
      wholeNumber(1, LIMITS.nesting),
      LIMITS.nesting,
      "How deeply quotes and lists may be nested in a text.",
    ),
    marks: defaulted(
      wholeNumber(10, 100_000),
      LIMITS.marks,
      "Brackets, asterisks, underscores and backticks in one paragraph. Reading time grows with the square of their number.",
    ),
    blocks: defaulted(
      wholeNumber(10, 1_000_000),
      LIMITS.blocks,
      "Nested lists, quotes, link and footnote definitions, table rows and underlined headings in a text; ten HTML tags count as one. Reading time grows with the square of their number.",
    ),
    sources: defaulted(wholeNumber(1, 1_000_000), LIMITS.sources, "Sources in a story."),
    topics: defaulted(
      wholeNumber(1, 10_000),
      LIMITS.topics,
      "Topics in a story. Each has a page that lists the topics it appears with.",
    ),
    aliases: defaulted(
      wholeNumber(1, 1_000_000),
      LIMITS.aliases,
      "Old addresses of a story. Each becomes a page that redirects to the story.",
    ),
    authors: defaulted(wholeNumber(1, 10_000), LIMITS.authors, "Authors of a story."),
    path: defaulted(
      wholeNumber(100, 4000),
      LIMITS.path,
      "Length of a file's path in the output, in bytes. Some systems allow only 1,024 for the whole path.",
    ),
    folder: defaulted(
      wholeNumber(1, 10_000_000),
      LIMITS.folder,
      "Pages in one folder of the output. If there are more, you get a warning: many hosts accept no more.",
    ),
  },
  "`limits`",
);
