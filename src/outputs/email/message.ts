import type { EditionNode, StoryNode } from "../../graph/nodes.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { teaserOf } from "../../pages/teaser.ts";
import type { View } from "../../pages/view.ts";
import { escapeHtml } from "../../text/html.ts";
import { directionOf } from "../../theme/words.ts";
import { editionBody } from "../edition/body.ts";
import { summaryOf } from "../edition/edition.ts";
import { feedStory } from "../feeds/story-item.ts";
import type { EmailMessage, EmailModel } from "./model.ts";
import { filledIn, tokenFor, unsubscribeOf } from "./placeholders.ts";

/** Gmail shows no more than 102 KB, and hides the rest with the link for unsubscribing. */
const MOST = 100 * 1024;

/** What an e-mail is about, and its text with as many of its parts as have room. */
interface Subject extends Pick<EmailModel, "subject" | "preheader" | "kicker" | "title" | "url" | "end"> {
  readonly isStory: boolean;
  readonly published: number;
  readonly parts: number;
  /** Undefined if the template failed, which is reported. */
  readonly html: (parts: number) => string | undefined;
}

/** What has an e-mail: the page that it stands beside, and its language. */
export interface WithEmail {
  readonly node: EditionNode | StoryNode;
  readonly view: View;
}

/** The e-mail of an edition or a story; undefined if a template failed, which is reported. */
export function emailOf({ node, view }: WithEmail, { templates }: SiteContext): EmailMessage | undefined {
  const subject = node.kind === "edition" ? ofEdition(node, view, templates) : ofStory(node, view, templates);
  const { config, tools } = view.context;
  const unsubscribe = unsubscribeOf(config.email);
  for (let parts = subject.parts; ; parts -= 1) {
    const content = subject.html(parts);
    if (content === undefined) return undefined;
    const model = modelOf(subject, view, forMail(content));
    const page = templates.render("layouts/email", model, `the e-mail of ${subject.url}`);
    if (page === undefined) return undefined;
    const html = filledIn(tools.mail!.inline(page), unsubscribe, "html");
    if (parts > 0 && new TextEncoder().encode(html).length > MOST) continue;
    const text = filledIn(textOf(subject, content, view), unsubscribe, "text");
    const { subject: line, published } = subject;
    return { subject: line, html, text, lang: view.lang, published, unsubscribe };
  }
}

function ofEdition(edition: EditionNode, view: View, templates: SiteContext["templates"]): Subject {
  const url = view.context.url(view.pathOf(edition));
  const body = editionBody(edition, view, true);
  const kicker = view.list([view.t.edition ?? "", view.day(edition.date).text]);
  return {
    ...{ subject: body.title, title: body.title, preheader: summaryOf(edition, view), kicker, url },
    ...{
      end: view.t.edition_end ?? "",
      isStory: false,
      published: edition.date.epoch,
      parts: body.stories.length,
    },
    html(parts) {
      // A story without room keeps its headline, its standfirst and its link.
      const stories = body.stories.map((story, index) => (index < parts ? story : { ...story, html: "" }));
      const model = { t: view.t, edition: { ...body, stories }, url };
      return templates.render("feed/edition", model, `the e-mail of ${url}`);
    },
  };
}

function ofStory(story: StoryNode, view: View, templates: SiteContext["templates"]): Subject {
  const url = view.context.url(view.context.routes.of(story));
  const model = feedStory(story, view);
  const { kind } = story.document.front;
  const kicker = view.list([view.label("kind", kind).label, view.day(story.date).text]);
  return {
    ...{ subject: story.title, title: story.title, preheader: teaserOf(story), kicker, url },
    ...{ end: "", isStory: true, published: story.date.epoch, parts: model.story.sections.length },
    html(parts) {
      const sections = model.story.sections.slice(0, parts);
      return templates.render("feed/story", { ...model, story: { ...model.story, sections } }, url);
    },
  };
}

function modelOf(subject: Subject, view: View, html: string): EmailModel {
  const { context, t, lang } = view;
  const { accent } = context.config.theme;
  return {
    ...subject,
    ...{ t, lang, dir: directionOf(lang), html },
    site: { text: view.siteTitle, href: context.url(view.path("")) },
    why: view.phrase("email_why", { site: view.siteTitle }),
    unsubscribe: tokenFor(context.config.email),
    address: context.config.email.address ?? "",
    accent: { light: accent?.light ?? ACCENT.light, dark: accent?.dark ?? ACCENT.dark },
  };
}

/** The colours of the theme. */
const ACCENT = { light: "#9b1c1c", dark: "#f0948a" } as const;

/** Without what mail programs refuse or do not know: players, of which the link stays, and attributes for scripts and loading. */
const forMail = (html: string): string =>
  html
    .replace(/<\/?(?:audio|video|source|track|picture)\b[^>]*>/g, "")
    .replace(
      / (?:data-[\w-]+|loading|decoding|fetchpriority|srcset|sizes|tabindex|aria-describedby|id)(?:="[^"]*")?/g,
      "",
    );

function textOf({ title, kicker, url, end, isStory }: Subject, content: string, view: View): string {
  const { t, context } = view;
  const { address } = context.config.email;
  const token = tokenFor(context.config.email);
  // An edition has no list of sources that the numbers of citations could mean.
  const body = isStory ? content : content.replace(/<sup class="citation">.*?<\/sup>/g, "");
  const html = [
    `<p>${escapeHtml(kicker)}</p><h1>${escapeHtml(title)}</h1>`,
    body,
    end === "" ? "" : `<p>${escapeHtml(end)}</p>`,
  ].join("\n");
  const foot = [
    `${t.email_browser}: ${url}`,
    view.phrase("email_why", { site: view.siteTitle }),
    ...(address ? [address] : []),
    ...(token === undefined ? [] : [`${t.email_unsubscribe}: ${token}`]),
  ];
  // “-- ” begins a signature (RFC 3676, section 4.3).
  return `${context.tools.mail!.plain(html)}\n-- \n${view.siteTitle}\n${foot.join("\n")}\n`;
}
