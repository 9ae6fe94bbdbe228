import fc from "fast-check";
import { expect, test } from "vitest";
import { LIMITS } from "../../src/content/limits.ts";
import { parseWith } from "../../src/content/parse.ts";
import { SectionNames } from "../../src/content/sections.ts";
import { importText } from "../../src/import/import.ts";
import { reference } from "../../src/markdown/reference.ts";
import { drafting } from "../import/drafting.ts";
import { importing } from "../import/pages.ts";
import { building } from "./building.ts";
import { expectSound } from "./expectations.ts";
import { runs, TIMEOUT } from "./length.ts";
import { otherPage } from "./other-pages.ts";
import { hostileText, markdown } from "./texts.ts";

/** Lets what is imported be published before anybody has mended its links. */
const CONFIG =
  "site: {title: T, url: https://example.org/}\nsearch: off\ndiagnostics: {BG0203: off, BG0204: off, BG0209: off}\n";
const STRICT = "site: {title: T, url: https://example.org/}\nsearch: off\n";
const PATH = /^briefings\/(?:[\p{L}\p{M}\p{N}._~-]+\/)*[\p{L}\p{M}\p{N}._~-]+\.md$/u;

const HEADINGS = [
  "What's happened",
  "What's behind the headline?",
  "What the papers say",
  "How we got here",
  "Go deeper",
  "Common questions",
  "More on these topics",
];

/** A text in the house format, as people paste it: headings, lines and lists of anything. */
const houseText = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...HEADINGS).map((heading) => `\n\n${heading}\n\n`) },
      { weight: 3, arbitrary: hostileText },
      { weight: 1, arbitrary: markdown },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          "\n",
          "\n\n",
          "\n- ",
          "\n• ",
          ": ",
          "?\n",
          " (AP)",
          "The Guardian: ",
          "https://example.com/ ",
          "2026-11-20\n",
        ),
      },
    ),
    { minLength: 2, maxLength: 20 },
  )
  .map((parts) => `A title\n\n${HEADINGS[0]}\n\n${parts.join("")}`);

test(
  "whatever text is imported, its briefing can be built once its dates and addresses are there",
  async () => {
    await fc.assert(
      fc.asyncProperty(houseText, fc.boolean(), async (written, isMarkdown) => {
        const text = written
          .toWellFormed()
          .replace(/[\p{Cc}\ufffd\ufdd0-\ufdef\ufffe\uffff]/gu, (sign) => (sign === "\n" ? sign : "?"));
        const { files } = importText({
          ...{ file: "a.txt", text, isMarkdown, title: undefined, date: undefined, today: "2026-11-20" },
          sections: new SectionNames(),
          existing: { outlets: [], topics: new Map(), questions: new Map() },
        });
        for (const { path } of files) expect(path).toMatch(PATH);
        const all = Object.fromEntries(files.map(({ path, text: content }) => [path, content]));
        if (files.length > 0) await building({ "briefgen.config.yaml": CONFIG, ...all }, expectSound);
      }),
      runs(14),
    );
  },
  TIMEOUT,
);

test.each(["hugo", "jekyll"] as const)(
  "whatever page of %s is imported, it is built, or left out with a reason",
  async (from) => {
    await fc.assert(
      fc.asyncProperty(otherPage, async ({ path, text }) => {
        const source = from === "hugo" ? `content/${path}` : path;
        const { stories, leftOut, records } = importing({ from, pages: { [source]: text } });
        expect(stories.length + leftOut.length).toBe(1);
        for (const { page, text: made } of stories) {
          expect(page.story).toMatch(PATH);
          const files = { ...Object.fromEntries(records), [page.story]: made };
          await building({ "briefgen.config.yaml": STRICT, ...files }, async (site, build) => {
            const { diagnostics } = await expectSound(site, build);
            expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
          });
        }
      }),
      runs(14),
    );
  },
  TIMEOUT,
);

/** A text where one is wanted, or anything else. */
const anyText = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 4, arbitrary: markdown },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "[a.example#1]",
      "x [a#1][common] y",
      "2025-11:: A",
      "A: b",
      "https://a.example/1",
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue() },
);

/** A cluster of Kagi News with anything in its places. */
const cluster = fc.record(
  {
    title: fc.oneof(hostileText, fc.constant("T")),
    short_summary: anyText,
    ...{ quote: anyText, quote_author: anyText, quote_source_url: anyText, historical_background: anyText },
    ...{
      talking_points: fc.array(anyText, { maxLength: 3 }),
      analysis: anyText,
      category: anyText,
      emoji: anyText,
    },
    timeline: fc.array(fc.oneof(anyText, fc.record({ date: anyText, content: anyText })), { maxLength: 3 }),
    perspectives: fc.array(
      fc.record({
        text: anyText,
        sources: fc.array(fc.record({ name: anyText, url: anyText }), { maxLength: 2 }),
      }),
      { maxLength: 3 },
    ),
    suggested_qna: fc.array(fc.record({ question: anyText, answer: anyText }), { maxLength: 3 }),
    articles: fc.array(
      fc.record({
        ...{ title: anyText, date: anyText, domain: fc.oneof(fc.constant("a.example"), anyText) },
        link: fc.oneof(fc.constant("https://a.example/1"), anyText),
      }),
      { maxLength: 3 },
    ),
    primary_image: fc.record({ url: anyText, caption: anyText }),
  },
  { requiredKeys: ["title"] },
);

const item = fc.record({
  ...{ title: anyText, summary: anyText, content_html: anyText, url: anyText, date_published: anyText },
  authors: fc.array(fc.record({ name: anyText }), { maxLength: 2 }),
});

const xmlText = (value: unknown) =>
  String(value)
    .toWellFormed()
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;");

const rss = fc
  .array(item, { minLength: 1, maxLength: 3 })
  .map(
    (items) =>
      `<rss><channel>${items.map((one) => `<item><title>${xmlText(one.title)}</title><link>${xmlText(one.url)}</link><description>${xmlText(one.summary)}</description></item>`).join("")}</channel></rss>`,
  );

test.each([
  ["kagi", cluster.map((one) => JSON.stringify(one))],
  ["feed", fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => JSON.stringify({ items }))],
  ["feed", rss],
] as const)(
  "whatever a file of %s holds, its drafts are built at once, or refused",
  async (from, file) => {
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        for (const { path, text: made } of drafting(from, text).stories) {
          expect(path).toMatch(PATH);
          // As the command does: what a build would refuse is left out.
          const options = { timeZone: "UTC", sections: new SectionNames(), limits: LIMITS, unwanted: [] };
          const { diagnostics: refused } = parseWith({ path, text: made, digest: "" }, options, reference);
          if (refused.some(({ severity }) => severity === "error")) continue;
          const published = made.replace("\nstatus: draft\n", "\n");
          await building({ "briefgen.config.yaml": STRICT, [path]: published }, async (site, build) => {
            const { diagnostics } = await expectSound(site, build);
            expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
          });
        }
      }),
      runs(14),
    );
  },
  TIMEOUT,
);
