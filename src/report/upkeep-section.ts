import { shareOf } from "./leaning.ts";
import type { NearName } from "./names.ts";
import type { Report } from "./report.ts";
import { counted, quoted, type Section, type Table } from "./sheet.ts";
import { storyTable } from "./story-table.ts";
import type { DeadEnds, Undescribed, Upkeep } from "./upkeep.ts";

export function upkeepSection({ upkeep, stories }: Report): Section {
  const { topics, outlets, names, deadEnds } = upkeep;
  return {
    title: "Upkeep",
    intro: [],
    tables: [
      undescribed("Topics without a record or description", topics, "topic"),
      undescribed("Outlets without a record or description", outlets, "source"),
      namesTable(names),
      ...deadEndTables(deadEnds),
      corrections(upkeep, stories),
    ],
  };
}

const undescribed = (title: string, rows: readonly Undescribed[], kind: "topic" | "source"): Table => ({
  title,
  note: `\`briefgen new ${kind}\` creates a record; its text is the description.`,
  columns: [
    { head: "", form: "text" },
    { head: "missing", form: "text" },
    { head: "stories", form: "number" },
  ],
  rows: rows.map(({ name, missing, stories }) => ({ cells: [name, missing, stories] })),
  empty: "None: all have one.",
});

const namesTable = (names: readonly NearName[]): Table => ({
  title: "Names that may be two of one",
  note: "If they are one topic or outlet, put the line into the record.",
  columns: [
    { head: "", form: "text" },
    { head: "why", form: "text" },
    { head: "stories", form: "number" },
  ],
  rows: names.map(({ name, other, why, stories, path, hasRecord, line, kind }) => ({
    cells: [`${other} = ${name}?`, why === "host" ? "one host" : "spelling", stories],
    lines: [
      ...(hasRecord ? [] : [`briefgen new ${kind === "outlet" ? "source" : kind} ${quoted(name)}`]),
      path,
      line,
    ],
  })),
  empty: "None.",
});

const deadEndTables = ({ stories, topics, questions, storylines }: DeadEnds): Table[] => [
  storyTable(
    "Stories that lead nowhere",
    stories,
    "None.",
    "They have no topics, no storyline, no questions, and no link to another page.",
  ),
  titles(
    "Topics with one story",
    topics.map((title) => ({ title })),
  ),
  titles("Questions that no story asks", questions),
  titles("Storylines with fewer than two stories", storylines),
];

const titles = (
  title: string,
  rows: readonly { readonly title: string; readonly path?: string }[],
): Table => ({
  title,
  columns: [{ head: "", form: "text" }],
  rows: rows.map((row) => ({ cells: [row.title], lines: row.path === undefined ? [] : [row.path] })),
  empty: "None.",
});

function corrections(
  { corrections: { count, stories, perHundred, median, longest, kinds } }: Upkeep,
  all: number,
): Table {
  const days = (number: number | undefined) => `${number} ${number === 1 ? "day" : "days"}`;
  return {
    title: "Corrections",
    note:
      count === 0
        ? undefined
        : `${counted(count, "correction")} of ${counted(stories, "story", "stories")}: ${perHundred} for every hundred stories (${percentOf(stories, all)} of them have one). Half came within ${days(median)}, the last after ${days(longest)}.`,
    columns: [
      { head: "", form: "text" },
      { head: "number", form: "number" },
      { head: "median days", form: "number" },
      { head: "longest", form: "number" },
    ],
    rows: kinds.map((kind) => ({ cells: [kind.kind, kind.count, kind.median ?? 0, kind.longest ?? 0] })),
    empty: "No story has been corrected.",
  };
}

const percentOf = (part: number, whole: number): string => `${Math.round(shareOf(part, whole) * 100)}%`;
