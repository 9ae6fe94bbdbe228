import type { StoryNode, TopicNode } from "../../graph/nodes.ts";
import { hasFeeds, nodeFeeds } from "../../pages/alternates.ts";
import { bodyHtml, footnotesOf } from "../../pages/document-html.ts";
import type { PageModel } from "../../pages/frame-model.ts";
import { collection, listedCards } from "../../pages/metadata/collection.ts";
import { topicInFull, wikidataUrl } from "../../pages/metadata/things.ts";
import type { PlannedPage } from "../../pages/page.ts";
import { paginate, type Slice } from "../../pages/paginate.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { versionsOfNode } from "../../pages/versions.ts";
import { ASIDE, type View } from "../../pages/view.ts";
import { aheadOf } from "../calendar/ahead.ts";
import { neighbourhood } from "../map/neighbourhood.ts";
import { contestedIn } from "../story/claims.ts";
import type { TopicContent } from "./model.ts";

/** The pages of a topic and its stories, in each language that has some. */
export const topicPages = (topic: TopicNode, site: SiteContext): PlannedPage[] =>
  site.viewsOf(topic).flatMap((view) => pagesIn(view, topic));

function pagesIn(view: View, topic: TopicNode): PlannedPage[] {
  const stories = view.graph.storiesAbout(topic);
  const { stories: size } = view.context.config.pagination;
  return paginate(stories, size, view.pathOf(topic)).map((slice) => ({
    path: slice.path,
    template: "topic",
    subject: topic.document?.path,
    listed: true,
    modified: stories[0]?.date.iso,
    model: () => topicModel(topic, slice, view),
  }));
}

function topicModel(topic: TopicNode, slice: Slice<StoryNode>, view: View): PageModel<TopicContent> {
  const { graph } = view;
  const { front, excerpt } = topic.document ?? {};
  const parent = graph.relations.within.from(topic)[0]?.to;
  const pager = slice.pager(view);
  const storyCount = view.count("stories", graph.countStoriesAbout(topic));
  const description = excerpt || view.phrase("topic_description", { name: topic.name, stories: storyCount });
  const stories = slice.items.map((story) => view.card(story));
  const head = {
    path: slice.path,
    title: view.pageTitle(topic.name, slice.number),
    description,
    trail: [view.linkTo("topics/", "nav_topics")],
    alternates: hasFeeds(topic, view) ? nodeFeeds(view.pathOf(topic), topic.name, view) : [],
    versions: slice.number === 1 ? versionsOfNode(topic, view) : [],
    described: collection(listedCards(stories), view.context, topicInFull(topic, view.context)),
  };
  return view.page(head, {
    name: topic.name,
    extra: front?.extra,
    kind: front?.kind && view.label("topic", front.kind),
    aliases: view.list(topic.names.slice(1)),
    descriptionFrom: front?.description_from,
    wikidata: front?.wikidata && wikidataUrl(front.wikidata),
    parent: parent && view.link(parent),
    stories,
    storyCount,
    ahead: slice.number === 1 ? aheadOf(topic, view) : undefined,
    pager,
    ...(slice.number === 1 ? surroundings(topic, view) : NO_SURROUNDINGS),
  });
}

type Surroundings = Pick<
  TopicContent,
  "map" | "description" | "contested" | "outlets" | "questions" | "related" | "storylines"
>;

const NO_SURROUNDINGS: Surroundings = {
  description: { html: "" },
  contested: [],
  outlets: [],
  questions: [],
  related: [],
  storylines: [],
};

/** What surrounds the list of stories on its first page. */
function surroundings(topic: TopicNode, view: View): Surroundings {
  const { graph } = view;
  const named = graph.relations.relatedTopic.from(topic).map(({ to }) => to);
  const together = graph.topicsOccurringWith(topic);
  const occurring = together.filter(({ node }) => !named.includes(node));
  const covering = graph.outletsCovering(topic);
  return {
    map: neighbourhood(topic, [...together.slice(0, ASIDE), ...covering.slice(0, ASIDE)], view),
    description: { html: topic.document ? bodyHtml(topic.document, view, { self: topic }) : "" },
    ...(topic.document ? footnotesOf(topic.document, view) : {}),
    contested: contestedIn(graph.storiesAbout(topic), view),
    outlets: view.counted(covering, ASIDE),
    questions: graph.questions.about(topic).map((question) => view.questionCard(question)),
    related: [...named.map((other) => view.link(other)), ...view.counted(occurring, ASIDE)],
    storylines: graph.relations.storylineAbout.to(topic).map(({ from }) => view.link(from)),
  };
}
