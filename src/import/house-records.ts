import { stringify } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { freeName, nameKey, shortSlug, slugify } from "../text/names.ts";
import { usedIn, withDefinitions } from "./house-definitions.ts";
import type { HouseItem, HouseLine } from "./house-items.ts";
import { leftOut } from "./house-report.ts";
import { escapeMarkdown, type HouseSection, type HouseText } from "./house-text.ts";
import type { KnownOutlet } from "./known-outlets.ts";
import { tellOutlets, tellTopic } from "./tell-names.ts";

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

/** Where a text comes from, and where its records go. */
export interface HouseContext {
  /** The text's file as the user named it, for messages. */
  readonly file: string;
  readonly existing: ExistingRecords;
}

/** A topic or outlet of the text. */
export interface Told {
  /** Undefined if the text does not reveal the name. */
  readonly name: string | undefined;
  readonly file?: NewFile;
}

/** The questions of the text; those that the site does not have become records. */
export function questionsOf(
  house: HouseText,
  { existing, file }: HouseContext,
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
    const id = freeName(shortSlug(question) || "question", taken);
    ids.set(nameKey(question), id);
    taken.add(id);
    const status = answer === "" ? { status: "open" } : {};
    const whole = defined(answer, house);
    return { id, file: { ...record(`questions/${id}`, { question, date, ...status }, whole), from: line } };
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

/** The topics of the text; those that the site does not have become records. */
export function topicsOf(house: HouseText, { existing, file }: HouseContext, lost: Diagnostic[]): Told[] {
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
    const slug = freeName(slugify(name), slugs);
    slugs.add(slug);
    const body = defined(escaped(description, house), house);
    return [{ name, file: { ...record(`topics/${slug}`, front, body), from: line } }];
  });
}

/** Outlets that the review of the papers names; those that the site does not have become records. */
export function outletsOf(house: HouseText, { existing }: HouseContext): Told[] {
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

/** A part of an entry as Markdown. */
export const escaped = (text: string, { isMarkdown }: HouseText): string =>
  isMarkdown ? text : escapeMarkdown(text);

const defined = (text: string, { definitions }: HouseText): string =>
  withDefinitions(text, usedIn(text, definitions), definitions);

const itemsOf = (house: HouseText, kind: HouseSection["kind"]): readonly HouseItem[] =>
  house.sections.filter((section) => section.kind === kind).flatMap(({ items }) => items);

const record = (name: string, front: object, body: string): NewFile => ({
  path: `briefings/${name}.md`,
  text: `---\n${stringify(front, { lineWidth: 0 })}---\n${body === "" ? "" : `\n${body}\n`}`,
  kind: "record",
});
