import { LIMITS } from "../content/limits.ts";
import { SECTION_KINDS, type SectionKind } from "../content/sections.ts";
import { type Code, codes, type Severity } from "../diagnostics/codes.ts";
import {
  boolean,
  choice,
  defaulted,
  type Field,
  type Infer,
  languageTag,
  line,
  list,
  located,
  mapOf,
  object,
  optional,
  pattern,
  required,
  text,
  timeZone,
  url,
  verbatim,
  wholeNumber,
} from "../schema/index.ts";
import { security, trust } from "./well-known.ts";

const policies = object(
  {
    principles: optional(url, "Editorial principles (schema.org `publishingPrinciples`)."),
    ethics: optional(url, "Ethics policy (`ethicsPolicy`)."),
    corrections: optional(url, "Corrections policy (`correctionsPolicy`)."),
    ownership: optional(url, "Ownership and funding (`ownershipFundingInfo`)."),
    verification: optional(url, "How facts are checked (`verificationFactCheckingPolicy`)."),
    unnamed_sources: optional(url, "Use of unnamed sources (`unnamedSourcesPolicy`)."),
    no_bylines: optional(url, "Why stories may have no byline (`noBylinesPolicy`)."),
    feedback: optional(url, "How readers can answer (`actionableFeedbackPolicy`)."),
    diversity: optional(url, "Diversity policy (`diversityPolicy`)."),
    diversity_staffing: optional(url, "Report on the diversity of the staff (`diversityStaffingReport`)."),
    mission: optional(url, "What is covered first, and why (`missionCoveragePrioritiesPolicy`)."),
    masthead: optional(url, "Who works there (`masthead`)."),
  },
  "`policies`",
);

const publisher = object(
  {
    name: required(line, "The publisher's name.", "The Daily Brief"),
    url: optional(url, "The publisher's own site."),
    logo: optional(located(line), "A path in static/, or an address.", "/logo.svg"),
    email: optional(
      pattern(
        "an e-mail address",
        /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/,
        "write it as in `desk@example.org`",
      ),
      "The desk's address.",
    ),
    policies: optional(policies, "Addresses of the publisher's policies."),
  },
  "`publisher`",
);

const site = object(
  {
    title: defaulted(line, "Briefings", "The site's name.", "The Daily Brief"),
    url: optional(
      url,
      "The site's address, with its path where it is below one.",
      "https://example.org/news/",
    ),
    id: optional(
      pattern(
        "a site id",
        /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?:,\d{4}(?:-\d{2}(?:-\d{2})?)?)?$/,
        "write a domain of yours and a date on which it was yours: `example.org,2026`",
      ),
      "What guids in feeds are made of; never change it. Default: made from the title.",
      "example.org,2026",
    ),
    description: defaulted(text, "", "What the site is, in a sentence.", "The day's news, with its sources."),
    language: defaulted(languageTag, "en", "The language of texts that do not say theirs.", "en"),
    time_zone: defaulted(timeZone, "UTC", "The zone in which dates are meant.", "Asia/Seoul"),
    publisher: optional(publisher, "Who publishes the site."),
  },
  "`site`",
);

const limits = object(
  {
    file_size: defaulted(wholeNumber(1, 256), LIMITS.file_size, "MiB of a file below briefings/."),
    front_matter: defaulted(wholeNumber(1, 65_536), LIMITS.front_matter, "KiB of front matter."),
    depth: defaulted(
      wholeNumber(3, LIMITS.depth),
      LIMITS.depth,
      "Lists and mappings of front matter within each other.",
    ),
    nesting: defaulted(
      wholeNumber(1, LIMITS.nesting),
      LIMITS.nesting,
      "Quotes and lists of a text within each other.",
    ),
    marks: defaulted(
      wholeNumber(10, 100_000),
      LIMITS.marks,
      "Brackets, asterisks, underscores and backticks in one paragraph. Reading takes time that grows with the square of them.",
    ),
    blocks: defaulted(
      wholeNumber(10, 1_000_000),
      LIMITS.blocks,
      "Lists within lists, quotes, definitions of links and footnotes, rows of tables, underlined headings and, ten for one, tags of HTML of a text. Reading takes time that grows with the square of them.",
    ),
    sources: defaulted(wholeNumber(1, 1_000_000), LIMITS.sources, "Sources of a story."),
    topics: defaulted(
      wholeNumber(1, 10_000),
      LIMITS.topics,
      "Topics of a story. Each has a page that tells which others occur with it.",
    ),
    aliases: defaulted(
      wholeNumber(1, 1_000_000),
      LIMITS.aliases,
      "Former addresses of a story. Each becomes a page that leads to the story.",
    ),
    authors: defaulted(wholeNumber(1, 10_000), LIMITS.authors, "Authors of a story."),
    path: defaulted(
      wholeNumber(100, 4000),
      LIMITS.path,
      "Bytes of a file's path in the output. Some systems take no more than 1,024 with all folders above.",
    ),
    folder: defaulted(
      wholeNumber(1, 10_000_000),
      LIMITS.folder,
      "Pages in one folder of the output. Beyond, there is a warning: many hosts take no more.",
    ),
  },
  "`limits`",
);

