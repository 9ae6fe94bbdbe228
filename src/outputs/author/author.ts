import type { AuthorNode, StoryNode } from "../../graph/nodes.ts";
import { hasFeeds, nodeFeeds } from "../../pages/alternates.ts";
import { bodyHtml, footnotesOf } from "../../pages/document-html.ts";
import type { PageModel } from "../../pages/frame-model.ts";
import { itemList, type ListedItem, listedCards } from "../../pages/metadata/collection.ts";
import { referenceTo } from "../../pages/metadata/json-ld.ts";
import { type Described, webPage } from "../../pages/metadata/metadata.ts";
import { authorInFull } from "../../pages/metadata/things.ts";
import type { ImageModel, LinkModel } from "../../pages/model.ts";
import type { PlannedPage } from "../../pages/page.ts";
import { paginate, type Slice } from "../../pages/paginate.ts";
import { pictureModel } from "../../pages/picture.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { versionsOfNode } from "../../pages/versions.ts";
import { ASIDE, type View } from "../../pages/view.ts";
import type { AuthorContent } from "./model.ts";

/** The pages of an author and their stories, in each language that has some. */
export const authorPages = (author: AuthorNode, site: SiteContext): PlannedPage[] =>
  site.viewsOf(author).flatMap((view) => pagesIn(view, author));

function pagesIn(view: View, author: AuthorNode): PlannedPage[] {
  const stories = view.graph.storiesBy(author);
  const { stories: size } = view.context.config.pagination;
  return paginate(stories, size, view.pathOf(author)).map((slice) => ({
    path: slice.path,
    template: "author",
    subject: author.document?.path,
    listed: true,
    modified: stories[0]?.date.iso,
    model: () => authorModel(author, slice, view),
  }));
}

function authorModel(author: AuthorNode, slice: Slice<StoryNode>, view: View): PageModel<AuthorContent> {
  const { name, document } = author;
  const { role, extra, languages = [] } = document?.front ?? {};
  const storyCount = view.count("stories", view.graph.countEntries(author));
  const stories = slice.items.map((story) => view.card(story));
  const head = {
    path: slice.path,
    title: view.pageTitle(name, slice.number),
    description: document?.excerpt || view.phrase("author_description", { name, stories: storyCount }),
    trail: [view.linkTo("authors/", "nav_authors")],
    alternates: hasFeeds(author, view) ? nodeFeeds(view.pathOf(author), name, view) : [],
    versions: slice.number === 1 ? versionsOfNode(author, view) : [],
    described: describe(author, listedCards(stories), view),
  };
  const nameOf = (code: string) => new Intl.DisplayNames([view.lang], { type: "language" }).of(code) ?? code;
  return view.page(head, {
    ...{ name, role, extra, stories, storyCount, pager: slice.pager(view) },
    url: view.context.url(view.pathOf(author)),
    aliases: view.list(author.names.slice(1)),
    languages: view.list(languages.map(nameOf)),
    ...(slice.number === 1 ? surroundings(author, view) : NO_SURROUNDINGS),
  });
}

/** An author's page is their profile (schema.org ProfilePage), with a list of what they wrote. */
const describe = (author: AuthorNode, stories: readonly ListedItem[], { context }: View): Described => {
  const person = authorInFull(author, context);
  return {
    things: (page) => [
      {
        ...webPage("ProfilePage", page),
        mainEntity: referenceTo(person["@id"]!),
        hasPart: itemList(stories, context),
      },
      person,
    ],
    creators: author.document?.front.fediverse ? [author.document.front.fediverse] : [],
  };
};

type Surroundings = Omit<
  AuthorContent,
  "name" | "url" | "role" | "extra" | "aliases" | "languages" | "stories" | "storyCount" | "pager"
>;

const NO_SURROUNDINGS: Surroundings = {
  description: { html: "" },
  links: [],
  beats: [],
  topics: [],
  storylines: [],
};

/** What the first page says besides the list of stories. */
function surroundings(author: AuthorNode, view: View): Surroundings {
  const { graph } = view;
  const { document } = author;
  const { email, fediverse, links = [] } = document?.front ?? {};
  return {
    image: portraitOf(author, view),
    description: { html: document ? bodyHtml(document, view) : "" },
    ...(document ? footnotesOf(document, view) : {}),
    ...{ email, fediverse },
    links: links.map(linkModel),
    beats: graph.relations.covers.from(author).map(({ to }) => view.link(to)),
    topics: view.counted(graph.topicsWrittenAbout(author), ASIDE),
    storylines: graph
      .storylinesWritten(author)
      .slice(0, ASIDE)
      .map(({ node }) => view.link(node)),
  };
}

/** The width of a portrait in the theme, by which browsers choose a version. */
const PORTRAIT = "11rem";

function portraitOf({ document }: AuthorNode, { context }: View): ImageModel | undefined {
  const shown = document && pictureModel(document, document.front.image, context);
  return shown?.srcset ? { ...shown, sizes: PORTRAIT } : shown;
}

const linkModel = (link: string | { readonly label: string; readonly url: string }): LinkModel =>
  typeof link === "string"
    ? { text: link.replace(/^https?:\/\/(?:www\.)?|\/$/g, ""), href: link }
    : { text: link.label, href: link.url };
