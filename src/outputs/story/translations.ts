import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { StoryNode } from "../../graph/nodes.ts";
import type { PageContext } from "../../pages/context.ts";
import type { MetadataModel } from "../../pages/model.ts";
import type { View } from "../../pages/view.ts";
import type { TranslationModel } from "./model.ts";

/** The story in other languages, for readers: each language by its own name. */
export function translationsOf(story: StoryNode, { context }: View): TranslationModel[] {
  const others = context.graph.translationsOf(story).filter((other) => other !== story);
  return others.map((other) => {
    const lang = context.languageOf(other.document);
    const text = new Intl.DisplayNames([lang], { type: "language" }).of(lang) ?? lang;
    return { text, lang, href: context.href(other), title: other.title };
  });
}

/**
 * The story in each of its languages, including this one, as search engines require: every page names all others and
 * itself. Readers of any other language get the original (`x-default`).
 */
export function alternatesOf(story: StoryNode, { context }: View): MetadataModel["alternates"] {
  const versions = context.graph.translationsOf(story).map((version) => ({
    lang: context.languageOf(version.document),
    href: context.url(context.routes.of(version)),
  }));
  const [original] = versions;
  return original ? [...versions, { lang: "x-default", href: original.href }] : [];
}

/** Warns about several versions of one story in the same language. */
export function checkLanguages(context: PageContext, report: Report): void {
  for (const { from: story, origin: at } of context.graph.relations.translates.edges()) {
    const lang = context.languageOf(story.document);
    const twin = context.graph
      .translationsOf(story)
      .find((other) => other !== story && context.languageOf(other.document) === lang);
    if (!twin) continue;
    const also = [{ at: { path: twin.document.path }, label: "the other version" }];
    report(diagnostic("BG0310", `two versions of the story are in \`${lang}\``, { at, also }));
  }
}
