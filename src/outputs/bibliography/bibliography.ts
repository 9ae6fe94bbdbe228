import type { StoryNode } from "../../graph/nodes.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import { BIBLIOGRAPHY_FILES, type BibliographyFormat, bibliographyPath } from "../../router/paths.ts";
import type { PlannedFile } from "../output.ts";
import type { BibliographyModel } from "../story/model.ts";
import { writeBibtex } from "./bibtex.ts";
import { type BibliographyItem, bibliographyOf, itemOfStory } from "./item.ts";
import { writeRis } from "./ris.ts";
import { styledReferences } from "./styles.ts";

type Writer = (items: readonly BibliographyItem[]) => string;

const WRITERS: Readonly<Record<BibliographyFormat, Writer>> = {
  bibtex: writeBibtex,
  ris: writeRis,
  csl: (items) => `[\n${items.map((item) => JSON.stringify(item)).join(",\n")}\n]\n`,
};

const FORMATS = Object.keys(BIBLIOGRAPHY_FILES) as BibliographyFormat[];

/**
 * Each story and its sources for reference managers, if the configuration says so; not withdrawn ones, which nobody
 * should cite.
 */
export function bibliographies(site: SiteContext): PlannedFile[] {
  const { config, graph, routes } = site.context;
  if (config.bibliography === "off") return [];
  const own = graph.nodes.stories.filter((story) => routes.isOwn(routes.of(story)));
  return own.flatMap((story) =>
    FORMATS.map((format) => ({
      path: bibliographyPath(routes.of(story), format),
      what: "a story's bibliography",
      kind: "bibliography",
      reads: [],
      make: () => WRITERS[format](bibliographyOf(story, site.viewOf(story))),
    })),
  );
}

const NAMES: Readonly<Record<BibliographyFormat, string>> = {
  bibtex: "BibTeX",
  ris: "RIS",
  csl: "CSL-JSON",
};

/** What the story's page says about citing it. */
export function bibliographyModel(story: StoryNode, view: View): BibliographyModel | undefined {
  const { context } = view;
  if (context.config.bibliography === "off") return undefined;
  const page = context.routes.of(story);
  return {
    references: styledReferences(itemOfStory(story, view)),
    files: FORMATS.map((format) => ({
      text: NAMES[format],
      href: context.hrefTo(bibliographyPath(page, format)),
    })),
  };
}
