import type { Site } from "../../config/config.ts";
import { type SitePath, sitePath } from "../../router/paths.ts";
import type { Located } from "../../schema/index.ts";
import type { PageContext } from "../context.ts";
import { type Of, referenceTo, some } from "./json-ld.ts";

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
  const written = Object.entries(policies) as [keyof Policies, Located<string>][];
  return {
    ...publisher(context),
    email,
    sameAs: some(context.config.site.social.map(({ url }) => url)),
    ...Object.fromEntries(
      written.map(([policy, { value }]) => [POLICIES[policy], context.urlOfDestination(value)]),
    ),
  };
}

/** The absolute address of the publisher's logo, which is that of the site if it has none of its own. */
function logoOf(context: PageContext): string | undefined {
  const { publisher, logo: shown } = context.config.site;
  const logo = publisher?.logo?.value ?? shown?.src.value;
  if (logo === undefined || /^https?:/i.test(logo)) return logo;
  return context.url(logoPath(logo));
}

/** The path of a logo that is a file of the site. */
const logoPath = (logo: string): SitePath => sitePath(logo.replace(/^\//, ""));
