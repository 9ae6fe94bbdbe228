import type { AuthorNode, OutletNode, StorylineNode, TopicNode } from "../../graph/nodes.ts";
import type { PageContext } from "../context.ts";
import { type Of, some } from "./json-ld.ts";

type TopicKind = "person" | "organisation" | "place" | "event" | "issue" | "concept";
type OutletKind = NonNullable<NonNullable<OutletNode["document"]>["front"]["kind"]>;

/** Kinds of topics → types of schema.org, which has none for issues and concepts. */
const TOPIC_TYPES = {
  person: "Person",
  organisation: "Organization",
  place: "Place",
  event: "Event",
  issue: "Thing",
  concept: "Thing",
} as const satisfies Readonly<Record<TopicKind, string>>;

const OUTLET_TYPES = {
  wire: "NewsMediaOrganization",
  newspaper: "NewsMediaOrganization",
  broadcaster: "NewsMediaOrganization",
  digital: "NewsMediaOrganization",
  magazine: "NewsMediaOrganization",
  government: "GovernmentOrganization",
  ngo: "NGO",
  "think-tank": "ResearchOrganization",
  company: "Corporation",
  social: "Organization",
} as const satisfies Readonly<Record<OutletKind, string>>;

type TopicThing = Of<(typeof TOPIC_TYPES)[TopicKind]>;
type OutletThing = Of<(typeof OUTLET_TYPES)[OutletKind]>;

/** The page about a thing with a Wikidata id such as `Q423`. */
export const wikidataUrl = (id: string): string => `https://www.wikidata.org/wiki/${id}`;

const sameAs = (id: string | undefined): string | undefined =>
  id === undefined ? undefined : wikidataUrl(id);

/** A topic, as pages of stories refer to it. */
export function topicThing(topic: TopicNode, context: PageContext): TopicThing {
  const { kind, wikidata } = topic.document?.front ?? {};
  return {
    "@type": kind ? TOPIC_TYPES[kind] : "Thing",
    "@id": `${context.url(context.routes.of(topic))}#topic`,
    name: topic.name,
    sameAs: sameAs(wikidata),
  };
}

/** The same with all that its record says, for its own page. */
export const topicInFull = (topic: TopicNode, context: PageContext): TopicThing => ({
  ...topicThing(topic, context),
  alternateName: some(topic.names.slice(1)),
  description: topic.document?.excerpt || undefined,
  mainEntityOfPage: context.url(context.routes.of(topic)),
});

/** An outlet, as pages that cite it refer to it. */
export const outletThing = (outlet: OutletNode, context: PageContext): OutletThing => {
  const kind = outlet.document?.front.kind;
  return {
    "@type": kind ? OUTLET_TYPES[kind] : "Organization",
    "@id": `${context.url(context.routes.of(outlet))}#outlet`,
    name: outlet.name,
  };
};

/** The same with all that its record says, for its own page. */
export function outletInFull(outlet: OutletNode, context: PageContext): OutletThing {
  const { url, country, languages = [], wikidata } = outlet.document?.front ?? {};
  return {
    ...outletThing(outlet, context),
    alternateName: some(outlet.names.slice(1)),
    description: outlet.document?.excerpt || undefined,
    url,
    sameAs: sameAs(wikidata),
    address: country && { "@type": "PostalAddress", addressCountry: country },
    knowsLanguage: some(languages),
    mainEntityOfPage: context.url(context.routes.of(outlet)),
  };
}

/** A storyline: the series that its stories are part of. */
export function seriesThing(storyline: StorylineNode, context: PageContext): Of<"CreativeWorkSeries"> {
  const url = context.url(context.routes.of(storyline));
  return { "@type": "CreativeWorkSeries", "@id": `${url}#storyline`, name: storyline.title, url };
}

/** An author, as pages of stories refer to them. */
export function authorThing(author: AuthorNode, context: PageContext): Of<"Person"> {
  const url = context.url(context.routes.of(author));
  return { "@type": "Person", "@id": `${url}#author`, name: author.name, url };
}

/** The same with all that their record says, for their own page. */
export function authorInFull(author: AuthorNode, context: PageContext): Of<"Person"> {
  const { role, email, links = [], languages = [] } = author.document?.front ?? {};
  const image = author.document && context.imageOf(author.document);
  const beats = context.graph.relations.covers.from(author).map(({ to }) => topicThing(to, context));
  return {
    ...authorThing(author, context),
    alternateName: some(author.names.slice(1)),
    description: author.document?.excerpt || undefined,
    jobTitle: role,
    email,
    image: image && context.absolute(image.src),
    sameAs: some(links.map((link) => (typeof link === "string" ? link : link.url))),
    knowsAbout: some(beats),
    knowsLanguage: some(languages),
  };
}
