import fc from "fast-check";
import { FORBIDDEN } from "../../src/text/characters.ts";
import { hostileText, markdown } from "./texts.ts";

/** Mostly what may stand there, now and then anything: with a mistake nothing is published, and no reader sees the rest. */
const mostly = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<T | string> =>
  fc.oneof({ weight: 300, arbitrary: right }, { weight: 1, arbitrary: hostileText });
const oneOf = (...words: string[]) => mostly(fc.constantFrom(...words));

const PAST = oneOf("2026-11-20", "2026-11-23T11:59+09:00", "1000-01-01", "2024-02-29");
const TOPICS = oneOf("Oil", "Oil", "<Gas>", "A&B", "كوريا", "__proto__", "constructor");
const OUTLETS = oneOf("AP", 'Le "Monde"', "연합뉴스", "toString", "https://ap.example/");
const KEYS = oneOf("one", "two");
const ADDRESSES = mostly(
  fc.oneof(
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.constantFrom(
      "https://example.com/?a=\"'<>&b=]]>",
      "https://例え.example/",
      "https://example.com/%0d%0aX:1",
    ),
    hostileText.map((text) => `https://example.com/?${text}`),
  ),
);
const LANGUAGES = oneOf("en", "ar", "zh-Hant", "en-x-a");
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 3 });
/** A text that is not empty when the white space around it is gone. */
const words = hostileText.map((text) => `${writable(text)}.`);
const writable = (text: string): string =>
  text.replace(new RegExp(FORBIDDEN.source, "g"), "").replace(/\p{Cs}/gu, "");
const some = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }, ...always: (keyof T)[]) =>
  fc.record(fields, { requiredKeys: always as never }) as fc.Arbitrary<object>;

/** Two sources that texts may cite. */
const bothSources = (source: fc.Arbitrary<object>) =>
  fc.tuple(source, source).map(([one, two]) => [
    { key: "one", ...one },
    { key: "two", ...two },
  ]);

/** Front matter of one of the site's stories. */
const story = (number: number) =>
  some(
    {
      id: fc.constant(`s${number}`),
      title: words,
      date: PAST,
      updated: PAST,
      summary: words,
      slug: oneOf(`a${number}`, `회담-${number}`),
      lang: LANGUAGES,
      aliases: mostly(
        fc.uniqueArray(fc.constantFrom(`/old${number}/`, `older${number}.html`, `/a/${number}`)),
      ),
      authors: list(words),
      image: some({ src: oneOf("https://example.com/a.png"), alt: words, credit: words }, "src", "alt"),
      kind: oneOf("reportage", "opinion"),
      status: oneOf("published", "withdrawn"),
      verification: some({ level: oneOf("disputed"), note: words }, "level"),
      production: some({ mode: oneOf("generated"), note: words }, "mode"),
      topics: fc.uniqueArray(
        fc.oneof(TOPICS, some({ topic: TOPICS, role: oneOf("main", "mention") }, "topic")),
        { maxLength: 3, selector: (one) => JSON.stringify(one) },
      ),
      storyline: oneOf("line"),
      sources: bothSources(
        some(
          {
            source: OUTLETS,
            title: words,
            url: ADDRESSES,
            published: PAST,
            accessed: PAST,
            archive: ADDRESSES,
            access: oneOf("paywall"),
            kind: oneOf("news"),
            via: OUTLETS,
            byline: words,
            stresses: words,
            lang: LANGUAGES,
          },
          "source",
        ),
      ),
      questions: list(
        fc.oneof(oneOf("why"), some({ question: words, answer: markdown }, "question", "answer")),
      ),
      timeline: list(
        some(
          { date: oneOf("2019", "2019-02-28"), text: words, cites: list(KEYS), story: oneOf("s0") },
          "date",
          "text",
        ),
      ),
      claims: list(
        some(
          {
            claim: words,
            by: fc.dictionary(fc.constantFrom("one", "two"), oneOf("supports", "silent"), {
              minKeys: 1,
              maxKeys: 2,
            }),
          },
          "claim",
          "by",
        ),
      ),
      figures: list(
        some(
          {
            label: words,
            value: words,
            unit: words,
            approx: fc.boolean(),
            cites: list(KEYS),
          },
          "label",
          "value",
        ),
      ),
      quotes: list(some({ text: words, speaker: words, cite: KEYS }, "text", "speaker", "cite")),
      unknowns: list(words),
      corrections: list(
        some(
          {
            at: PAST,
            kind: oneOf("correction", "retraction"),
            text: words,
            was: words,
            now: words,
          },
          "at",
          "kind",
          "text",
        ),
      ),
      extra: fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
    },
    "title",
    "date",
    "sources",
    "id",
  );

const topic = some(
  {
    name: oneOf("Oil"),
    kind: oneOf("person", "issue"),
    aliases: list(words),
    related: list(oneOf("Oil")),
    wikidata: oneOf("Q42"),
    description_from: some({ url: ADDRESSES, licence: words }, "url", "licence"),
  },
  "name",
);
const outlet = some(
  {
    name: oneOf("AP"),
    url: ADDRESSES,
    domains: list(oneOf("ap.example")),
    aliases: list(words),
    kind: oneOf("wire"),
    country: oneOf("US"),
    languages: list(LANGUAGES),
    owner: list(words),
    ratings: list(
      some(
        {
          by: words,
          dimension: words,
          value: words,
          scale: words,
          url: ADDRESSES,
          retrieved: PAST,
        },
        ...(["by", "dimension", "value", "url", "retrieved"] as const),
      ),
    ),
  },
  "name",
);
const question = some(
  {
    question: words,
    date: PAST,
    updated: PAST,
    topics: list(oneOf("Oil")),
    stories: list(oneOf("s0")),
    status: oneOf("open", "answered"),
    lang: LANGUAGES,
  },
  "question",
  "date",
);
const storyline = some(
  { title: words, synopsis: words, status: oneOf("closed"), topics: list(oneOf("Oil")) },
  "title",
);

/** Only stories have what can be cited. */
const record = (front: fc.Arbitrary<object>) => file(front).map((text) => text.replaceAll("[@", "["));

const file = (front: fc.Arbitrary<object>): fc.Arbitrary<string> =>
  fc.tuple(front, markdown).map(([values, body]) => {
    const lines = Object.entries(values).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
    return `---\n${lines.join("")}---\n\n${writable(body)}\n`;
  });

/** Files of a small site: two stories, and a record of each kind. Their values are hostile, most of them in the right places. */
export const siteFiles: fc.Arbitrary<Record<string, string>> = fc.record({
  "briefings/s0.md": file(story(0)),
  "briefings/s1.md": file(story(1)),
  "briefings/topics/oil.md": record(topic),
  "briefings/sources/ap.md": record(outlet),
  "briefings/questions/why.md": record(question),
  "briefings/storylines/line.md": record(storyline),
});
