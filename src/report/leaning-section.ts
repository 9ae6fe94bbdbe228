import type { Leaning, Tally } from "./leaning.ts";
import type { Report } from "./report.ts";
import { type Column, counted, type Section, type Table } from "./sheet.ts";

const LEADS = {
  outlets: "Outlets",
  countries: "Countries",
  languages: "Languages",
  owners: "Owners",
  outletKinds: "Kinds of outlets",
  sourceKinds: "Kinds of sources",
} as const;

/** What a citation lacks if it is not counted, and where it is written. */
const MISSING: Readonly<Record<keyof typeof LEADS, string>> = {
  outlets: "",
  countries: "`country` in the outlet's record",
  languages: "`lang`, and no single language in the outlet's record",
  owners: "`owner` in the outlet's record",
  outletKinds: "`kind` in the outlet's record",
  sourceKinds: "`kind`",
};

export function leaningSection({ leaning }: Report): Section {
  const { period, periods } = leaning;
  const trend = periods.length > 1;
  const over = `The plots show citations by ${period} up to ${periods.at(-1)}, each on a scale of its own.`;
  return {
    title: "What the site leans on",
    intro: ["Shares are of all citations.", ...(trend ? [over] : [])],
    tables: Object.keys(LEADS).map((name) => leanedTable(name as keyof typeof LEADS, leaning)),
  };
}

function leanedTable(name: keyof typeof LEADS, leaning: Leaning): Table {
  const { rows, unknown } = leaning[name] as Tally;
  const hasTrend = leaning.periods.length > 1;
  const trend: Column[] = hasTrend ? [{ head: `by ${leaning.period}`, form: "trend" }] : [];
  return {
    title: LEADS[name],
    note:
      unknown > 0 && rows.length > 0
        ? `${counted(unknown, "citation")} without ${MISSING[name]}.`
        : undefined,
    columns: [
      { head: "", form: "text" },
      { head: "share", form: "share" },
      { head: "citations", form: "number" },
      { head: "stories", form: "number" },
      ...trend,
    ],
    rows: rows.map((row) => ({
      cells: [nameOf(name, row.name), row.share, row.citations, row.stories, ...(hasTrend ? [row.over] : [])],
    })),
    empty: unknown > 0 ? `Not known: no citation has ${MISSING[name]}.` : "No story cites anything.",
  };
}

/** Codes of countries and languages as English names; everything else as it is written. */
function nameOf(name: keyof typeof LEADS, value: string): string {
  if (name === "countries") return new Intl.DisplayNames("en", { type: "region" }).of(value) ?? value;
  if (name === "languages") return new Intl.DisplayNames("en", { type: "language" }).of(value) ?? value;
  return value;
}
