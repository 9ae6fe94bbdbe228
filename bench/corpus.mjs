// Generated news briefings: node bench/corpus.mjs <folder> [--stories 1000] [--seed 1]
// Writes a site's briefings. The same number and seed give the same bytes. A story has 5.9 KB: 2.5 KB of front matter
// (dates, summary, topics, sources, questions) and 3.4 KB in the house sections, with links, lists, emphasis and
// quotations; some have a table, a footnote or code. Topics and outlets follow Zipf's law.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Dice } from "./random.mjs";
import * as vocabulary from "./words.mjs";

const START = Date.UTC(2022, 0, 1);
const DAYS = 3 * 365;
const HOUR = 3_600_000;

/**
 * `count` stories, oldest first. `path` is relative to the folder of briefings; `topics` and `outlets`
 * are names.
 */
export function* stories(count, seed = 1) {
  const dice = new Dice(seed);
  const desk = new Desk(dice, count);
  for (let index = 0; index < count; index++) {
    const time = START + Math.floor((DAYS * 24 * HOUR * index) / count);
    const date = isoTime(time);
    const title = desk.headline();
    const slug = `${slugOf(title)}-${index}`;
    const topics = dice.distinct(2, 6, desk.drawTopic);
    const sources = dice.distinct(3, 6, desk.drawOutlet).map((outlet) => desk.article(outlet, date));
    const front = [
      `title: ${quoted(title)}`,
      `date: ${date}`,
      `updated: ${isoTime(time + dice.number(1, 40) * HOUR)}`,
      `slug: ${slug}`,
      `summary: ${quoted(desk.plain(40))}`,
      ...["topics:", ...topics.map((topic) => `  - ${topic}`)],
      ...["sources:", ...sources.flatMap(sourceLines)],
      ...["questions:", ...dice.times(3, 3, () => desk.question()).flatMap(questionLines)],
    ];
    const outlets = sources.map(({ outlet }) => outlet.name);
    yield {
      ...{ path: `${date.slice(0, 4)}/${date.slice(5, 7)}/${slug}.md`, slug, topics, outlets },
      text: `---\n${front.join("\n")}\n---\n${body(desk, dice, topics, outlets)}`,
    };
  }
}

