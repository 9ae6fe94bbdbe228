import { printable, printableJson } from "../diagnostics/printable.ts";
import type { Note } from "../import/site-note.ts";
import type { LeftOut } from "../import/site-page.ts";
import type { SiteStory } from "../import/site-story.ts";
import { grouped } from "../text/order.ts";
import { plural } from "./counts.ts";
import type { SiteOrigin } from "./options.ts";

/** What an import of another site has done. */
export interface SiteReport {
  readonly stories: readonly { readonly story: SiteStory; readonly isNew: boolean }[];
  readonly copies: readonly { readonly from: string; readonly to: string; readonly isNew: boolean }[];
  /** Records that were written. */
  readonly records: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

interface ReportOptions {
  readonly dryRun?: boolean;
  readonly verbose?: boolean;
}

/** Where something is in the old site: `posts/summit.md:12`. */
interface At {
  readonly source: string;
  readonly line?: number | undefined;
}

/** The report for people: grouped by kind, with counts and the first places of each group; with `verbose`, all of them. */
export function renderReport(
  report: SiteReport,
  from: SiteOrigin,
  { dryRun, verbose }: ReportOptions,
): string {
  const fresh = report.stories.filter(({ isNew }) => isNew).map(({ story }) => story);
  const existing = report.stories
    .filter(({ isNew }) => !isNew)
    .map(({ story }) => ({ source: story.page.story }));
  const lines = [
    ...(verbose ? written(report, dryRun ?? false) : []),
    ...summary(report, fresh, dryRun ?? false),
    ...section(
      "drafts, because the old site does not show them",
      groupsOf(fresh.flatMap(({ page }) => page.withheld.map((why) => [why, page] as const))),
      verbose,
    ),
    ...KINDS.flatMap(([kind, title]) => section(title, groupsOf(notesOf(fresh, kind)), verbose)),
    ...section("left out", groupsOf(report.leftOut.map((page) => [page.why, page] as const)), verbose),
    ...section(
      "kept, because it was there before",
      groupsOf(existing.map((page) => ["existing files", page] as const)),
      verbose,
    ),
    ...extraKeys(fresh),
    "",
    `Not carried over: templates and ${from === "hugo" ? "data/" : "_data/"}.`,
    "Run `briefgen check` to see what is left to improve.",
  ];
  return lines.map((line) => `${printable(line)}\n`).join("");
}

const KINDS: readonly (readonly [Note["kind"], string])[] = [
  ["withheld", "dates of publication"],
  ["mark-up", "mark-up"],
  ["link", "links"],
  ["picture", "pictures"],
  ["address", "addresses"],
  ["front-matter", "front matter"],
];

function written({ stories, records, copies }: SiteReport, dryRun: boolean): string[] {
  const verb = dryRun ? "would write" : "wrote";
  return [
    ...stories.flatMap(({ story: { page }, isNew }) =>
      isNew ? [`${verb} ${page.story}, from ${page.source}`] : [],
    ),
    ...records.map((path) => `${verb} ${path}`),
    ...copies.flatMap(({ from, to, isNew }) => (isNew ? [`${verb} ${to}, from ${from}`] : [])),
    "",
  ];
}

function summary({ copies }: SiteReport, stories: readonly SiteStory[], dryRun: boolean): string[] {
  const count = (of: (story: SiteStory) => number) => stories.reduce((sum, story) => sum + of(story), 0);
  const translations = count(({ page }) => (page.translationOf === undefined ? 0 : 1));
  const sources = plural(
    count((story) => story.sources),
    "source",
  );
  const topics = plural(new Set(stories.flatMap(({ topics: names }) => names)).size, "topic");
  const files = copies.filter(({ isNew }) => isNew).length;
  return [
    `${dryRun ? "would import" : "imported"} ${plural(stories.length, "story", "stories")}, with ${sources} from their links and ${topics} from tags and categories`,
    ...(translations > 0
      ? [`${plural(translations, "story is a translation", "stories are translations")} of others`]
      : []),
    ...(files > 0
      ? [
          `${dryRun ? "would copy" : "copied"} ${plural(files, "picture or other file", "pictures and other files")}`,
        ]
      : []),
  ];
}

const notesOf = (stories: readonly SiteStory[], kind: Note["kind"]): (readonly [string, At])[] =>
  stories.flatMap(({ page, notes }) =>
    notes
      .filter((note) => note.kind === kind)
      .map(({ message, line }) => [message, { source: page.source, line }] as const),
  );

const groupsOf = (found: readonly (readonly [message: string, at: At])[]): [string, At[]][] =>
  [...grouped(found, ([message]) => message)]
    .map(([message, all]): [string, At[]] => [message, all.map(([, at]) => at)])
    .sort(([, a], [, b]) => b.length - a.length);

/** How many places of a group are shown. */
const FEW = 3;

function section(
  title: string,
  groups: readonly (readonly [string, readonly At[]])[],
  all = false,
): string[] {
  if (groups.length === 0) return [];
  const lines = groups.map(([message, places]) => {
    const shown = all || places.length <= FEW + 1 ? places : places.slice(0, FEW);
    const more = places.length - shown.length;
    const list = shown.map(({ source, line }) => (line === undefined ? source : `${source}:${line}`));
    return `  ${places.length.toLocaleString("en")} × ${message}: ${list.join(", ")}${more > 0 ? ` and ${more.toLocaleString("en")} more` : ""}`;
  });
  return ["", `${title}:`, ...lines];
}

function extraKeys(stories: readonly SiteStory[]): string[] {
  const keys = new Map<string, number>();
  for (const { extra } of stories) for (const key of extra) keys.set(key, (keys.get(key) ?? 0) + 1);
  const list = [...keys].map(([key, times]) => `${key} (${times})`);
  return list.length === 0 ? [] : ["", `kept under extra: ${list.join(", ")}`];
}

/** The report for programs: one line of JSON for every page of the old site and every file that was copied. */
export function renderReportJson({ stories, records, copies, leftOut }: SiteReport): string {
  const lines = [
    ...stories.map(({ story: { page, notes, extra }, isNew }) => ({
      from: page.source,
      to: page.story,
      result: isNew ? "imported" : "kept",
      ...(page.withheld.length > 0 ? { draft: page.withheld } : {}),
      ...(notes.length > 0 ? { notes } : {}),
      ...(extra.length > 0 ? { extra } : {}),
    })),
    ...leftOut.map(({ source, why, line }) => ({
      from: source,
      result: "left-out",
      why,
      ...(line === undefined ? {} : { line }),
    })),
    ...records.map((to) => ({ to, result: "added" })),
    ...copies.map(({ from, to, isNew }) => ({ from, to, result: isNew ? "copied" : "kept" })),
  ];
  return lines.map((line) => `${printableJson(line)}\n`).join("");
}
