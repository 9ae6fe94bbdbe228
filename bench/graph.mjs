// How the graph's time grows: node bench/graph.mjs [stories …]
// Builds the graph of N generated stories in memory, runs every query for every node once, and prints
// seconds and microseconds per story. Topics follow Zipf's law, so the largest one is in about a third of all
// stories: a step that is quadratic in the number of stories would show at once.

import { Languages } from "../lib/config/languages.js";
import { Tracker } from "../lib/dependencies/tracker.js";
import { buildGraph } from "../lib/graph/build.js";
import { EditionSchedule } from "../lib/graph/edition-schedule.js";
import { randomNumbers } from "./random.mjs";

const sizes = process.argv.slice(2).map(Number);
const at = { start: 0, end: 1 };
const DAILY = { every: "day", weekday: "monday", at: "06:00", zone: "UTC" };
const NOTHING = { links: [], fragments: [], bullets: [], excerpt: "", asks: [], tells: [] };

for (const size of sizes.length > 0 ? sizes : [1_000, 10_000, 50_000]) {
  const documents = makeStories(size);
  const rows = [];
  const time = (name, work) => {
    const start = process.hrtime.bigint();
    const result = work();
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    rows.push({ step: name, seconds: seconds.toFixed(3), "µs a story": ((seconds / size) * 1e6).toFixed(1) });
    return result;
  };
  const graph = time("build", () =>
    buildGraph(
      {
        documents,
        heldBack: [],
        broken: [],
        schedule: new EditionSchedule(DAILY, "UTC"),
        future: false,
        languages: new Languages("en", []),
        now: Date.now(),
        tracker: new Tracker(),
      },
      () => {},
    ),
  );
  const { stories, topics, outlets, storylines, questions } = graph.nodes;
  time("related stories of all", () => stories.map((story) => graph.relatedTo(story)));
  time("earlier stories of all", () => stories.map((story) => graph.storylines.earlierStories(story)));
  time("editions", () => graph.nodes.editions.map((edition) => graph.editions.contentsOf(edition)));
  time("origins of all", () => stories.map((story) => graph.originsOf(story)));
  time("topics: outlets, neighbours", () =>
    topics.map((topic) => [graph.outletsCovering(topic), graph.topicsOccurringWith(topic)]),
  );
  time("outlets: articles, topics, neighbours", () =>
    outlets.map((outlet) => [
      graph.citationsFrom(outlet),
      graph.topicsCoveredBy(outlet),
      graph.outletsCitedWith(outlet),
    ]),
  );
  time("storylines, open questions, corrections", () => [
    storylines.map((one) => graph.storylines.storiesIn(one)),
    graph.questions.open(),
    graph.corrections(),
    questions,
  ]);
  const edges = time("all edges", () => [...graph.edges()].length);
  const heap = Math.round(process.memoryUsage().heapUsed / 2 ** 20);
  console.log(
    `\n${size} stories, ${topics.length} topics, ${outlets.length} outlets, ${storylines.length} storylines, ${edges} edges, heap ${heap} MB`,
  );
  console.table(rows);
}

function makeStories(size) {
  const random = randomNumbers(1);
  const topicCount = Math.max(50, Math.floor(size / 20));
  const zipf = (count) => Math.min(count - 1, Math.floor(Math.exp(random() * Math.log(count + 1)) - 1));
  const some = (least, most, draw) => [
    ...new Set(Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, draw)),
  ];
  const located = (value) => ({ value, span: at });
  const lines = Math.max(1, Math.floor(size / 25));
  const lists = {
    aliases: [],
    authors: [located("Desk")],
    questions: [],
    timeline: [],
    claims: [],
    figures: [],
    quotes: [],
    unknowns: [],
    ahead: [],
    corrections: [],
  };
  const storylines = Array.from({ length: lines }, (_, index) => ({
    ...{
      kind: "storyline",
      path: `briefings/storylines/line-${index}.md`,
      digest: "",
      sound: true,
      slug: `line-${index}`,
      slugSpan: at,
      ...NOTHING,
    },
    front: { title: `Line ${index}`, status: "active", topics: [], ahead: [] },
  }));
  const stories = Array.from({ length: size }, (_, index) => {
    const epoch = Date.UTC(2023, 0, 1) + index * 36e5;
    const iso = new Date(epoch).toISOString();
    const front = {
      ...lists,
      ...{
        title: `Story ${index}`,
        date: located({ iso, epoch, day: iso.slice(0, 10) }),
        kind: "reportage",
        status: "published",
      },
      topics: some(2, 6, () => zipf(topicCount)).map((topic) => located(`Topic ${topic}`)),
      sources: some(3, 6, () => zipf(200)).map((outlet) => ({
        source: located(`Outlet ${outlet}`),
        title: `Report ${index}`,
        url: `https://outlet-${outlet}.example/${Math.floor(index / 3)}`,
      })),
      previous: index > 0 && random() < 0.3 ? [located(`story-${index - 1}`)] : [],
      storyline: random() < 0.4 ? located(`line-${zipf(lines)}`) : undefined,
    };
    return {
      kind: "story",
      path: `briefings/story-${index}.md`,
      digest: "",
      sound: true,
      slug: `story-${index}`,
      slugSpan: at,
      id: `story-${index}`,
      front,
      inlineQuestions: [],
      versions: { structure: index, teaser: index },
      ...NOTHING,
    };
  });
  return [...storylines, ...stories];
}