function body(desk, dice, topics, outlets) {
  const papers = desk.paragraphs(35);
  for (const [index, outlet] of outlets.slice(0, 3).entries())
    papers[index % papers.length] += ` ${outlet} ${dice.pick(vocabulary.REPORTS)} ${desk.clause()}.`;
  const blocks = [
    ...["## What's happened", ...desk.paragraphs(60)],
    ...["## What's behind the headline?", ...desk.paragraphs(115), `At stake are ${small(topics[0])}, too.`],
    ...(dice.chance(0.2) ? [`> ${desk.sentence()} ${desk.sentence()}`] : []),
    ...["## What the papers say", ...desk.withLinks(papers, dice.number(2, 3))],
    ...["## How we got here", ...desk.withLinks(desk.paragraphs(85), dice.number(1, 2))],
    "## Go deeper",
    dice.times(3, 3, () => `- ${desk.link()}: ${desk.clause()}`).join("\n"),
    ...rarities(desk, dice),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** What only some stories have. */
function rarities(desk, dice) {
  const row = (cells) => `| ${cells.join(" | ")} |`;
  const cells = () => dice.times(3, 3, () => dice.pick(vocabulary.OBJECTS));
  return [
    ...(dice.chance(0.03) ? [[row(cells()), row(["---", "---", "---"]), row(cells())].join("\n")] : []),
    ...(dice.chance(0.03) ? [`${desk.sentence()}[^1]\n\n[^1]: ${desk.sentence()}`] : []),
    ...(dice.chance(0.01)
      ? [`The file has one line for each year:\n\n\`\`\`\nyear,total\n2021,14\n\`\`\``]
      : []),
    ...(dice.chance(0.01) ? [`The column \`total\` is left out for ${small(dice.pick(desk.topics))}.`] : []),
  ];
}

/** Writes sentences, headlines, links and articles. */
class Desk {
  constructor(dice, count) {
    this.dice = dice;
    this.outlets = dice.shuffled(outlets());
    this.topics = dice.shuffled(topics()).slice(0, Math.max(50, Math.floor(count / 20)));
    this.drawOutlet = dice.zipf(this.outlets);
    this.drawTopic = dice.zipf(this.topics);
  }

  /** Actor, verb, object, and often how or when. The object may be marked up. */
  clause(mark = (object) => object) {
    const { dice } = this;
    const parts = [
      dice.pick(vocabulary.ACTORS),
      dice.pick(vocabulary.VERBS),
      mark(dice.pick(vocabulary.OBJECTS)),
      ...(dice.chance(0.6) ? [dice.pick(vocabulary.TAILS)] : []),
    ];
    return parts.join(" ");
  }

  sentence(mark) {
    const { dice } = this;
    const opener = dice.chance(0.3) ? `${dice.pick(vocabulary.OPENERS)}, ` : "";
    return `${capital(opener + this.clause(mark))}.`;
  }

  /** Strong, emphasised or quoted, now and then. */
  emphasis = (object) => {
    const kind = this.dice.number(0, 99);
    const sign = kind < 9 ? "**" : kind < 18 ? "*" : kind < 35 ? '"' : "";
    return sign + object + sign;
  };

  /** About that many words, in paragraphs of two to four sentences. */
  paragraphs(words, mark = this.emphasis) {
    const paragraphs = [];
    for (let left = words; left > 6; ) {
      const sentences = [];
      for (let size = this.dice.number(2, 4); size > 0 && left > 6; size--) {
        const sentence = this.sentence(mark);
        left -= sentence.split(" ").length;
        sentences.push(sentence);
      }
      paragraphs.push(sentences.join(" "));
    }
    return paragraphs;
  }

  plain = (words) => this.paragraphs(words, (object) => object).join(" ");

  headline() {
    const { dice } = this;
    return capital(
      [vocabulary.ACTORS, vocabulary.VERBS, vocabulary.OBJECTS].map((list) => dice.pick(list)).join(" "),
    );
  }

  question() {
    const { dice } = this;
    return {
      question: `${dice.pick(vocabulary.QUESTIONS)}, and what of ${dice.pick(vocabulary.OBJECTS)}?`,
      answer: this.plain(42),
    };
  }

  link() {
    const { dice } = this;
    return `[${dice.pick(vocabulary.OBJECTS)}](https://${dice.pick(this.outlets).host}/news/${dice.number(1000, 99999)}?from=brief)`;
  }

  withLinks(paragraphs, count) {
    const linked = [...paragraphs];
    for (let index = 0; index < count; index++)
      linked[index % linked.length] += ` It is about ${this.link()}, among other things.`;
    return linked;
  }

  article(outlet, date) {
    const title = this.headline();
    const url = `https://${outlet.host}/${date.slice(0, 4)}/${slugOf(title).slice(0, 24)}-${this.dice.number(1000, 99999)}`;
    return { outlet, title, url, published: date.slice(0, 10) };
  }
}

const outlets = () =>
  vocabulary.OUTLET_PLACES.flatMap((place) =>
    vocabulary.OUTLET_KINDS.map((kind) => ({
      name: `The ${place} ${kind}`,
      host: `${slugOf(place)}-${kind.toLowerCase()}.example`,
    })),
  );

const topics = () =>
  vocabulary.TOPIC_ADJECTIVES.flatMap((adjective) =>
    vocabulary.TOPIC_NOUNS.map((noun) => `${capital(adjective)} ${noun}`),
  );

const sourceLines = ({ outlet, title, url, published }) => [
  `  - source: ${outlet.name}`,
  `    url: ${url}`,
  `    title: ${quoted(title)}`,
  `    published: ${published}`,
];

const questionLines = ({ question, answer }) => [
  `  - question: ${quoted(question)}`,
  `    answer: ${quoted(answer)}`,
];

const isoTime = (epoch) => `${new Date(epoch).toISOString().slice(0, 19)}Z`;

const capital = (text) => text[0].toUpperCase() + text.slice(1);

const small = (text) => text[0].toLowerCase() + text.slice(1);

const slugOf = (text) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** A JSON string is a double-quoted string in YAML. */
const quoted = (text) => JSON.stringify(text);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { stories: { type: "string", default: "1000" }, seed: { type: "string", default: "1" } },
  });
  const [folder] = positionals;
  if (folder === undefined) {
    console.error("usage: node bench/corpus.mjs <folder> [--stories 1000] [--seed 1]");
    process.exitCode = 2;
  } else writeCorpus(resolve(folder), stories(Number(values.stories), Number(values.seed)));
}

function writeCorpus(folder, found) {
  for (const { path, text } of found) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
