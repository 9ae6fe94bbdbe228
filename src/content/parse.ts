import {
  type Diagnostic,
  diagnostic,
  type Place,
  type Report,
  type Span,
} from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Context, Located } from "../schema/index.ts";
import type { Mapping } from "../schema/value.ts";
import { escapeText } from "../text/html.ts";
import { slugify } from "../text/names.ts";
import { shorten } from "../text/shorten.ts";
import { checkSlug, readAlias } from "./address.ts";
import { BodyReader } from "./body.ts";
import { checkCounts, checkDepth, checkFragment, checkLimits } from "./check-limits.ts";
import { checkTurns } from "./check-turns.ts";
import {
  DETAIL_KEYS,
  type Detail,
  type Document,
  type InlineQuestion,
  type StoryDocument,
} from "./document.ts";
import { checkFence } from "./front-matter.ts";
import type { Limits } from "./limits.ts";
import { type Parsers, readWith } from "./parsers.ts";
import { MARK, type Prose, prose } from "./prose.ts";
import { outletSchema, questionSchema, storylineSchema, topicSchema } from "./records.ts";
import type { SectionNames } from "./sections.ts";
import type { SourceFile } from "./source-file.ts";
import { type StoryFront, storySchema } from "./story.ts";

/** Everything besides the file that a document depends on. */
export interface ParseOptions {
  readonly timeZone: string;
  readonly sections: SectionNames;
  readonly limits: Limits;
  /** See `readWith`. */
  readonly prepare?: (part: keyof Parsers) => void;
}

export interface Parsed {
  /** What could be read, even where there are errors; undefined where there is no front matter to read. */
  readonly document: Document | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const RECORD_FOLDERS = {
  topics: "topic",
  sources: "outlet",
  questions: "question",
  storylines: "storyline",
} as const;

const NO_DATE = { iso: "1970-01-01T00:00:00+00:00", epoch: 0, day: "1970-01-01" };

/** Stand for required values that are missing or wrong, so that later stages can go on looking for problems. */
const placeholders = {
  story: { title: "", date: { value: NO_DATE, span: { start: 0, end: 3 } } },
  outlet: { name: "" },
  topic: { name: "" },
  question: { question: "", date: NO_DATE },
  storyline: { title: "" },
};

const schemas = {
  story: storySchema,
  outlet: outletSchema,
  topic: topicSchema,
  question: questionSchema,
  storyline: storylineSchema,
};

/** The kind of document that a path holds: `briefings/topics/x.md` is a topic, `briefings/x.md` a story. */
function kindOf(path: string): Document["kind"] {
  const folder = /^briefings\/([^/]+)\//.exec(path)?.[1];
  return folder !== undefined && Object.hasOwn(RECORD_FOLDERS, folder)
    ? RECORD_FOLDERS[folder as keyof typeof RECORD_FOLDERS]
    : "story";
}

/** Reads one file. It depends on nothing but the file and the options, so the result can be cached. */
export const parse = (file: SourceFile, options: ParseOptions, parsers: Parsers): Promise<Parsed> =>
  readWith(parsers, (current) => parseWith(file, options, current), options.prepare);

/** Reads one file with these parsers. Throws `StepAside` where one of them is an accelerator and does not know what it meets. */
export function parseWith(file: SourceFile, options: ParseOptions, parsers: Parsers): Parsed {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (found) => {
    if (diagnostics.push(found) > MOST) throw new TooMany();
  };
  const { timeZone, sections, limits } = options;
  let document: (Document & { sound: boolean }) | undefined;
  try {
    document = read(file, { timeZone, sections, limits, parsers, report });
  } catch (error) {
    // What the guards let through and yet is longer than any text, or exhausts the stack: thousands of tags within each other.
    if (error instanceof RangeError && error.message.includes("string length"))
      diagnostics.push(diagnostic("BG0215", "the text becomes too large", { at: { path: file.path } }));
    else if (error instanceof RangeError)
      diagnostics.push(diagnostic("BG0205", "the text is nested too deeply", { at: { path: file.path } }));
    else if (error instanceof TooMany)
      diagnostics.push(
        diagnostic("BG0119", `more than ${MOST} problems in this file`, { at: { path: file.path } }),
      );
    else throw error;
  }
  if (document) document.sound = !diagnostics.some(({ severity }) => severity === "error");
  return { document, diagnostics };
}

/** Problems of one file that are told. */
const MOST = 500;

/** Thrown where a file has more of them: nobody reads so many, and telling each takes time. */
class TooMany extends Error {}

interface Reading extends ParseOptions {
  readonly parsers: Parsers;
  readonly report: Report;
}

function read(file: SourceFile, reading: Reading): Document | undefined {
  const { timeZone, sections, report, parsers, limits } = reading;
  const problem = checkFence(file) ?? checkLimits(file, limits);
  if (problem) {
    report(problem);
    return undefined;
  }
  const { root, offset, yaml: written } = parsers.markdown.parseFile(file.text);
  const { path, digest, text } = file;
  const start = text.indexOf("\n") + 1;
  const yaml = parsers.yaml.read({ path, text: written, offset: start }, report);
  checkTurns(file, start + written.length, report);
  if (!yaml) {
    // The body is still looked at, so that a slip in the YAML hides no other; which sources there are, nobody knows.
    new BodyReader({ path, text, offset, sections, sources: "unknown", report, parsers }).readText(root);
    return undefined;
  }
  checkDepth(yaml, path, limits, report);
  const kind = kindOf(path);
  const context: Context = { path, timeZone, report };
  const front = withPlaceholders(kind, schemas[kind].salvage(yaml, context));
  const isStory = (_: Document["front"]): _ is StoryFront => kind === "story";

  const sources = isStory(front) ? citable(front) : undefined;
  const reader = new BodyReader({ path, text, offset, sections, sources, report, parsers });
  reader.readText(root);
  const answers = isStory(front) ? readAnswers(front, reader, reading, path) : [];

  const ownSlug = isStory(front) ? front.slug : undefined;
  const slug = ownSlug?.value ?? slugify(fileName(path));
  const slugSpan = ownSlug?.span ?? nameSpan(yaml);
  checkSlug(slug, { path, span: slugSpan }, report);
  const { excerpt, links, fragments, bullets } = reader.outline();
  const base = { path, digest, sound: true, slug, slugSpan, excerpt, links, fragments, bullets };
  if (!isStory(front)) return { ...base, kind, front, detail: reader.detail() } as Document;
  checkStory(front, path, report);
  checkCounts(front, path, limits, report);
  return story(base, front, reader.detail(), answers);
}

/** Front matter as it could be read, with something in place of what must be there and is not. */
function withPlaceholders(kind: Document["kind"], read: object): Document["front"] {
  const front = read as Record<string, unknown>;
  for (const [key, placeholder] of Object.entries(placeholders[kind])) front[key] ??= placeholder;
  return front as unknown as Document["front"];
}

/** The sources that have a key, as `BodyContext` wants them. */
function citable({ sources }: StoryFront): Map<string, string> {
  const labels = new Map<string, string>();
  // Every citation has its own.
  for (const { key, source, title } of sources)
    if (key)
      labels.set(key.value, shorten(title === undefined ? source.value : `${source.value}: ${title}`, LABEL));
  return labels;
}

/** UTF-16 units of what a citation shows of its source. */
const LABEL = 300;

/** Where a document is named; failing that, its first key. */
function nameSpan({ entries }: Mapping): Span {
  const name = entries.find(({ key }) => ["title", "name", "question"].includes(key));
  return name?.value.span ?? entries[0]?.keySpan ?? { start: 0, end: 3 };
}

/** Answers to the questions of the front matter, with their anchors. */
function readAnswers(
  front: StoryFront,
  reader: BodyReader,
  { parsers, limits, report }: Reading,
  path: string,
): readonly Answer[] {
  return front.questions.flatMap((entry) => {
    if (!("question" in entry)) return [];
    const { question, answer } = entry;
    if (!checkFragment(answer.value, { path, span: answer.span }, limits, report)) return [];
    return [
      {
        question,
        prose: readAnswer(answer, reader, parsers),
        anchor: reader.anchorFor(`question-${question}`),
      },
    ];
  });
}

interface Answer extends InlineQuestion {
  readonly prose: Prose;
}

/** Most answers are one plain paragraph, for which no parser is needed. */
function readAnswer({ value, span }: Located<string>, reader: BodyReader, { markdown }: Parsers) {
  if (
    /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ,;()"'’“”%$€£–—?.-]*$/u.test(value) &&
    !/^\d+[.)]|www\.|\bhttp/i.test(value)
  ) {
    return prose(`<p>${MARK.textStart}${escapeText(value)}${MARK.textEnd}</p>`);
  }
  return reader.readFragment(markdown.parseFragment(value), value, span);
}

