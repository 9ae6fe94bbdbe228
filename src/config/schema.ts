import { LIMITS } from "../content/limits.ts";
import { SECTION_KINDS, type SectionKind } from "../content/section-kinds.ts";
import { type Code, codes, type Severity } from "../diagnostics/codes.ts";
import {
  boolean,
  choice,
  defaulted,
  either,
  type Field,
  group,
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
    unnamed_sources: optional(url, "How unnamed sources are used (`unnamedSourcesPolicy`)."),
    no_bylines: optional(url, "Why stories may have no byline (`noBylinesPolicy`)."),
    feedback: optional(url, "How readers can give feedback (`actionableFeedbackPolicy`)."),
    diversity: optional(url, "Diversity policy (`diversityPolicy`)."),
    diversity_staffing: optional(url, "Report on staff diversity (`diversityStaffingReport`)."),
    mission: optional(url, "Mission and coverage priorities (`missionCoveragePrioritiesPolicy`)."),
    masthead: optional(url, "Who works there (`masthead`)."),
  },
  "`policies`",
);

const publisher = object(
  {
    name: required(line, "The publisher's name.", "The Daily Brief"),
    url: optional(url, "The publisher's website."),
    logo: optional(located(line), "A path in static/, or a web address.", "/logo.svg"),
    email: optional(
      pattern("an e-mail address", /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/, "write it like `desk@example.org`"),
      "The newsroom's e-mail address.",
    ),
    policies: optional(policies, "Addresses of the publisher's policies."),
  },
  "`publisher`",
);

const site = object(
  {
    title: defaulted(line, "Briefings", "The site's name.", "The Daily Brief"),
    url: optional(url, "The site's address, including any path.", "https://example.org/news/"),
    id: optional(
      pattern(
        "a site id",
        /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?:,\d{4}(?:-\d{2}(?:-\d{2})?)?)?$/,
        "write a domain and a date on which you owned it: `example.org,2026`",
      ),
      "Guids in feeds are made from this; never change it. Default: made from the title.",
      "example.org,2026",
    ),
    description: defaulted(text, "", "One sentence about the site.", "The day's news, with its sources."),
    language: defaulted(languageTag, "en", "The language of texts that do not set their own.", "en"),
    time_zone: defaulted(timeZone, "UTC", "The time zone for dates without one.", "Asia/Seoul"),
    publisher: optional(publisher, "Who publishes the site."),
  },
  "`site`",
);

const limits = object(
  {
    file_size: defaulted(wholeNumber(1, 256), LIMITS.file_size, "Size of a file in briefings/, in MiB."),
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
  "write it like `/:year/:month/:slug/`: it starts and ends with a slash, and its last part is `:slug` or `:id`",
);

/** `briefgen.config.yaml`. */
export const configSchema = object(
  {
    site: group(site, "About the site."),
    sections: group(
      object(sectionFields, "`sections`"),
      "More headings for the house sections, besides the built-in ones.",
    ),
    pagination: group(
      object(
        {
          stories: defaulted(wholeNumber(1, 10000), 30, "Stories per page of a list."),
          articles: defaulted(wholeNumber(1, 10000), 50, "Cited articles per page of an outlet."),
          entries: defaulted(wholeNumber(1, 100000), 200, "Entries per page of an index."),
        },
        "`pagination`",
      ),
      "How many entries each page of a list has.",
    ),
    permalinks: group(
      object(
        {
          story: defaulted(
            permalink,
            "/stories/:slug/",
            "The pattern for addresses of stories.",
            "/:year/:month/:slug/",
          ),
        },
        "`permalinks`",
      ),
      "Where pages are.",
    ),
    images: group(
      object(
        {
          widths: defaulted(
            list(wholeNumber(16, 10000)),
            [480, 960, 1440],
            "Widths in pixels for smaller versions of images, if the package sharp is installed; `[]` for none.",
            "[640, 1280]",
          ),
          cards: defaulted(
            boolean,
            false,
            "Whether each story gets a social card, an image of its title with 1200×630 pixels. Needs the packages satori, @resvg/resvg-js and @fontsource/noto-serif.",
            "true",
          ),
        },
        "`images`",
      ),
      "How images are shown.",
    ),
    feeds: group(
      object(
        {
          items: defaulted(wholeNumber(1, 1000), 50, "Stories in the site's feed."),
          content: defaulted(
            choice("full", "summary"),
            "full",
            "Whether the site's feed has full stories or summaries.",
          ),
          nodes: defaulted(
            choice("full", "summary", "off"),
            "summary",
            "Whether the feeds of topics, outlets, storylines, questions and corrections have full texts or summaries. `off`: no such feeds.",
          ),
          node_items: defaulted(wholeNumber(1, 1000), 20, "Entries in each of these feeds."),
          node_min: defaulted(
            wholeNumber(0, 1_000_000),
            0,
            "The fewest stories about a topic, or cited articles of an outlet, for a feed of its own. Large sites save thousands of files.",
          ),
        },
        "`feeds`",
      ),
      "What is in the feeds.",
    ),
    markdown: defaulted(
      boolean,
      true,
      "Whether each story is also published in Markdown, for programs: `/stories/summit/index.md`.",
    ),
    security: optional(security, "Creates `/.well-known/security.txt` (RFC 9116)."),
    trust: optional(
      trust,
      "Creates `/trust.txt` (journallist.net), which lists the publisher's affiliations.",
    ),
    mentions: defaulted(
      boolean,
      true,
      "Whether texts link the names of topics and outlets at their first mention.",
    ),
    search: defaulted(
      choice("on", "off"),
      "on",
      "Whether the site has a search. Each build creates its index.",
    ),
    map: defaulted(choice("on", "off"), "on", "Whether the site has a map of its topics and outlets."),
    graph: defaulted(
      choice("on", "off"),
      "on",
      "Whether the graph is published as `graph.json`, for programs. `watch` never writes it.",
    ),
    host: optional(
      either(
        choice("cloudflare-pages", "github-pages", "gitlab-pages"),
        object(
          {
            files: optional(wholeNumber(1, 100_000_000), "The most files.", "20000"),
            file_size: optional(wholeNumber(1, 1_000_000), "The largest file, in MiB.", "25"),
            size: optional(wholeNumber(1, 100_000_000), "The size of the whole site, in MiB.", "1000"),
          },
          "`host`",
        ),
      ),
      "Where the site is published, or what that host accepts. You get a warning when the site has too many files, or files that are too large.",
      "cloudflare-pages",
    ),
    limits: group(
      limits,
      "Limits for your files. Going beyond one is an error, so that no file can exhaust the machine.",
    ),
    theme: group(
      object(
        {
          strings: defaulted(
            mapOf("name", located(verbatim)),
            [],
            "Words of the theme to replace, by their names in templates/strings/.",
          ),
        },
        "`theme`",
      ),
      "How the site looks.",
    ),
    diagnostics: group(
      object(severities, "`diagnostics`", fixedSeverities),
      "Severities to change, by code.",
    ),
  },
  "the configuration",
);

export type ConfigFile = Infer<typeof configSchema>;
