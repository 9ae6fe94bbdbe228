import { stringify } from "yaml";
import type { SectionNames } from "../content/sections.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { nameKey, shortSlug, slugify, tidyName } from "../text/names.ts";
import { shortenAtWord } from "../text/shorten.ts";
import type { HouseItem, HouseLine } from "./house-items.ts";
import { headingsRead, leftOut, leftToDo } from "./house-report.ts";
import { escapeMarkdown, type HouseSection, type HouseText, readHouseText } from "./house-text.ts";
import type { KnownOutlet } from "./known-outlets.ts";
import { tellOutlets, tellTopic } from "./tell-names.ts";

export interface ImportRequest {
  /** As the user named it, for messages. */
  readonly file: string;
  readonly text: string;
  readonly isMarkdown: boolean;
  readonly title: string | undefined;
  readonly date: string | undefined;
  /** The day for stories that have no date: `2026-11-23`. */
  readonly today: string;
  readonly sections: SectionNames;
  readonly existing: ExistingRecords;
}

/** What the site already has, so that nothing is created twice. */
export interface ExistingRecords {
  readonly outlets: readonly KnownOutlet[];
  /** Keys of the topics' names and aliases (`nameKey`) → the name. */
  readonly topics: ReadonlyMap<string, string>;
  /** Keys of the questions' texts → the id. */
  readonly questions: ReadonlyMap<string, string>;
}

export interface NewFile {
  /** Relative to the site's root. */
  readonly path: string;
  readonly text: string;
  /** A story must be new; existing records are kept unchanged. */
  readonly kind: "story" | "record";
  /** The line of the text from which a record was made. */
  readonly from?: HouseLine;
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
  const title = request.title ?? written("title", house) ?? house.title;
  const lost: Diagnostic[] = [];
  const date = request.date ?? written("date", house);
  const questions = questionsOf(house, request, date ?? request.today, lost);
  const topics = topicsOf(house, request, lost);
  const outlets = outletsOf(house, request);
  const story = storyFile({ house, request, title, date, questions, topics, outlets });
  const files = [
    story,
    ...questions.flatMap(({ file }) => file ?? []),
    ...topics.flatMap(({ file }) => file ?? []),
    ...outlets.flatMap(({ file }) => file ?? []),
  ];
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

interface Told {
  /** Undefined if the text does not reveal the name. */
  readonly name: string | undefined;
  readonly file?: NewFile;
}

interface StoryParts {
  readonly house: HouseText;
  readonly request: ImportRequest;
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly questions: readonly { readonly id: string }[];
  readonly topics: readonly Told[];
  readonly outlets: readonly Told[];
}

function storyFile({ house, request, title, date, questions, topics, outlets }: StoryParts): NewFile {
  const day = /^\d{4}-\d{2}/.exec(date ?? request.today)?.[0] ?? request.today.slice(0, 7);
  const headline = title ?? firstClause(house);
  const front: Record<string, unknown> = { title: headline, date: date ?? request.today };
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
  const slug = shortSlug(headline) || "briefing";
  return {
    path: `briefings/${day.replace("-", "/")}/${slug}.md`,
    text: `---\n${yaml}\n---\n\n${body}\n`,
    kind: "story",
  };
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

/** A part of an entry as Markdown. */
const escaped = (text: string, { isMarkdown }: HouseText): string =>
  isMarkdown ? text : escapeMarkdown(text);

function questionsOf(
  house: HouseText,
  { existing, file }: ImportRequest,
  date: string,
  lost: Diagnostic[],
): { id: string; file?: NewFile }[] {
  const ids = new Map(existing.questions);
  const taken = new Set(ids.values());
  return itemsOf(house, "questions").map(({ parts, line }) => {
    const { question, answer } = questionIn(parts, house);
    const known = ids.get(nameKey(question));
    if (known !== undefined) {
      if (answer !== "")
        lost.push(leftOut("the question exists already, so this answer is left out", line, file));
      return { id: known };
    }
    const id = free(shortSlug(question) || "question", taken);
    ids.set(nameKey(question), id);
    taken.add(id);
    const status = answer === "" ? { status: "open" } : {};
    return { id, file: { ...record(`questions/${id}`, { question, date, ...status }, answer), from: line } };
  });
}

/** The question is plain text; the rest of its line, if it ends before it, is a part of the answer. */
function questionIn(
  [first = "", ...rest]: readonly string[],
  house: HouseText,
): { question: string; answer: string } {
  const [line = "", ...more] = house.isMarkdown ? first.split("\n") : [first];
  const bold = house.isMarkdown ? /^(\*\*|__)(.+?)\1\s*(.*)$/.exec(line) : null;
  const text = bold ? bold[2]! : line;
  const question = house.isMarkdown ? text.replace(/\\(?=[!-/:-@[-`{-~])/g, "") : text;
  const head = [bold?.[3] ?? "", ...more].filter(Boolean).join("\n");
  return {
    question,
    answer: [head, ...rest]
      .filter(Boolean)
      .map((part) => escaped(part, house))
      .join("\n\n"),
  };
}

function topicsOf(house: HouseText, { existing, file }: ImportRequest, lost: Diagnostic[]): Told[] {
  const names = new Map(existing.topics);
  const slugs = new Set<string>();
  return itemsOf(house, "topics").flatMap(({ parts, line }): Told[] => {
    const told = tellTopic(parts);
    if (!told) return [{ name: undefined }];
    const known = names.get(nameKey(told.name));
    if (known !== undefined) {
      if (told.description !== "")
        lost.push(
          leftOut(`the topic \`${known}\` exists already, so this description is left out`, line, file),
        );
      return [{ name: known }];
    }
    const { name, aliases, description } = told;
    names.set(nameKey(name), name);
    const front = { name, ...(aliases.length > 0 ? { aliases } : {}) };
    const slug = free(slugify(name), slugs);
    slugs.add(slug);
    return [{ name, file: { ...record(`topics/${slug}`, front, escaped(description, house)), from: line } }];
  });
}

function outletsOf(house: HouseText, { existing }: ImportRequest): Told[] {
  const review = house.sections.find(({ kind }) => kind === "papers")?.markdown ?? "";
  return tellOutlets(review, existing.outlets).map((outlet) => {
    if (existing.outlets.includes(outlet)) return { name: outlet.name };
    const { name, aliases, url } = outlet;
    return {
      name,
      file: record(
        `sources/${slugify(name)}`,
        { name, ...(url ? { url } : {}), ...(aliases ? { aliases } : {}) },
        "",
      ),
    };
  });
}

/** The id, followed by a number if it is taken. */
function free(id: string, taken: ReadonlySet<string>): string {
  let candidate = id;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${id}-${number}`;
  return candidate;
}

const itemsOf = (house: HouseText, kind: HouseSection["kind"]): readonly HouseItem[] =>
  house.sections.filter((section) => section.kind === kind).flatMap(({ items }) => items);

const record = (name: string, front: object, body: string): NewFile => ({
  path: `briefings/${name}.md`,
  text: `---\n${stringify(front, { lineWidth: 0 })}---\n${body === "" ? "" : `\n${body}\n`}`,
  kind: "record",
});

/** A value from the text's own front matter, as written. */
function written(key: "title" | "date", house: HouseText): string | undefined {
  const value = new RegExp(`^${key}:\\s*(.+?)\\s*$`, "m").exec(house.frontMatter)?.[1];
  return value?.replace(/^(["'])(.*)\1$/, "$2");
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