/** Divides what was read of a story into its outline and its detail. */
function story(
  base: Omit<StoryDocument, "kind" | "id" | "front" | "asks" | "tells" | "inlineQuestions" | "detail">,
  front: StoryFront,
  detail: Detail,
  answers: readonly Answer[],
): StoryDocument {
  const { questions, timeline, image } = front;
  const outline: Record<string, unknown> = {};
  const rest: Record<string, unknown> = {};
  for (const key of Object.keys(front) as (keyof StoryFront)[])
    if (key !== "questions") (DETAIL_KEYS.has(key) ? rest : outline)[key] = front[key];
  return {
    kind: "story",
    id: front.id?.value ?? base.slug,
    front: outline as unknown as StoryDocument["front"],
    asks: questions.filter((entry): entry is Located<string> => !("question" in entry)),
    tells: timeline.flatMap(({ story: teller }) => teller ?? []),
    picture: image?.src,
    inlineQuestions: answers.map(({ question, anchor }) => ({ question, anchor })),
    detail: {
      front: rest as unknown as StoryDocument["detail"]["front"],
      answers: answers.map(({ prose: answer }) => answer),
      ...detail,
    },
    // Behind all others: what follows a spread is defined slowly.
    ...base,
  };
}

/** What a story must satisfy within itself. */
function checkStory(front: StoryFront, path: string, report: Report): void {
  const place = (span: Span): Place => ({ path, span });
  const keys = new Map<string, Span>();
  for (const { key } of front.sources) {
    if (!key) continue;
    const first = keys.get(key.value);
    if (first)
      report(
        diagnostic("BG0117", `two sources have the key \`${key.value}\``, {
          at: place(key.span),
          label: "the second one",
          also: [{ at: place(first), label: "the first one" }],
        }),
      );
    else keys.set(key.value, key.span);
  }
  const cited = [
    ...front.timeline.flatMap(({ cites }) => cites),
    ...front.figures.flatMap(({ cites }) => cites),
    ...front.quotes.map(({ cite }) => cite),
    ...front.claims.flatMap(({ by }) => by.map(({ key }) => key)),
  ];
  for (const { value, span } of cited) {
    if (keys.has(value)) continue;
    const label = didYouMean(value, [...keys.keys()]);
    const help = label ? [] : [`add an entry with \`key: ${value}\` to \`sources\``];
    report(diagnostic("BG0201", `\`${value}\` is not the key of a source`, { at: place(span), label, help }));
  }
  for (const { value, span } of front.aliases) readAlias(value, place(span), report);
}

const fileName = (path: string): string => path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "");
