import { isWithdrawn } from "../../graph/build-nodes.ts";
import type { StoryNode } from "../../graph/nodes.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { outputFile } from "../../router/paths.ts";
import { hostFile } from "../hosts/host-file.ts";
import type { PlannedFile } from "../output.ts";
import { digestedCorrections, textOf } from "./digests.ts";

const FOLDER = "corrections/";

/**
 * The ledger for programs, if there are corrections: `ledger.json` has an entry for each, and `texts/` the words of each
 * corrected story that is not withdrawn, as its digest counts them. `SHA256SUMS` has the digests of these files, in the form of GNU coreutils:
 * whoever signs it signs them all. Paths in it are relative to its folder.
 */
export function ledger(site: SiteContext): PlannedFile[] {
  const { context } = site;
  const stories = [...new Set(context.graph.ledger().map(({ story }) => story))];
  if (stories.length === 0) return [];
  const shown = stories.filter((story) => !isWithdrawn(story));
  const made = new Map<string, () => string>([
    ["ledger.json", () => ledgerJson(site)],
    ...shown.map((story): [string, () => string] => [textPath(story), () => textOf(story)]),
  ]);
  const sums = () => [...made].map(([path, make]) => `${context.sha256(make())}  ${path}\n`).join("");
  return [...made, ["SHA256SUMS", sums] as const].map(([path, make]) => hostFile(FOLDER + path, make));
}

const textPath = ({ id }: StoryNode): string => `texts/${id}.txt`;

/** Oldest corrections last. `page`: the story's file, relative to the site. */
function ledgerJson({ context }: SiteContext): string {
  const { graph, routes } = context;
  const entries = graph.ledger().map(({ story, correction }) => {
    const found = digestedCorrections(story, context).find((one) => one.correction === correction);
    return {
      ...{ story: story.id, title: story.title, page: outputFile(routes.of(story)) },
      ...{
        text: isWithdrawn(story) ? undefined : FOLDER + textPath(story),
        at: correction.at.iso,
        kind: correction.kind,
      },
      ...{ correction: correction.text, before: found?.before, after: found?.after },
    };
  });
  return `${JSON.stringify({ version: 1, site: context.config.site.id, entries }, undefined, 1)}\n`;
}
