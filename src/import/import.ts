import { parse, stringify } from "yaml";
import type { SectionNames } from "../content/sections.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { shortSlug, tidyName } from "../text/names.ts";
import { shortenAtWord } from "../text/shorten.ts";
import { usedIn, withDefinitions } from "./house-definitions.ts";
import {
  escaped,
  type HouseContext,
  type NewFile,
  outletsOf,
  questionsOf,
  type Told,
  topicsOf,
} from "./house-records.ts";
import { headingsRead, leftToDo } from "./house-report.ts";
import { escapeMarkdown, type HouseSection, type HouseText, readHouseText } from "./house-text.ts";
import { tellTopic } from "./tell-names.ts";

export interface ImportRequest extends HouseContext {
  readonly text: string;
  readonly isMarkdown: boolean;
  readonly title: string | undefined;
  readonly date: string | undefined;
  /** The day for stories that have no date: `2026-11-23`. */
  readonly today: string;
  readonly sections: SectionNames;
}

export interface Imported {
  readonly files: readonly NewFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Turns a text in the house format into a briefing and its records, and reports what is left to fill in. */
export function importText(request: ImportRequest): Imported {
  const house = readHouseText(request.text, request.sections, request.isMarkdown);
  if (!house.sections.some(({ kind }) => kind)) {
    const help = ["add the headings, such as “What's happened”, each on a line of its own"];
    return {
      files: [],
      diagnostics: [
        diagnostic("BG0903", "no house sections were found in the text", {
          at: { path: request.file },
          help,
        }),
      ],
    };
  }
  const own = frontOf(house);
  const title = request.title ?? written("title", own) ?? house.title;
  const lost: Diagnostic[] = [];
  const date = request.date ?? written("date", own);
  const questions = questionsOf(house, request, date ?? request.today, lost);
  const topics = topicsOf(house, request, lost);
  const outlets = outletsOf(house, request);
  const records = [...questions, ...topics, ...outlets].flatMap(({ file }) => file ?? []);
  const story = storyFile({ house, request, title, date, questions, topics, outlets, records });
  const files = [story, ...records];
  return {
    files,
    diagnostics: [
      ...headingsRead(house, request.file),
      ...lost,
      ...leftToDo(
        story,
        { title, date, sources: outlets.length },
        topics.filter(({ name }) => name === undefined).length,
      ),
    ],
  };
}

interface StoryParts {
  readonly house: HouseText;
  readonly request: ImportRequest;
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly questions: readonly { readonly id: string }[];
  readonly topics: readonly Told[];
  readonly outlets: readonly Told[];
  readonly records: readonly NewFile[];
}

function storyFile(parts: StoryParts): NewFile {
  const { house, request, title, date, questions, topics, outlets, records } = parts;
  const day = /^\d{4}-\d{2}/.exec(date ?? request.today)?.[0] ?? request.today.slice(0, 7);
  const headline = title ?? firstClause(house);
  const slug = shortSlug(headline) || "briefing";
  const front: Record<string, unknown> = {
    ...{ title: headline, date: date ?? request.today, id: slug, status: "draft" },
  };
  const names = [...new Set(topics.flatMap(({ name }) => name ?? []))];
  if (names.length > 0) front.topics = names;
  if (outlets.length > 0) front.sources = outlets.map(({ name }) => ({ source: name }));
  if (questions.length > 0) front.questions = questions.map(({ id }) => id);
  // The text's own front matter wins; only missing keys are added.
  const own = Object.fromEntries(
    Object.entries(front).filter(([key]) => !new RegExp(`^${key}:`, "m").test(house.frontMatter)),
  );
  const yaml = [
    house.frontMatter.trim(),
    Object.keys(own).length > 0 ? stringify(own, { lineWidth: 0 }).trim() : "",
  ]
    .filter(Boolean)
    .join("\n");
  const sections = house.sections.map((section) =>
    `## ${section.heading}\n\n${bodyOf(section, house)}`.trim(),
  );
  const body = [leadOf(house, headline), ...sections].filter(Boolean).join("\n\n");
  return {
    path: `briefings/${day.replace("-", "/")}/${slug}.md`,
    text: `---\n${yaml}\n---\n\n${withOwnDefinitions(body, house, records)}\n`,
    kind: "story",
  };
}

/** The story has the definitions that it uses, and those that nothing uses. */
function withOwnDefinitions(body: string, { definitions }: HouseText, records: readonly NewFile[]): string {
  const own = usedIn(body, definitions);
  const elsewhere = usedIn(records.map(({ text }) => text).join("\n"), definitions);
  const labels = [...definitions.keys()].filter((label) => own.has(label) || !elsewhere.has(label));
  return withDefinitions(body, labels, definitions);
}

/** What stands above the sections. A title of the text that is not the story's stays, too. */
function leadOf({ title, lead, isMarkdown }: HouseText, headline: string): string {
  const isSame = title === undefined || tidyName(title) === tidyName(headline);
  const own = isSame ? "" : isMarkdown ? `# ${title}` : `**${escapeMarkdown(title)}**`;
  return [own, lead].filter(Boolean).join("\n\n");
}

/** Questions and topics become records, so their sections need no text; topics without a recognisable name stay. */
function bodyOf({ kind, markdown, intro, items }: HouseSection, house: HouseText): string {
  if (kind === "questions") return items.length > 0 ? intro : markdown;
  if (kind !== "topics") return markdown;
  const untold = items.filter(({ parts }) => !tellTopic(parts));
  const list = untold.map(
    ({ parts }) =>
      `- ${parts
        .map((part) => escaped(part, house))
        .join("\n\n")
        .replace(/\n(?=[^\n])/g, "\n  ")}`,
  );
  return [intro, list.join("\n")].filter(Boolean).join("\n\n");
}

/** A value from the text's own front matter. */
function written(key: "title" | "date", front: OwnFront): string | undefined {
  const value = front[key];
  return typeof value === "string" || typeof value === "number"
    ? String(value).trim() || undefined
    : undefined;
}

type OwnFront = Readonly<Record<string, unknown>>;

/** The text's own front matter; empty if it cannot be read, which a build reports. */
function frontOf({ frontMatter }: HouseText): OwnFront {
  try {
    const value: unknown = parse(frontMatter);
    return typeof value === "object" && value !== null ? (value as OwnFront) : {};
  } catch {
    return {};
  }
}

/** The first words of the news, as a headline until somebody writes a better one. */
function firstClause({ sections }: HouseText): string {
  const news = sections.find(({ kind }) => kind === "happened") ?? sections[0]!;
  const sentence =
    /^[^\n]*?(?<!\b\p{L})[.!?](?=\s|$)|^[^\n]*/u.exec(news.markdown.replace(/\\(?=[^\w\s])/g, ""))?.[0] ?? "";
  const clause = sentence
    .split(/,\s/)[0]!
    .replace(/[.!?]$/, "")
    .trim();
  return shortenAtWord(clause, 100) || "Untitled briefing";
}
