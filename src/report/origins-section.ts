import { shareOf } from "./leaning.ts";
import type { Report } from "./report.ts";
import type { Row, Section, Table } from "./sheet.ts";
import { storyTable } from "./story-table.ts";

export function originsSection(report: Report): Section {
  const { origins } = report;
  return {
    title: "How independent the sources are",
    intro: [
      "An origin is the outlet that a text first came from: five reprints of one report have one origin.",
    ],
    tables: [
      byOrigins(report),
      sources(report),
      {
        title: "Topics with the fewest origins",
        note: "Of topics with two stories or more.",
        columns: [
          { head: "", form: "text" },
          { head: "stories", form: "number" },
          { head: "outlets", form: "number" },
          { head: "origins", form: "number" },
        ],
        rows: origins.topics.map((topic) => ({
          cells: [topic.name, topic.stories, topic.outlets, topic.origins],
        })),
        empty: "No topic has two stories with sources.",
      },
      {
        title: "Stories with one origin",
        columns: [
          { head: "", form: "text" },
          { head: "origin", form: "text" },
          { head: "outlets", form: "number" },
        ],
        rows: origins.single.map(({ title, origin, outlets, path }) => ({
          cells: [title, origin, outlets],
          lines: [path],
        })),
        empty: "None: every story with sources has two origins or more.",
      },
      storyTable("Stories without sources", origins.withoutSources, "None: every story cites something."),
    ],
  };
}

const byOrigins = ({ origins, stories: all }: Report): Table => ({
  title: "Stories by their origins",
  columns: [
    { head: "", form: "text" },
    { head: "share", form: "share" },
    { head: "stories", form: "number" },
  ],
  rows: origins.stories.map(({ origins: count, stories }) => ({
    cells: [
      count === 0 ? "no sources" : count === 1 ? "1 origin" : `${count} origins`,
      shareOf(stories, all),
      stories,
    ],
  })),
  empty: "There are no stories.",
});

function sources({ origins: { sources: counts } }: Report): Table {
  const row = (name: string, count: number): Row => ({ cells: [name, shareOf(count, counts.all), count] });
  return {
    title: "Sources",
    columns: [
      { head: "", form: "text" },
      { head: "share", form: "share" },
      { head: "citations", form: "number" },
    ],
    rows:
      counts.all === 0
        ? []
        : [
            row("primary (kind: primary)", counts.primary),
            row("archived (archive: …)", counts.archived),
            row("behind a paywall (access: paywall)", counts.paywalled),
            row("without an address (no url)", counts.withoutAddress),
          ],
    empty: "No story cites anything.",
  };
}
