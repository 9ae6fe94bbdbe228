import { CONFIG_FILE } from "../config/file.ts";
import { diagnostic, type Place, type Report } from "../diagnostics/diagnostic.ts";
import type { PageContext } from "../pages/context.ts";

/** Warns once of each language of the site, or of a text, in which the theme has no words. */
export function checkWords({ config, graph, dictionary }: PageContext, report: Report): void {
  const places = new Map<string, Place>(
    config.languages.all.map((lang) => [lang, { path: CONFIG_FILE, span: config.languagePlaces[lang] }]),
  );
  const { stories, questions, storylines } = graph.nodes;
  for (const { language, document } of [...stories, ...questions, ...storylines])
    if (!places.has(language)) places.set(language, { path: document.path, span: document.front.lang?.span });
  for (const [language, at] of places) {
    if (dictionary.has(language)) continue;
    const file = `templates/strings/${language.split("-")[0]}.yaml`;
    const help = [
      `to translate them, run \`briefgen eject strings/en.yaml\`, and rename the file to ${file}`,
      "until then, pages in this language have the words in English",
    ];
    report(diagnostic("BG0505", `the theme has no words in \`${language}\``, { at, help }));
  }
}
