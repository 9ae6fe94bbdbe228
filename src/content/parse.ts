import { type Diagnostic, diagnostic, type Report, type Span } from "../diagnostics/diagnostic.ts";
import type { Parsers } from "../markdown/parsers.ts";
import { readWith } from "../markdown/read-with.ts";
import type { Context } from "../schema/index.ts";
import type { Mapping } from "../schema/value.ts";
import { slugify } from "../text/names.ts";
import { checkSlug, fileName } from "./address.ts";
import { checkAhead } from "./ahead.ts";
import { BodyReader } from "./body.ts";
import { checkDirection } from "./check-direction.ts";
import { checkDepth, checkLimits } from "./check-limits.ts";
import type { Document } from "./document.ts";
import { DocumentText } from "./document-text.ts";
import { editionSchema } from "./edition.ts";
import { checkFence } from "./front-matter.ts";
import type { ParseOptions } from "./parse-options.ts";
import { type PlainPageFront, plainPageSchema } from "./plain-page.ts";
import { PAGES, readPlainPage } from "./read-plain-page.ts";
import { type ReaderOf, type Reading, readStory } from "./read-story.ts";
import {
  type AuthorFront,
  authorSchema,
  outletSchema,
  questionSchema,
  storylineSchema,
  topicSchema,
} from "./records.ts";
import { NO_SECTIONS } from "./sections.ts";
import type { SourceFile } from "./source-file.ts";
import { type StoryFront, storySchema } from "./story.ts";
import { takeBlocks } from "./take-blocks.ts";

export interface Parsed {
  /** What could be read, even if there are errors; undefined if there is no front matter to read. */
  readonly document: Document | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const RECORD_FOLDERS = {
  topics: "topic",
  sources: "outlet",
  questions: "question",
  storylines: "storyline",
  authors: "author",
  editions: "edition",
} as const;

const NO_DATE = { iso: "1970-01-01T00:00:00+00:00", epoch: 0, day: "1970-01-01" };

/** Replacements for required values that are missing or wrong, so that later stages can go on looking for problems. */
const placeholders = {
  story: { title: "", date: { value: NO_DATE, span: { start: 0, end: 3 } } },
  outlet: { name: "" },
  topic: { name: "" },
  question: { question: "", date: NO_DATE },
  storyline: { title: "" },
  author: { name: "" },
  edition: { date: NO_DATE },
  page: { title: "" },
};

const schemas = {
  story: storySchema,
  outlet: outletSchema,
  topic: topicSchema,
  question: questionSchema,
  storyline: storylineSchema,
  author: authorSchema,
  edition: editionSchema,
  page: plainPageSchema,
};

/** The kind of document at a path: `briefings/topics/x.md` is a topic, `briefings/x.md` a story, `pages/x.md` a page. */
function kindOf(path: string): Document["kind"] {
  if (path.startsWith(PAGES)) return "page";
  const folder = /^briefings\/([^/]+)\//.exec(path)?.[1];
  return folder !== undefined && Object.hasOwn(RECORD_FOLDERS, folder)
    ? RECORD_FOLDERS[folder as keyof typeof RECORD_FOLDERS]
    : "story";
}

/** Reads one file. The result depends on nothing but the file and the options, so it can be stored. */
export const parse = (file: SourceFile, options: ParseOptions, parsers: Parsers): Promise<Parsed> =>
  readWith(parsers, (current) => parseWith(file, options, current), options.prepare);

/** Reads one file with these parsers. Throws `StepAside` if one of them is an accelerator that cannot read the file. */
export function parseWith(file: SourceFile, options: ParseOptions, parsers: Parsers): Parsed {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (found) => {
    if (diagnostics.push(found) > MOST) throw new TooMany();
  };
  const { timeZone, sections, limits, unwanted } = options;
  const isSound = () => !diagnostics.some(({ severity }) => severity === "error");
  let document: (Document & { sound: boolean }) | undefined;
  try {
    document = read(file, { timeZone, sections, limits, unwanted, parsers, report, isSound });
  } catch (error) {
    // It passed the guards, but becomes longer than any text, or exhausts the stack: thousands of nested tags.
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
  if (document) document.sound = isSound();
  return { document, diagnostics };
}

/** How many problems of one file are reported. */
const MOST = 500;

/** Thrown if a file has more of them: nobody reads so many, and reporting each takes time. */
class TooMany extends Error {}

function read(file: SourceFile, reading: Reading): Document | undefined {
  const { timeZone, report, parsers, limits } = reading;
  const kind = kindOf(file.path);
  const sections = kind === "story" ? reading.sections : NO_SECTIONS;
  const problem = checkFence(file) ?? checkLimits(file, limits);
  if (problem) {
    report(problem);
    return undefined;
  }
  const { root, offset, yaml: written } = parsers.markdown.parseFile(file.text);
  const { path, text } = file;
  const start = text.indexOf("\n") + 1;
  const yaml = parsers.yaml.read({ path, text: written, offset: start }, report);
  checkDirection(file, start + written.length, report);
  const reader: ReaderOf = (sources, sourceAt = () => undefined) => {
    const body = new BodyReader({ path, text, offset, sections, sources, sourceAt, report, parsers });
    body.readText(root);
    return body;
  };
  if (!yaml) {
    // The body is still read, so that a mistake in the YAML hides no other one. Its sources are unknown.
    reader("unknown");
    return undefined;
  }
  checkDepth(yaml, path, limits, report);
  const context: Context = { path, text, timeZone, report };
  const front = withPlaceholders(kind, schemas[kind].salvage(yaml, context));
  const named = nameSpan(yaml);
  if (kind === "story") return readStory(file, { front: front as StoryFront, yaml, named }, reader, reading);
  const blocks = kind === "page" ? takeBlocks(root, { path, text, offset, parsers, report }) : [];
  const body = reader(undefined);
  if (kind === "page") return readPlainPage(file, front as PlainPageFront, named, { body, blocks }, report);
  const { slug: own } = front as Partial<AuthorFront>;
  const slug = own?.value ?? slugify(fileName(path));
  const slugSpan = own?.span ?? named;
  checkSlug(slug, { path, span: slugSpan }, report);
  if ("ahead" in front) checkAhead(front.ahead, path, report);
  const base = { path, digest: file.digest, sound: true, slug, slugSpan, nameSpan: named, ...body.outline() };
  return { ...base, kind, front, text: new DocumentText(body.text([])) } as Document;
}

/** Front matter as far as it could be read, with placeholders for required values. */
function withPlaceholders(kind: Document["kind"], read: object): Document["front"] {
  const front = read as Record<string, unknown>;
  for (const [key, placeholder] of Object.entries(placeholders[kind])) front[key] ??= placeholder;
  return front as unknown as Document["front"];
}

/** Where a document's name is written; without a name, its first key. */
function nameSpan({ entries }: Mapping): Span {
  const name = entries.find(({ key }) => ["title", "name", "question"].includes(key));
  return name?.value.span ?? entries[0]?.keySpan ?? { start: 0, end: 3 };
}
