import type { Questions, Report } from "./report.ts";
import { counted, quoted, type Section, type Table } from "./sheet.ts";
import type { SuggestedStoryline } from "./suggest-storylines.ts";

export const questionsSection = ({ questions }: Report): Section => ({
  title: "Questions and storylines",
  intro: [],
  tables: [openTable(questions), staleTable(questions), dormantTable(questions), suggestedTable(questions)],
});

const openTable = ({ open }: Questions): Table => ({
  title: "Open questions",
  note: "Answer one in a story or in briefings/questions/.",
  columns: [
    { head: "", form: "text" },
    { head: "asked", form: "text" },
    { head: "days", form: "number" },
  ],
  rows: open.map(({ question, asked, days, path }) => ({ cells: [question, asked, days], lines: [path] })),
  empty: "None.",
});

const staleTable = ({ stale }: Questions): Table => ({
  title: "Answers that may be out of date",
  note: "Stories on the question's topics are newer than its answer. If it still holds, change `updated`.",
  columns: [
    { head: "", form: "text" },
    { head: "answered", form: "text" },
    { head: "newer stories", form: "number" },
  ],
  rows: stale.map(({ question, answered, newer, newest, path }) => ({
    cells: [question, answered, newer],
    lines: [path, `newest: ${newest.path}`],
  })),
  empty: "None.",
});

const dormantTable = ({ storylines: { dormant, dormantAfter } }: Questions): Table => ({
  title: "Active storylines without news",
  note: `No story for more than ${dormantAfter} days. If one is over, set \`status: dormant\` or \`closed\`.`,
  columns: [
    { head: "", form: "text" },
    { head: "last story", form: "text" },
    { head: "days", form: "number" },
  ],
  rows: dormant.map(({ title, last, days, path }) => ({ cells: [title, last, days], lines: [path] })),
  empty: "None.",
});

const suggestedTable = ({ storylines: { suggested } }: Questions): Table => ({
  title: "Storylines that you could add",
  note: "These stories belong together and to no storyline. Create the file, and add the line to each story.",
  columns: [
    { head: "", form: "text" },
    { head: "from", form: "text" },
    { head: "stories", form: "number" },
  ],
  rows: suggested.map((one) => ({
    cells: [one.title, one.stories.at(-1)!.date, one.stories.length],
    lines: [
      `They ${why(one)}.`,
      `briefgen new storyline ${quoted(one.title)}`,
      one.line,
      ...one.stories.map(({ path }) => path),
    ],
  })),
  empty: "None.",
});

/** What the stories have in common: “share Sanctions and Talks; cite 2 articles together”. */
const why = ({ topics, sharedArticles, links }: SuggestedStoryline): string =>
  [
    topics.length > 0 ? `share ${topics.join(" and ")}` : "",
    sharedArticles > 0 ? `cite ${counted(sharedArticles, "article")} together` : "",
    links > 0 ? "follow one another (`previous`)" : "",
  ]
    .filter(Boolean)
    .join("; ");
