import type { StoryFront } from "../../content/story.ts";
import { secondsOf } from "../../content/story-audio.ts";
import { leadsTo } from "../../content/story-entries.ts";
import type { StoryNode } from "../../graph/nodes.ts";
import type { Citation } from "../../graph/relations.ts";
import type { PageContext } from "../../pages/context.ts";
import { type Of, referenceTo, some } from "../../pages/metadata/json-ld.ts";
import type { Described } from "../../pages/metadata/metadata.ts";
import type { Picture } from "../../pages/metadata/open-graph.ts";
import type { PageBasics } from "../../pages/metadata/page-basics.ts";
import { publisher, publisherId, websiteId } from "../../pages/metadata/publisher.ts";
import { authorThing, outletThing, seriesThing, topicThing } from "../../pages/metadata/things.ts";
import type { View } from "../../pages/view.ts";
import { citationTags } from "../bibliography/tags.ts";
import type { StoryContent } from "./model.ts";

/** Kinds of stories → schema.org's subtypes of NewsArticle. */
const STORY_TYPES = {
  reportage: "ReportageNewsArticle",
  analysis: "AnalysisNewsArticle",
  background: "BackgroundNewsArticle",
  opinion: "OpinionNewsArticle",
  review: "ReviewNewsArticle",
} as const satisfies Readonly<Record<StoryFront["kind"], string>>;

type StoryType = (typeof STORY_TYPES)[StoryFront["kind"]];

type Production = NonNullable<StoryFront["production"]>["mode"];

/** schema.org's IPTCDigitalSourceEnumeration, which has no member for a text that people wrote. */
const DIGITAL_SOURCES: Readonly<Record<Production, string | undefined>> = {
  human: undefined,
  assisted: "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
  generated: "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
};

/** Notes that correct something; an update or an editors' note corrects nothing. */
const CORRECTING: ReadonlySet<string> = new Set(["correction", "clarification", "retraction"]);

/** What a story's page tells machines. */
export function articleMetadata(story: StoryNode, content: StoryContent, view: View): Described {
  const { context } = view;
  const topics = context.graph.topicsOf(story);
  const own = content.image && pictureOf(content.image, view);
  const card = context.socialCardOf(story);
  const { audio, production } = content;
  return {
    things: (page) => [
      articleThing(story, { image: own ?? card, picture: content.image, audio, production }, page, view),
      publisher(context),
    ],
    // Sites that show links cannot draw vector images.
    image: card ?? (own && !/\.svgz?$/i.test(own.url) ? own : undefined),
    article: {
      published: story.date.iso,
      modified: (story.document.front.updated || story.date).iso,
      section: topics[0]?.topic.name,
      tags: topics.map(({ topic }) => topic.name),
    },
    creators: context.graph.bylineOf(story).flatMap(({ author }) => author.document?.front.fediverse ?? []),
    citation: citationTags(story, view),
  };
}

const pictureOf = ({ src, alt, width, height }: NonNullable<StoryContent["image"]>, view: View): Picture => ({
  ...{ url: view.context.absolute(src), alt, width, height },
});

/** What the story's page has already found out. */
interface Known extends Pick<StoryContent, "production" | "audio"> {
  readonly image: Picture | undefined;
  readonly picture: StoryContent["image"];
}

