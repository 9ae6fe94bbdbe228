import { blocks } from "../content/page-block.ts";
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
  line,
  list,
  object,
  optional,
  pattern,
  text,
  url,
  wholeNumber,
} from "../schema/index.ts";
import { editions } from "./editions-schema.ts";
import { email } from "./email-schema.ts";
import { limits } from "./limits-schema.ts";
import { navigation } from "./navigation-schema.ts";
import { podcast } from "./podcast-schema.ts";
import { site } from "./site-schema.ts";
import { theme } from "./theme-schema.ts";
import { usage } from "./usage-schema.ts";
import { security, trust } from "./well-known.ts";

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
          hub: optional(
            url,
            "A WebSub hub, which tells readers of new stories at once. Your deployment has to tell it: docs/feeds.md says how.",
            "https://hub.example/",
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
    editions: optional(
      editions,
      "Makes an edition of each day or week, from the stories published since the one before.",
      "{every: week, weekday: friday, at: 16:00}",
    ),
    podcast: optional(podcast, "Creates `/podcast.xml`, a podcast of the stories that have `audio:`."),
    email: group(email, "E-mails of editions, and of stories with `email: true`, which other programs send."),
    markdown: defaulted(
      boolean,
      true,
      "Whether each story is also published in Markdown, for programs: `/stories/summit/index.md`.",
    ),
    bibliography: defaulted(
      choice("on", "off"),
      "on",
      "Whether readers can cite each story: its page shows how, and has its bibliography beside it for reference managers, `/stories/summit/bibliography.bib`, `.ris` and `.json`.",
    ),
    security: optional(security, "Creates `/.well-known/security.txt` (RFC 9116)."),
    trust: optional(
      trust,
      "Creates `/trust.txt` (journallist.net), which lists the publisher's affiliations.",
    ),
    usage: optional(
      usage,
      "What machines may do with the texts. robots.txt, trust.txt, tdmrep.json, rsl.xml, headers and pages all say it.",
      "{search: yes, ai_input: yes, ai_training: no}",
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
    map: defaulted(
      choice("on", "off"),
      "on",
      "Whether the site has a map of its topics and outlets, from three stories that connect five of them on.",
    ),
    graph: defaulted(
      choice("on", "off"),
      "on",
      "Whether the graph is published as `graph.json`, for programs. `watch` never writes it.",
    ),
    host: optional(
      either(
        choice("cloudflare-pages", "github-pages", "gitlab-pages", "netlify"),
        object(
          {
            files: optional(wholeNumber(1, 100_000_000), "The most files.", "20000"),
            file_size: optional(wholeNumber(1, 1_000_000), "The largest file, in MiB.", "25"),
            size: optional(wholeNumber(1, 100_000_000), "The size of the whole site, in MiB.", "1000"),
          },
          "`host`",
        ),
      ),
      "Where the site is published, or what that host accepts. You get a warning when the site has too many files, or files that are too large. Where the host reads `_redirects`, old addresses get no pages of their own, which some hosts would show instead.",
      "cloudflare-pages",
    ),
    limits: group(
      limits,
      "Limits for your files. Going beyond one is an error, so that no file can exhaust the machine.",
    ),
    theme: group(theme, "How the site looks."),
    nav: group(navigation, "The menus at the top and bottom of every page."),
    home: optional(
      blocks,
      "The blocks of the home page, in order. Default: `[lead, latest, figures, ahead, recent-corrections, storylines, open-questions, questions, topics]`.",
      "[lead, latest, {topic: North Korea, count: 4}, figures, corrections]",
    ),
    footer: optional(text, "A few sentences at the bottom of every page.", "Written and edited in Seoul."),
    diagnostics: group(
      object(severities, "`diagnostics`", fixedSeverities),
      "Severities to change, by code.",
    ),
  },
  "the configuration",
);

export type ConfigFile = Infer<typeof configSchema>;
