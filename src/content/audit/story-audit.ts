import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { Mapping } from "../../schema/value.ts";
import type { StoryDocument } from "../document.ts";
import type { ParseOptions } from "../parse-options.ts";
import { checkSources, checkSupport, type Entries } from "./entries.ts";
import { checkNumbers } from "./numbers.ts";
import { placesIn } from "./places.ts";
import { isCited, keysIn, type ProseBlock, saidIn } from "./prose.ts";
import { Quotations } from "./quotations.ts";

/** A story as its file has it. */
export interface AuditedStory extends Pick<StoryDocument, "path" | "front" | "citations"> {
  /** The file's text. */
  readonly text: string;
  readonly yaml: Mapping;
  readonly prose: readonly ProseBlock[];
}

interface AuditOptions extends Pick<ParseOptions, "unwanted"> {
  readonly report: Report;
}

/** Advice of one kind that is reported for one file: more of it says nothing new. */
const MOST = 20;

/** Sections that say what happened: readers want to know who says so. */
const REPORTED: ReadonlySet<string> = new Set(["happened", "background"]);
/** Sections of questions and names. */
const NO_PROSE: ReadonlySet<string> = new Set(["deeper", "topics"]);

/** Reports what an editor may want to improve in one story, as far as its file tells. */
export function auditStory(story: AuditedStory, options: AuditOptions): void {
  const { path, front, yaml, text } = story;
  if (front.status === "withdrawn") return;
  const report = wanted(options);
  const placeOf = placesIn(path, yaml);
  const cited = new Set(story.citations.map(({ key }) => key));
  const entries: Entries = { front, cited, linked: addressesIn(story), placeOf, report };
  checkCitations(story, entries);
  checkSupport(entries);
  const prose = story.prose.filter(({ section }) => !NO_PROSE.has(section));
  checkNumbers(
    { figures: front.figures, path, text, prose },
    (index) => placeOf(undefined, "figures", index, "value"),
    report,
  );
  const quotations = new Quotations(front, (index) => placeOf(undefined, "quotes", index, "text"), report);
  for (const { name, span } of prose)
    if (name !== "pre") quotations.check(text.slice(span.start, span.end), path, span.start);
}

/** A text that cites nothing is reported once: for its sources, or if it has none, at its title. */
function checkCitations({ path, front, text, prose }: AuditedStory, entries: Entries): void {
  const isMarked = prose.some(({ span }) => isCited(text.slice(span.start, span.end)));
  if (front.sources.length === 0) {
    const at = entries.placeOf(undefined, "title");
    const help = ["list what it is based on in `sources`, and cite it in the text with `[@key]`"];
    if (!isMarked) entries.report(diagnostic("BG0806", "this story cites nothing", { at, help }));
    return;
  }
  checkSources(entries);
  if (!isMarked) return;
  for (const { section, name, span } of prose) {
    const written = text.slice(span.start, span.end);
    if (name !== "p" || !REPORTED.has(section) || isCited(written) || isOnlyPicture(written)) continue;
    const help = ["cite a source with `[@key]`, or mark what everybody knows with `[@*]`"];
    entries.report(diagnostic("BG0805", "this paragraph cites no source", { at: { path, span }, help }));
  }
}

const addressesIn = ({ prose, text }: AuditedStory): Set<string> =>
  new Set(
    prose.flatMap(({ span }) =>
      [...text.slice(span.start, span.end).matchAll(/https?:\/\/[^\s<>()[\]"]+/g)].map(([address]) =>
        address.replace(/\/$/, ""),
      ),
    ),
  );

const isOnlyPicture = (written: string): boolean => /^\s*(?:!\[[^\]]*\]\([^)]*\)\s*)+$/.test(written);

/** Reports what the site wants to know, a few of each kind. */
function wanted({ unwanted, report }: AuditOptions): Report {
  const counts = new Map<string, number>();
  return (found) => {
    const count = (counts.get(found.code) ?? 0) + 1;
    counts.set(found.code, count);
    if (count <= MOST && !unwanted.includes(found.code)) report(found);
  };
}

/** What the audit of the site compares with other files. */
export const comparedIn = ({ front, text, yaml, prose, path }: Omit<AuditedStory, "citations">) => ({
  papers: papersIn(prose, text),
  figurePlaces: front.figures.map(
    (_, index) => placesIn(path, yaml)(undefined, "figures", index, "value").span!,
  ),
});

function papersIn(prose: readonly ProseBlock[], text: string): StoryDocument["papers"] {
  const papers = prose.filter(({ section }) => section === "papers");
  const [first, last] = [papers[0], papers.at(-1)];
  if (!first || !last) return undefined;
  const span = { start: first.span.start, end: last.span.end };
  const written = text.slice(span.start, span.end);
  return { value: saidIn(written), span, cited: keysIn(written) };
}
