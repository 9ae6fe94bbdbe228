import { diagnostic, type Place, type Report } from "../../diagnostics/diagnostic.ts";
import { grouped } from "../../text/order.ts";
import type { StoryFront } from "../story.ts";
import { type Amount, agree, amountOf, amountsWith } from "./amounts.ts";
import { type ProseBlock, saidIn, wordsOf } from "./prose.ts";

type Figure = StoryFront["figures"][number];

/** A figure whose value is a number with a unit. */
interface Counted extends Amount {
  readonly figure: Figure;
  readonly at: Place;
  /** The words of its label that say what is counted. */
  readonly topics: readonly string[];
}

/** A number of the text with the unit of a figure. */
interface Written {
  readonly amount: Amount;
  readonly text: string;
  readonly at: Place;
  /** The words of its sentence. */
  readonly sentence: () => string;
}

/** Shorter words say little of what is counted. */
const SHORTEST_TOPIC = 4;

/**
 * Reports numbers of the text that contradict a figure. A number is about the figure that has its unit if its sentence
 * has two words of the figure's label, or all of them; or if the text has no other number with this unit.
 */
export function checkNumbers(
  { figures: given, path, text, prose }: Numbers,
  placeOf: (index: number) => Place,
  report: Report,
): void {
  const counted = given.flatMap((figure, index) => countedIn(figure, placeOf(index)));
  if (counted.length === 0) return;
  const units = new Set(counted.map(({ unit }) => unit));
  const written = prose.flatMap((block) => writtenIn(block, text, path, units));
  for (const [unit, some] of grouped(written, ({ amount }) => amount.unit)) {
    const figures = counted.filter((figure) => figure.unit === unit);
    for (const one of some) {
      if (figures.some((figure) => agree(figure, one.amount))) continue;
      const about = figures.find(({ topics }) => isAbout(one.sentence(), topics));
      const figure = about ?? (some.length === 1 ? onlyOne(figures) : undefined);
      if (figure) report(contradiction(one, figure));
    }
  }
}

interface Numbers {
  readonly figures: readonly Figure[];
  readonly path: string;
  /** The file's text. */
  readonly text: string;
  readonly prose: readonly ProseBlock[];
}

function countedIn(figure: Figure, at: Place): Counted[] {
  const amount = figure.unit === undefined ? undefined : amountOf(figure.value, figure.unit);
  if (!amount) return [];
  const inUnit = wordsOf(figure.unit ?? "");
  const topics = wordsOf(figure.label)
    .trim()
    .split(" ")
    .filter((word) => word.length >= SHORTEST_TOPIC && !inUnit.includes(` ${word} `));
  return [{ ...amount, figure, at, topics: [...new Set(topics)] }];
}

const onlyOne = (figures: readonly Counted[]): Counted | undefined =>
  figures.length === 1 ? figures[0] : undefined;

function writtenIn({ span }: ProseBlock, text: string, path: string, units: ReadonlySet<string>): Written[] {
  const said = saidIn(text.slice(span.start, span.end));
  return [...amountsWith(said, units)].map((amount) => {
    const at = { path, span: { start: span.start + amount.at, end: span.start + amount.end } };
    return {
      amount,
      text: said.slice(amount.at, amount.end),
      at,
      sentence: () => wordsOf(sentenceAt(said, amount.at)),
    };
  });
}

/** No sentence of a person is longer on either side of a number, in UTF-16 units. */
const LONGEST = 300;

/** The sentence around a place of a text. */
function sentenceAt(whole: string, place: number): string {
  const text = whole.slice(Math.max(0, place - LONGEST), place + LONGEST);
  const at = Math.min(place, LONGEST);
  const before = text.slice(0, at);
  const start = Math.max(...[". ", "! ", "? ", ".\n", "。"].map((end) => before.lastIndexOf(end) + 1));
  const end = text.slice(at).search(/[.!?](?:\s|$)|。/);
  return text.slice(start, end < 0 ? undefined : at + end);
}

function isAbout(sentence: string, topics: readonly string[]): boolean {
  const shared = topics.filter((word) => sentence.includes(` ${word} `)).length;
  return shared > 0 && shared >= Math.min(2, topics.length);
}

const contradiction = ({ text, at }: Written, { figure, at: place }: Counted) =>
  diagnostic("BG0812", `this number differs from the figure “${figure.label}”`, {
    at,
    label: `\`${text}\` here, \`${figure.value}${figure.unit ? ` ${figure.unit}` : ""}\` there`,
    also: [{ at: place, label: "the figure" }],
  });
