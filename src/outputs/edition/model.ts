import type { Words } from "../../pages/frame-model.ts";
import type {
  CardModel,
  DateModel,
  HtmlModel,
  LabelModel,
  LinkModel,
  PagerModel,
} from "../../pages/model.ts";
import type { CorrectionModel } from "../story/model.ts";

/** `pages/edition.eta` */
export interface EditionContent extends EditionBody {
  /** The front matter's `extra:`, as written; undefined if there is none. */
  readonly extra?: unknown;
  readonly previous?: LinkModel | undefined;
  readonly next?: LinkModel | undefined;
}

/** What an edition says, on its page, in a feed and in an e-mail. */
export interface EditionBody {
  readonly title: string;
  readonly date: DateModel;
  /** Set if drafts or future editions are built, and it is one. */
  readonly preview?: LabelModel | undefined;
  readonly standfirst: string;
  /** The introduction. */
  readonly html: string;
  readonly footnotes?: HtmlModel | undefined;
  readonly stories: readonly EditionStoryModel[];
  /** Stories that it has no room for: “5 more stories”, with a link to the archive. */
  readonly more?: LinkModel | undefined;
  /** Absent if nothing changed. */
  readonly changes?: ChangesModel | undefined;
  /** Corrections of its stories since it was published, oldest first. */
  readonly later: readonly CorrectionModel[];
  readonly signOff: string;
}

/** A story in an edition. */
export interface EditionStoryModel
  extends Pick<
    CardModel,
    "title" | "href" | "lang" | "dir" | "date" | "kind" | "preview" | "verification" | "origins"
  > {
  /** Its anchor on the edition's page: `story-1`. */
  readonly anchor: string;
  readonly standfirst: string;
  /** “What's happened”, or the start of the text; empty if the standfirst says it. */
  readonly html: string;
  /** What to say instead of all that if it was withdrawn. */
  readonly withdrawn?: string | undefined;
}

/** What happened to other stories since the edition before. */
export interface ChangesModel {
  readonly corrections: readonly CorrectionModel[];
  readonly updated: readonly LinkModel[];
  /** With what is new in each: “2 stories”. */
  readonly storylines: readonly (LinkModel & { readonly added: string })[];
  readonly questions: readonly LinkModel[];
}

/** `feed/edition.eta`: an edition in a feed. All addresses are absolute. */
export interface FeedEditionModel {
  readonly t: Words;
  readonly edition: EditionBody;
  readonly url: string;
}

/** `pages/editions.eta` */
export interface EditionsContent {
  readonly heading: string;
  /** What to say if there are none. */
  readonly empty: string;
  readonly months: readonly MonthModel[];
  readonly pager?: PagerModel;
}

/** A month with its editions, newest first, and its calendar. */
export interface MonthModel {
  readonly heading: string;
  /** `2026-11` */
  readonly anchor: string;
  /** The names of the days of the week in their order, short and in full. */
  readonly weekdays: readonly { readonly short: string; readonly text: string }[];
  /** Seven days each; undefined is a day of another month. */
  readonly weeks: readonly (readonly (CalendarDayModel | undefined)[])[];
  readonly editions: readonly EditionEntryModel[];
}

export interface CalendarDayModel {
  /** `27` */
  readonly text: string;
  /** The day's edition, if it has one. */
  readonly href?: string | undefined;
  readonly title?: string | undefined;
}

export interface EditionEntryModel {
  readonly link: LinkModel;
  /** Absent if its title says it. */
  readonly date?: DateModel | undefined;
  /** Its standfirst, or its first headlines. */
  readonly summary: string;
  readonly stories: string;
}