const sectionFields = Object.fromEntries(
  SECTION_KINDS.map((kind) => [kind, defaulted(list(line), [], `More headings for the section “${kind}”.`)]),
) as Readonly<Record<SectionKind, Field<readonly string[], true>>>;

const adjustable = (Object.keys(codes) as Code[]).filter((code) => codes[code].adjustable);
const severities = Object.fromEntries(
  adjustable.map((code) => [code, optional(choice("error", "warning", "advice", "off"), codes[code].title)]),
) as Readonly<Record<Code, Field<Severity | "off", false>>>;

const fixedSeverities = Object.fromEntries(
  (Object.keys(codes) as Code[])
    .filter((code) => !codes[code].adjustable)
    .map((code) => [code, `the severity of ${code} (${codes[code].title}) cannot be changed`]),
);

/** `pattern` with `:slug`, and any of `:year`, `:month`, `:day`, `:id`. */
const permalink = pattern(
  "a permalink pattern",
  /^\/(?:(?:[\p{L}\p{N}_~-]|:(?:year|month|day|slug|id)\b)+\/)*(?:[\p{L}\p{N}_~-]|:(?:year|month|day)\b)*:(?:slug|id)\/$/u,
  "write it as in `/:year/:month/:slug/`: it starts and ends with a slash, and its last part is `:slug` or `:id`",
);

/** `briefgen.config.yaml`. */
export const configSchema = object(
  {
    site: optional(site, "What the site is."),
    sections: optional(
      object(sectionFields, "`sections`"),
      "More headings for the house sections, besides the built-in ones.",
    ),
    pagination: optional(
      object(
        {
          stories: defaulted(wholeNumber(1, 10000), 30, "Stories on one page of a list."),
          articles: defaulted(wholeNumber(1, 10000), 50, "Cited articles on one page of an outlet."),
          entries: defaulted(wholeNumber(1, 100000), 200, "Entries on one page of an index."),
        },
        "`pagination`",
      ),
      "How many entries stand on one page of a list.",
    ),
    permalinks: optional(
      object(
        {
          story: defaulted(
            permalink,
            "/stories/:slug/",
            "The pattern of stories' addresses.",
            "/:year/:month/:slug/",
          ),
        },
        "`permalinks`",
      ),
      "Where pages are.",
    ),
    images: optional(
      object(
        {
          widths: defaulted(
            list(wholeNumber(16, 10000)),
            [480, 960, 1440],
            "Widths in pixels of the smaller versions that images get, where the package sharp is installed; `[]` for none.",
            "[640, 1280]",
          ),
          cards: defaulted(
            boolean,
            false,
            "Whether each story gets an image of its title, 1200×630 pixels, for those who show links to it. Needs the packages satori, @resvg/resvg-js and @fontsource/noto-serif.",
            "true",
          ),
        },
        "`images`",
      ),
      "How images are shown.",
    ),
    feeds: optional(
      object(
        {
          items: defaulted(wholeNumber(1, 1000), 50, "Stories in the site's feed."),
          content: defaulted(
            choice("full", "summary"),
            "full",
            "Whether the site's feed holds whole stories.",
          ),
          nodes: defaulted(
            choice("full", "summary", "off"),
            "summary",
            "What the feeds of single topics, outlets and storylines, of the questions and of the corrections hold: whole texts or summaries. `off`: there are none.",
          ),
          node_items: defaulted(wholeNumber(1, 1000), 20, "Entries in one of these."),
        },
        "`feeds`",
      ),
      "What feeds hold.",
    ),
    markdown: defaulted(
      boolean,
      true,
      "Whether each story is published in Markdown as well, for programs that read: `/stories/summit/index.md`.",
    ),
    security: optional(security, "Makes `/.well-known/security.txt` (RFC 9116)."),
    trust: optional(trust, "Makes `/trust.txt` (journallist.net): whom the publisher belongs to."),
    mentions: defaulted(
      boolean,
      true,
      "Whether names of topics and outlets are linked in texts on first mention.",
    ),
    search: defaulted(
      choice("on", "off"),
      "on",
      "Whether the site has a search; its index is made with the site.",
    ),
    map: defaulted(choice("on", "off"), "on", "Whether the site has a map of its topics and outlets."),
    graph: defaulted(
      choice("on", "off"),
      "on",
      "Whether the graph is published as `graph.json`, for programs. `watch` never makes it.",
    ),
    limits: optional(
      limits,
      "What no file of yours goes beyond. Whatever does is an error, before it exhausts the machine.",
    ),
    theme: optional(
      object(
        {
          strings: defaulted(
            mapOf("name", located(verbatim)),
            [],
            "Words of the theme to replace, by their name in templates/strings/.",
          ),
        },
        "`theme`",
      ),
      "The look.",
    ),
    diagnostics: optional(
      object(severities, "`diagnostics`", fixedSeverities),
      "Severities to change, by code.",
    ),
  },
  "the configuration",
);

export type ConfigFile = Infer<typeof configSchema>;
