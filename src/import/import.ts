import { stringify } from "yaml";
import type { SectionNames } from "../content/sections.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { nameKey, shortSlug, slugify } from "../text/names.ts";
import { shortenAtWord } from "../text/shorten.ts";
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
  const date = request.date ?? written("date", house);
  const questions = questionsOf(house, request, date ?? request.today);
  const topics = topicsOf(house, request);
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
    diagnostics: leftToDo(
      story,
      { title, date, sources: outlets.length },
      topics.filter(({ name }) => name === undefined).length,
    ),
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
  const body = house.sections
    .map((section) => `## ${section.heading}\n\n${bodyOf(section)}`.trim())
    .join("\n\n");
  const slug = shortSlug(headline) || "briefing";
  return {
    path: `briefings/${day.replace("-", "/")}/${slug}.md`,
    text: `---\n${yaml}\n---\n\n${body}\n`,
    kind: "story",
  };
}

/** Questions and topics become records, so their sections need no text; topics without a recognisable name stay. */
function bodyOf({ kind, markdown, items }: HouseSection): string {
  if (kind === "questions") return items.length > 0 ? "" : markdown;
  if (kind === "topics")
    return items
      .filter((item) => !tellTopic(item))
      .map((item) => `- ${item.join(" ")}`)
      .join("\n");
  return markdown;
}

function questionsOf(
  house: HouseText,
  { existing }: ImportRequest,
  date: string,
): { id: string; file?: NewFile }[] {
  const ids = new Map(existing.questions);
  const taken = new Set(ids.values());
  return itemsOf(house, "questions").map(([question = "", ...answer]) => {
    const known = ids.get(nameKey(question));
    if (known !== undefined) return { id: known };
    const id = free(shortSlug(question) || "question", taken);
    ids.set(nameKey(question), id);
    taken.add(id);
    const status = answer.length === 0 ? { status: "open" } : {};
    const body = answer.map(escapeMarkdown).join("\n\n");
    return { id, file: record(`questions/${id}`, { question, date, ...status }, body) };
  });
}

function topicsOf(house: HouseText, { existing }: ImportRequest): Told[] {
  const names = new Map(existing.topics);
  return itemsOf(house, "topics").flatMap((item): Told[] => {
    const told = tellTopic(item);
    if (!told) return [{ name: undefined }];
    const known = names.get(nameKey(told.name));
    if (known !== undefined) return [{ name: known }];
    const { name, aliases, description } = told;
    names.set(nameKey(name), name);
    const front = { name, ...(aliases.length > 0 ? { aliases } : {}) };
    return [{ name, file: record(`topics/${slugify(name)}`, front, escapeMarkdown(description)) }];
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

const itemsOf = (house: HouseText, kind: HouseSection["kind"]): readonly string[][] =>
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

function leftToDo(
  story: NewFile,
  told: { title: string | undefined; date: string | undefined; sources: number },
  untold: number,
): Diagnostic[] {
  const todo = (key: string, message: string, help: string) => {
    const start = story.text.indexOf(`\n${key}`) + 1;
    const end = story.text.indexOf("\n", start);
    return diagnostic("BG0901", message, { at: { path: story.path, span: { start, end } }, help: [help] });
  };
  return [
    ...(told.title === undefined
      ? [
          todo(
            "title:",
            "the title was made from the first sentence",
            "write a headline, or import again with --title",
          ),
        ]
      : []),
    ...(told.date === undefined
      ? [todo("date:", "the date was set to today", "write the story's date, or import again with --date")]
      : []),
    ...(told.sources > 0
      ? [
          todo(
            "sources:",
            "the sources have no links yet",
            "add `title:`, `url:` and `published:` to each entry, and a `key:` to cite it with `[@key]`",
          ),
        ]
      : []),
    ...(untold > 0
      ? [
          todo(
            "## ",
            `${untold === 1 ? "the name of 1 topic" : `the names of ${untold} topics`} could not be found in ${untold === 1 ? "its description" : "their descriptions"}`,
            "add the missing names to `topics`; the descriptions are at the end of the file",
          ),
        ]
      : []),
  ];
}
