import type { Site } from "../../config/config.ts";
import { CONFIG_FILE } from "../../config/file.ts";
import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import { type SitePath, sitePath } from "../../router/paths.ts";
import type { Routes } from "../../router/routes.ts";
import type { PageContext } from "../context.ts";
import { type Of, referenceTo } from "./json-ld.ts";

export const websiteId = (home: string): string => `${home}#website`;
export const publisherId = (home: string): string => `${home}#publisher`;

/** The site as a whole, for its home page. */
export const website = ({ url, title, description, language }: Site): Of<"WebSite"> => ({
  "@type": "WebSite",
  "@id": websiteId(url),
  url,
  name: title,
  description: description || undefined,
  inLanguage: language,
  publisher: referenceTo(publisherId(url)),
});

type Publisher = Of<"NewsMediaOrganization">;

/** Who publishes the site, as briefly as stories need it. A site without a publisher is its own. */
export function publisher(context: PageContext): Publisher {
  const { url, title, publisher: named } = context.config.site;
  const logo = logoOf(context);
  return {
    "@type": "NewsMediaOrganization",
    "@id": publisherId(url),
    name: named?.name ?? title,
    url: named?.url ?? url,
    logo: logo === undefined ? undefined : { "@type": "ImageObject", url: logo },
  };
}

type Policies = NonNullable<NonNullable<Site["publisher"]>["policies"]>;

/** A publisher's policies → the properties of schema.org's Organization and NewsMediaOrganization. */
const POLICIES = {
  principles: "publishingPrinciples",
  ethics: "ethicsPolicy",
  corrections: "correctionsPolicy",
  ownership: "ownershipFundingInfo",
  verification: "verificationFactCheckingPolicy",
  unnamed_sources: "unnamedSourcesPolicy",
  no_bylines: "noBylinesPolicy",
  feedback: "actionableFeedbackPolicy",
  diversity: "diversityPolicy",
  diversity_staffing: "diversityStaffingReport",
  mission: "missionCoveragePrioritiesPolicy",
  masthead: "masthead",
} as const satisfies Readonly<Record<keyof Policies, keyof Publisher>>;

/** The publisher with its address and its policies, for the home page. */
export function publisherInFull(context: PageContext): Publisher {
  const { email, policies = {} } = context.config.site.publisher ?? {};
  const written = Object.entries(policies) as [keyof Policies, string][];
  return {
    ...publisher(context),
    email,
    ...Object.fromEntries(written.map(([policy, url]) => [POLICIES[policy], url])),
  };
}

/** The absolute address of the publisher's logo: `site.publisher.logo` is a path in static/, or an address. */
function logoOf(context: PageContext): string | undefined {
  const logo = context.config.site.publisher?.logo?.value;
  if (logo === undefined || /^https?:/i.test(logo)) return logo;
  return context.url(logoPath(logo));
}

/** The path of a logo that is a file of the site. */
const logoPath = (logo: string): SitePath => sitePath(logo.replace(/^\//, ""));

/** Reports a logo whose file is not in the site. */
export function checkLogo(site: Site, routes: Routes, report: Report): void {
  const logo = site.publisher?.logo;
  if (!logo || /^https?:/i.test(logo.value) || routes.has(logoPath(logo.value))) return;
  const at = { path: CONFIG_FILE, span: logo.span };
  const help = ["put the file into static/"];
  report(diagnostic("BG0209", `there is no image \`${logo.value}\``, { at, help }));
}