function articleThing(
  story: StoryNode,
  { image, picture, audio, production }: Known,
  page: PageBasics,
  view: View,
): Of<StoryType> {
  const { front } = story.document;
  const { context } = view;
  const { graph } = context;
  const { url, lang } = page;
  const storyline = graph.storylines.storylineOf(story);
  const website = referenceTo(websiteId(page.home));
  const publishedBy = referenceTo(publisherId(page.home));
  const citations = graph.citationsOf(story);
  const topics = graph.topicsOf(story);
  const byline = graph.bylineOf(story);
  const [original, ...translations] = graph.translationsOf(story);
  // One literal: thousands are made, and an object with spreads takes several times as long.
  return {
    "@type": STORY_TYPES[front.kind],
    "@id": articleId(story, context),
    url,
    mainEntityOfPage: url,
    headline: page.title,
    description: page.description || undefined,
    inLanguage: lang,
    license: context.config.site.licence?.url ?? context.config.site.licence?.name,
    image: image && imageThing(image, picture),
    audio: audio && audioThing(audio, context),
    datePublished: story.date.iso,
    dateModified: (front.updated ?? story.date).iso,
    // The publisher is the author of a story without a byline.
    author:
      some(byline.map(({ author, name }) => ({ ...authorThing(author, context), name }))) ?? publishedBy,
    publisher: publishedBy,
    isPartOf: storyline ? [website, seriesThing(storyline, context)] : website,
    about: some(
      topics.filter(({ role }) => role !== "mention").map(({ topic }) => topicThing(topic, context)),
    ),
    mentions: some(
      topics.filter(({ role }) => role === "mention").map(({ topic }) => topicThing(topic, context)),
    ),
    citation: some(citations.map((citation) => citationThing(citation, context))),
    // A briefing is made from what it cites.
    isBasedOn: some([...new Set(citations.flatMap(({ entry }) => leadsTo(entry) ?? []))]),
    correction: some(correctionsOf(story)),
    digitalSourceType: production && DIGITAL_SOURCES[production.value as Production],
    // A translation and its original refer to each other; translations of the same original do not.
    translationOfWork: original && original !== story ? referenceTo(articleId(original, context)) : undefined,
    workTranslation:
      original === story ? translations.map((other) => referenceTo(articleId(other, context))) : undefined,
  };
}

const articleId = (story: StoryNode, context: PageContext): string =>
  `${context.url(context.routes.of(story))}#article`;

const imageThing = (
  { url, width, height, alt }: Picture,
  picture: StoryContent["image"],
): Of<"ImageObject"> => ({
  "@type": "ImageObject",
  url,
  width,
  height,
  caption: picture?.caption ?? alt,
  creditText: picture?.credit,
  license: picture?.licence?.href,
});

const audioThing = (
  { src, type, title, duration, bytes }: NonNullable<StoryContent["audio"]>,
  context: PageContext,
): Of<"AudioObject"> => ({
  "@type": "AudioObject",
  name: title,
  contentUrl: context.absolute(src),
  encodingFormat: type,
  contentSize: String(bytes),
  duration: duration && `PT${secondsOf(duration)}S`,
});

/** Kinds of cited pieces → types of schema.org; it has none for press releases. */
const CITED_TYPES = {
  news: "NewsArticle",
  analysis: "AnalysisNewsArticle",
  primary: "CreativeWork",
  data: "Dataset",
  "press-release": "CreativeWork",
} as const satisfies Readonly<Record<CitedKind, string>>;

/** What not everybody may read. */
const RESTRICTED: ReadonlySet<string> = new Set(["metered", "paywall"]);

type CitedKind = NonNullable<Citation["entry"]["kind"]>;

function citationThing(
  { entry, outlet, origin }: Citation,
  context: PageContext,
): Of<(typeof CITED_TYPES)[CitedKind]> {
  const { title, url, published, byline, lang, archive, access, kind } = entry;
  const isGone = access === "gone";
  return {
    "@type": kind ? CITED_TYPES[kind] : "CreativeWork",
    name: title ?? outlet.name,
    url: leadsTo(entry),
    identifier: isGone ? url : undefined,
    datePublished: published?.iso,
    inLanguage: lang,
    creditText: byline,
    publisher: outletThing(outlet, context),
    sourceOrganization: origin === outlet ? undefined : outletThing(origin, context),
    archivedAt: archive,
    isAccessibleForFree: access === undefined || isGone ? undefined : !RESTRICTED.has(access),
  };
}

const correctionsOf = (story: StoryNode): Of<"CorrectionComment">[] =>
  story.document.front.corrections
    .filter(({ kind }) => CORRECTING.has(kind))
    .map(({ at, text }) => ({ "@type": "CorrectionComment", text, datePublished: at.iso }));
