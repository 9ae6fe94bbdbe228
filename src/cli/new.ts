import { printable } from "../diagnostics/printable.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import { newFile } from "../import/new-file.ts";
import { momentAt, readMoment } from "../text/dates.ts";
import { nameKey, slugify, tidyName } from "../text/names.ts";
import { EXIT, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { type NewKind, readNow } from "./options.ts";
import { readFor } from "./reading.ts";
import { siteFolder } from "./site-folder.ts";
import { writeNew } from "./write-new.ts";

export interface NewOptions {
  readonly date?: string;
  readonly now?: string;
  readonly quiet?: boolean;
}

/** Something the site already has: its names and its file. */
interface Known {
  readonly names: readonly string[];
  /** Absent if stories only name it. */
  readonly path: string | undefined;
}

/** Creates a story, a record or a page. Overwrites nothing, and warns before the user creates a second record of the same thing. */
export async function newCommand(
  kind: NewKind,
  title: string,
  root: string,
  options: NewOptions,
  io: Io,
): Promise<number> {
  const { quiet } = options;
  const folder = siteFolder(root, io);
  // A page may be in a folder: `policies/Complaints`.
  const parts = kind === "page" ? title.split(/(?<=\S)\/(?=\S)/) : [title];
  if (parts.some((part) => slugify(part) === ""))
    throw new UsageError(`\`${title}\` has no characters that can be used in an address`);
  const folders = parts.slice(0, -1);
  const name = tidyName(parts.at(-1)!);
  const site = await readFor(root, { now: options.now, drafts: true, future: true, color: false }, io);
  const known = KNOWN[kind](site.graph);
  const same = known.find(({ names }) => names.some((other) => nameKey(other) === nameKey(name)));
  if (same?.path !== undefined && kind !== "story") return refuse(kind, same.path, same.names, name, io);

  const { timeZone, language } = site.sources.config.site;
  const date = options.date ?? momentAt(readNow(options.now, io), timeZone).day;
  if (!readMoment(date, timeZone)) throw new UsageError(`--date ${date} is not a date; write 2026-11-23`);
  // If stories already use the name, keep their spelling.
  const isTaken = (slug: string) =>
    site.graph.nodes.stories.some(({ id, document }) => [id, document.slug].includes(slug));
  const file = newFile({
    kind,
    name: same?.names[0] ?? name,
    folders,
    date,
    language,
    isTaken,
    waiting: waitingIn(site.graph),
  });
  if (!writeNew(file, folder)) return refuse(kind, file.path, [], name, io);
  if (!quiet) tell(kind, name, file.path, same, alike(name, known), io);
  return EXIT.fine;
}

/** The published stories that came after the last edition, newest first. */
function waitingIn({ nodes }: SiteGraph): string[] {
  const last = Math.max(0, ...nodes.editions.filter(({ preview }) => !preview).map(({ cut }) => cut));
  return nodes.stories.filter(({ preview, date }) => !preview && date.epoch > last).map(({ id }) => id);
}

function refuse(kind: NewKind, path: string, names: readonly string[], name: string, io: Io): number {
  const other = names.find((written) => written !== name && nameKey(written) !== nameKey(name));
  const alias = other && nameKey(names[0]!) !== nameKey(name) ? `, as another name of \`${names[0]}\`` : "";
  say(
    `error: there is already ${/^[aeo]/.test(kind) ? "an" : "a"} ${kind} with that name${alias}: ${path}`,
    io,
  );
  return EXIT.content;
}

function tell(
  kind: NewKind,
  name: string,
  path: string,
  same: Known | undefined,
  near: Known | undefined,
  io: Io,
): void {
  say(`wrote ${path}`, io);
  if (kind === "story" && same) say(`note: there is already a story with that title: ${same.path}`, io);
  else if (near)
    say(`note: there is a similar ${kind}: \`${near.names[0]}\`${near.path ? ` (${near.path})` : ""}`, io);
  if (same && same.names[0] !== name)
    say(`note: stories spell it \`${same.names[0]}\`, so the record does, too`, io);
  if (kind === "story" || kind === "edition" || kind === "page")
    say(
      "It is a draft: `briefgen watch` shows it; to publish it with `briefgen build`, delete `status: draft`.",
      io,
    );
}

/** Names and paths come from files that anyone may have written. */
const say = (text: string, io: Io): void => io.err(`${printable(text)}\n`);

const KNOWN: Readonly<Record<NewKind, (graph: SiteGraph) => Known[]>> = {
  story: ({ nodes }) => nodes.stories.map(({ title, document }) => ({ names: [title], path: document.path })),
  topic: ({ nodes }) => nodes.topics.map(({ names, document }) => ({ names, path: document?.path })),
  source: ({ nodes }) => nodes.outlets.map(({ names, document }) => ({ names, path: document?.path })),
  author: ({ nodes }) => nodes.authors.map(({ names, document }) => ({ names, path: document?.path })),
  question: ({ nodes }) =>
    nodes.questions.map(({ title, document }) => ({ names: [title], path: document.path })),
  storyline: ({ nodes }) =>
    nodes.storylines.map(({ title, document }) => ({ names: [title], path: document.path })),
  edition: ({ nodes }) =>
    nodes.editions.map(({ title, document }) => ({ names: [title], path: document?.path })),
  page: ({ nodes }) => nodes.pages.map(({ title, document }) => ({ names: [title], path: document.path })),
};

/** What the user may have meant: a name with a typing error, or one with mostly the same words. */
function alike(name: string, known: readonly Known[]): Known | undefined {
  const others = known.filter(({ names }) => !names.some((other) => nameKey(other) === nameKey(name)));
  const near = nearest(
    name,
    others.flatMap(({ names }) => names),
  );
  if (near !== undefined) return others.find(({ names }) => names.includes(near));
  const words = wordsOf(name);
  return others.find(({ names }) => names.some((other) => overlap(words, wordsOf(other)) >= 0.6));
}

const wordsOf = (name: string): ReadonlySet<string> =>
  new Set(
    slugify(name)
      .split("-")
      .filter((word) => word.length > 3 || /[^a-z]/.test(word)),
  );

/** The share of words that are in both: 0 to 1. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  const all = a.size + b.size - both;
  return all === 0 ? 0 : both / all;
}
