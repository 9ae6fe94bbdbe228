import type { Words } from "../../pages/frame-model.ts";
import type { HtmlModel, ImageModel, PagerModel } from "../../pages/model.ts";
import type { DigestsModel, StoryContent } from "../story/model.ts";

/** `pages/feeds.eta` */
export interface FeedsContent {
  readonly heading: string;
  /** By what they are about, those of the whole site first. */
  readonly groups: readonly {
    readonly heading: string;
    /** How many feeds it has on all pages. */
    readonly count: number;
    /** Whether the page shows it without a click. */
    readonly open: boolean;
    readonly feeds: readonly FeedModel[];
  }[];
  /** The list of all feeds for programs (OPML); on the first page only. */
  readonly opml?: FeedAddressModel;
  readonly pager?: PagerModel;
}

/** A feed of the site, with its page. */
export interface FeedModel {
  readonly name: string;
  readonly href: string;
  readonly description: string;
  readonly rss: FeedAddressModel;
  /** Absent for a podcast. */
  readonly json?: FeedAddressModel | undefined;
}

/** An address for a link within the site, and the absolute one, for people to copy. */
export interface FeedAddressModel {
  readonly href: string;
  readonly url: string;
}

/** `feed/story.eta`: the HTML of one story in a feed. All addresses are absolute. */
export interface FeedStoryModel {
  readonly t: Words;
  readonly story: Pick<
    StoryContent,
    "standfirst" | "corrections" | "figures" | "sections" | "footnotes" | "quotes" | "sources"
  > & {
    readonly url: string;
    /** The story's picture, with its absolute address; absent if the text shows it, and outside of feeds. */
    readonly image?: ImageModel;
  };
}

/** `feed/question.eta`: the answer of a question in a feed. */
export interface FeedQuestionModel {
  readonly t: Words;
  readonly html: string;
  readonly footnotes?: HtmlModel | undefined;
  readonly url: string;
}

/** `feed/correction.eta`: a correction in a feed. */
export interface FeedCorrectionModel {
  readonly t: Words;
  readonly text: string;
  readonly was?: string | undefined;
  readonly now?: string | undefined;
  readonly digests?: DigestsModel | undefined;
  readonly url: string;
}

/** `feed/style.eta`: the style sheet of feeds, for people who open one in a browser. */
export interface FeedStyleModel {
  readonly dir: "ltr" | "rtl";
  /** What a feed is, and where to read more about it; a string of CSS, with its quotes. */
  readonly explained: { readonly css: string };
}
