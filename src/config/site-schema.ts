import {
  defaulted,
  destination,
  either,
  emailAddress,
  iconFile,
  imageFile,
  languageTag,
  line,
  list,
  located,
  object,
  optional,
  pattern,
  required,
  text,
  timeZone,
  url,
} from "../schema/index.ts";
import { navigation } from "./navigation-schema.ts";

/** A page of the site, such as `ethics`, or a web address. */
const policy = located(destination);

const policies = object(
  {
    principles: optional(policy, "Editorial principles (schema.org `publishingPrinciples`)."),
    ethics: optional(policy, "Ethics policy (`ethicsPolicy`)."),
    corrections: optional(policy, "Corrections policy (`correctionsPolicy`)."),
    ownership: optional(policy, "Ownership and funding (`ownershipFundingInfo`)."),
    verification: optional(policy, "How facts are checked (`verificationFactCheckingPolicy`)."),
    unnamed_sources: optional(policy, "How unnamed sources are used (`unnamedSourcesPolicy`)."),
    no_bylines: optional(policy, "Why stories may have no byline (`noBylinesPolicy`)."),
    feedback: optional(policy, "How readers can give feedback (`actionableFeedbackPolicy`)."),
    diversity: optional(policy, "Diversity policy (`diversityPolicy`)."),
    diversity_staffing: optional(policy, "Report on staff diversity (`diversityStaffingReport`)."),
    mission: optional(policy, "Mission and coverage priorities (`missionCoveragePrioritiesPolicy`)."),
    masthead: optional(policy, "Who works there (`masthead`)."),
  },
  "`policies`",
);

const publisher = object(
  {
    name: required(line, "The publisher's name.", "The Daily Brief"),
    url: optional(url, "The publisher's website."),
    logo: optional(
      located(line),
      "A path in static/, or a web address, for search engines. Default: the logo of the site.",
      "/logo.svg",
    ),
    email: optional(emailAddress, "The newsroom's e-mail address."),
    policies: optional(
      policies,
      "The publisher's policies: pages of this site, such as `ethics`, or web addresses.",
    ),
  },
  "`publisher`",
);

const image = located(imageFile);

const logo = object(
  {
    src: required(image, "A path in static/.", "/logo.svg"),
    dark: optional(image, "The same for dark mode.", "/logo-dark.svg"),
    alt: optional(line, "What it says. Default: the site's name.", "The Daily Brief"),
  },
  "`logo`",
  { light: "src", file: "src", path: "src", url: "src" },
);

const licence = object(
  {
    name: required(line, "Its name.", "CC BY 4.0"),
    url: optional(url, "Where it can be read.", "https://creativecommons.org/licenses/by/4.0/"),
  },
  "`licence`",
  { title: "name", label: "name", href: "url", link: "url" },
);

const profile = object(
  {
    url: required(url, "Its address.", "https://social.example/@brief"),
    label: optional(line, "Its words. Default: the name of that site.", "Mastodon"),
  },
  "the profile",
  { href: "url", link: "url", name: "label", title: "label", text: "label" },
);

const language = object(
  {
    lang: required(located(languageTag), "Its tag.", "ko"),
    title: optional(line, "The site's name in it.", "더 데일리 브리프"),
    description: optional(text, "One sentence about the site in it."),
    logo: optional(either(image, logo), "The logo in it.", "/logo-ko.svg"),
    nav: optional(
      navigation,
      "Its menus. Default: those of the site, with pages in this language where there are some.",
    ),
    footer: optional(text, "The sentences at the bottom of its pages."),
  },
  "the language",
  { language: "lang", tag: "lang", code: "lang", name: "title" },
);

/** `site:` in the configuration. */
export const site = object(
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
    languages: defaulted(
      list(either(located(languageTag), language)),
      [],
      "Languages with a home page, lists and feeds of their own, besides `language`: a tag, or `{lang, title, description, logo, nav, footer}`.",
      "[ko, ar]",
    ),
    time_zone: defaulted(timeZone, "UTC", "The time zone for dates without one.", "Asia/Seoul"),
    logo: optional(
      either(image, logo),
      "The logo in the header, instead of the site's name: a path in static/, or `{src, dark, alt}`.",
      "/logo.svg",
    ),
    icon: optional(
      located(iconFile),
      "The icon in the browser's tab: an SVG, PNG or ICO file in static/.",
      "/icon.svg",
    ),
    social: defaulted(
      list(either(url, profile)),
      [],
      "The newsroom's profiles on other sites. The footer links them with `rel=me`, so that these sites can verify them.",
      "[https://social.example/@brief]",
    ),
    licence: optional(
      either(line, licence),
      "The licence of the texts, for the footer, feeds and search engines.",
      "{name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}",
    ),
    publisher: optional(publisher, "Who publishes the site."),
  },
  "`site`",
);
