import { join, relative, resolve, sep } from "node:path";
import { decodeText } from "../content/source-file.ts";
import { printable } from "../diagnostics/printable.ts";
import { nodeDisk } from "../disk/disk.ts";
import { type SiteStory, type Skipped, siteStory } from "../import/site-story.ts";
import { plural } from "./counts.ts";
import { EXIT, UsageError } from "./exit.ts";
import type { ImportOptions } from "./import-options.ts";
import type { Io } from "./io.ts";
import type { SiteOrigin } from "./options.ts";
import { writeNew } from "./write-new.ts";

/** Where a generator keeps its pages, in its site's folder. */
const FOLDERS: Readonly<Record<SiteOrigin, readonly string[]>> = {
  hugo: ["content"],
  jekyll: ["_posts", "_drafts"],
};

/** What an import has to report. */
interface Tally {
  readonly stories: SiteStory[];
  /** Reason → the pages left out for it. */
  readonly skipped: Map<string, string[]>;
  readonly existing: string[];
}

/** Imports the posts of another generator's site, and reports what was left out and what is left to do. */
export function importSite(folder: string, from: SiteOrigin, options: ImportOptions, io: Io): number {
  const site = nodeDisk.follow(resolve(io.cwd, folder));
  const places = FOLDERS[from].map((name) => join(site ?? "", name));
  const found = site === undefined ? [] : places.filter((place) => nodeDisk.info(place)?.kind === "folder");
  if (found.length === 0)
    throw new UsageError(`${folder} is not a ${from} site: it has no folder ${FOLDERS[from].join(" or ")}`);
  const tally: Tally = { stories: [], skipped: new Map(), existing: [] };
  for (const place of found)
    for (const path of pagesIn(place)) {
      const below = from === "hugo" ? place : site!;
      importPage(path, relative(below, path).split(sep).join("/"), from, options, io, tally);
    }
  if (!options.quiet) io.err(report(tally, from, options.dryRun ?? false));
  return EXIT.fine;
}

/** Markdown files in a folder and its subfolders, in order. Links are not followed. */
function pagesIn(folder: string): string[] {
  return nodeDisk.list(folder).flatMap(({ name, kind }) => {
    const path = join(folder, name);
    if (kind === "folder") return pagesIn(path);
    return kind === "file" && /\.(?:md|markdown)$/i.test(name) ? [path] : [];
  });
}

function importPage(
  absolute: string,
  path: string,
  from: SiteOrigin,
  options: ImportOptions,
  io: Io,
  tally: Tally,
): void {
  const story = storyAt(absolute, path, from);
  if ("why" in story) {
    tally.skipped.set(story.why, [...(tally.skipped.get(story.why) ?? []), path]);
    return;
  }
  const root = resolve(io.cwd, options.root);
  if (!writeNew({ path: story.path, text: story.text }, root, options.dryRun ?? false)) {
    tally.existing.push(story.path);
    return;
  }
  tally.stories.push(story);
  if (!options.quiet)
    io.err(`${options.dryRun ? "would write" : "wrote"} ${story.path}, from ${printable(path)}\n`);
  if (!options.quiet) for (const note of story.notes) io.err(`  ${printable(note)}\n`);
}

/** The briefing that a page becomes, or the reason it is left out. */
function storyAt(absolute: string, path: string, from: SiteOrigin): SiteStory | Skipped {
  if (/(?:^|\/)_index\.[^/]*$/.test(path)) return { why: "they are lists, which briefgen generates itself" };
  const decoded = decodeText(path, nodeDisk.read(absolute));
  return "text" in decoded ? siteStory({ from, path, text: decoded.text }) : { why: "they are not UTF-8" };
}

function report({ stories, skipped, existing }: Tally, from: SiteOrigin, dryRun: boolean): string {
  const count = (of: (story: SiteStory) => number) => stories.reduce((sum, story) => sum + of(story), 0);
  const keys = new Map<string, number>();
  for (const { extra } of stories) for (const key of extra) keys.set(key, (keys.get(key) ?? 0) + 1);
  const noted = stories.filter(({ notes }) => notes.length > 0).length;
  const lines = [
    "",
    `${dryRun ? "would import" : "imported"} ${plural(stories.length, "story", "stories")}, with ${plural(
      count(({ sources }) => sources),
      "source",
    )} from their links and ${plural(
      count(({ topics }) => topics),
      "topic",
    )} from tags and categories`,
    ...(noted > 0 ? [`${noted} of them contain something that could not be carried over; see above`] : []),
    ...[...skipped].map(
      ([why, paths]) => `left out ${plural(paths.length, "page")} because ${why}: ${named(paths)}`,
    ),
    ...(existing.length > 0 ? [`kept ${plural(existing.length, "existing file")}: ${named(existing)}`] : []),
    ...(keys.size > 0
      ? [`kept under extra: ${[...keys].map(([key, times]) => `${key} (${times})`).join(", ")}`]
      : []),
    `not carried over: templates, ${from === "hugo" ? "static/ and data/" : "assets/ and _data/"}, and addresses from custom patterns in the old configuration`,
    "Run `briefgen check` to see what is left to fix.",
  ];
  return lines.map((line) => `${printable(line)}\n`).join("");
}

/** The first of them. */
const named = (paths: readonly string[]): string =>
  paths.length <= 5 ? paths.join(", ") : `${paths.slice(0, 5).join(", ")} and ${paths.length - 5} more`;
