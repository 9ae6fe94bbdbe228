import { diagnostic, type Place, type Report, type Span } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Parsers } from "../markdown/parsers.ts";
import { EMPTY_TEXT, paragraphOf } from "../markdown/rich-text.ts";
import type { TextContext } from "../markdown/text-context.ts";
import type { Located } from "../schema/index.ts";
import type { Mapping } from "../schema/value.ts";
import { slugify } from "../text/names.ts";
import { checkSlug, fileName, readAlias } from "./address.ts";
import { checkAhead } from "./ahead.ts";
import { auditStory, comparedIn } from "./audit/story-audit.ts";
import type { BodyContext, BodyReader } from "./body.ts";
import { checkCounts, checkFragment } from "./check-limits.ts";
import type { InlineQuestion, StoryDocument, StoryVersions } from "./document.ts";
import { type AnswerText, DocumentText } from "./document-text.ts";
import { COMMON } from "./keys.ts";
import type { ParseOptions } from "./parse-options.ts";
import type { SourceFile } from "./source-file.ts";
import type { StoryFront } from "./story.ts";
import { versionsOf } from "./versions.ts";

/** What reading one file needs. */
export interface Reading extends ParseOptions {
  readonly parsers: Parsers;
  readonly report: Report;
  /** Whether the file has no error so far. */
  readonly isSound: () => boolean;
}

/** A story's front matter. */
export interface WrittenFront {
  readonly front: StoryFront;
  readonly yaml: Mapping;
  /** Where its title is. */
  readonly named: Span;
}

/** Answers to the questions of the front matter, with their anchors. */
function readAnswers(
  questions: StoryFront["questions"],
  reader: BodyReader,
  { parsers, limits, report }: Reading,
  path: string,
): readonly Answer[] {
  return questions.flatMap((entry) => {
    if (!("question" in entry)) return [];
    const { question, answer } = entry;
    const isPlain = PLAIN.test(answer.value) && !NOT_PLAIN.test(answer.value);
    if (!isPlain && !checkFragment(answer.value, { path, span: answer.span }, limits, report)) return [];
    const text = isPlain ? plainAnswer(answer.value) : readMarkdown(answer, reader, parsers);
    return [{ question, text, anchor: reader.anchorFor(`question-${question}`) }];
  });
}

interface Answer extends InlineQuestion {
  readonly text: AnswerText;
}

const plainAnswer = (words: string): AnswerText => ({ text: paragraphOf(words), footnotes: EMPTY_TEXT });

/** Most answers are one plain paragraph, which needs no parser. Its words do not count for the reading time. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ,;()"'’“”%$€£–—?.-]*$/u;
const NOT_PLAIN = /^\d+[.)]|www\.|\bhttp/i;

const readMarkdown = (answer: Located<string>, reader: BodyReader, { markdown }: Parsers): AnswerText =>
  reader.readAnswer(markdown.parseFragment(answer.value), answer);

/** Reads the text below the front matter: `sources` are the keys that it may cite. */
export type ReaderOf = (sources: TextContext["sources"], sourceAt?: BodyContext["sourceAt"]) => BodyReader;

/** Whether two addresses differ in a slash at the end, at most. */
const isSameAddress = (a: string, b: string): boolean => a.replace(/\/$/, "") === b.replace(/\/$/, "");

/** `reader` reads the text below the front matter, whose citations are of these sources. */
export function readStory(
  { path, digest, text }: SourceFile,
  { front: { questions, ...front }, yaml, named }: WrittenFront,
  reader: ReaderOf,
  reading: Reading,
): StoryDocument {
  const { report, limits } = reading;
  const body = reader(new Set(front.sources.flatMap(({ key }) => key?.value ?? [])), (address) => {
    const found = front.sources.find(({ url }) => url !== undefined && isSameAddress(url, address));
    return found && { title: found.title, outlet: found.source.value };
  });
  const answers = readAnswers(questions, body, reading, path);
  const slug = front.slug?.value ?? slugify(fileName(path));
  const slugSpan = front.slug?.span ?? named;
  checkSlug(slug, { path, span: slugSpan }, report);
  checkStory(front, path, report);
  checkCounts(front, path, limits, report);
  const { excerpt, links, fragments, bullets, citations, anchors, words, charts } = body.outline();
  const compared = comparedIn({ path, front, text, yaml, prose: body.prose });
  // One literal: members after a spread are defined slowly.
  const story = {
    kind: "story" as const,
    id: front.id?.value ?? slug,
    path,
    digest,
    sound: true,
    slug,
    slugSpan,
    front,
    asks: questions.filter((entry): entry is Located<string> => !("question" in entry)),
    inlineQuestions: answers.map(({ question, anchor }) => ({ question, anchor })),
    excerpt,
    links,
    fragments,
    bullets,
    citations,
    anchors,
    words,
    charts,
    versions: NO_VERSIONS,
    papers: compared.papers,
    figurePlaces: compared.figurePlaces,
    text: new DocumentText(body.text(answers.map(({ text }) => text))),
  };
  story.versions = versionsOf(story);
  if (reading.isSound()) auditStory({ ...story, text, yaml, prose: body.prose }, reading);
  return story;
}

const NO_VERSIONS: StoryVersions = { structure: 0, teaser: 0 };

/** Reports contradictions within a story. */
function checkStory(front: StoryDocument["front"], path: string, report: Report): void {
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
    if (keys.has(value) || value === COMMON) continue;
    const label = didYouMean(value, [...keys.keys()]);
    const help = label ? [] : [`add an entry with \`key: ${value}\` to \`sources\``];
    report(diagnostic("BG0201", `\`${value}\` is not the key of a source`, { at: place(span), label, help }));
  }
  if (front.lead_until && !front.lead?.value)
    report(
      diagnostic("BG0109", "`lead_until` is only for a story that leads the home page", {
        at: place(front.lead_until.span),
        help: ["add a line `lead: true`, or remove `lead_until`"],
      }),
    );
  for (const { value, span } of front.aliases) readAlias(value, place(span), report);
  checkAhead(front.ahead, path, report);
}
