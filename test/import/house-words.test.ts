import fc from "fast-check";
import { expect, test } from "vitest";
import { filesOf, importing } from "./house.ts";

/** The words of a text in any order. Signs around them, apostrophes, and the numbers and letters of lists do not count. */
const wordsOf = (text: string): string[] =>
  (
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/['’]/g, "")
      .replace(/^[\s#]*(?:\d+[.)]|[qa]:)\s/gm, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).sort();

/** Words of a text that neither a file nor the line of a message has. */
function lostWords(text: string, isMarkdown: boolean): string[] {
  const { files, diagnostics } = importing(text, { isMarkdown, date: "2026-05-03" });
  const lines = diagnostics.flatMap(({ at }) =>
    at?.path === "notes.txt" && at.span ? [text.slice(at.span.start, at.span.end)] : [],
  );
  const left = new Map<string, number>();
  const unescaped = files.map(({ text: made }) => made.replace(/\\(?=[^\w\s])/g, ""));
  for (const word of wordsOf([...unescaped, ...lines].join("\n"))) left.set(word, (left.get(word) ?? 0) + 1);
  return wordsOf(text).filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

const TEXTS: Readonly<Record<string, [text: string, isMarkdown: boolean]>> = {
  "headings without apostrophes, and numbered entries": [
    "Whats happened\nThe town of Quay voted to sell two piers.\nWhats behind the headline?\nMoney.\nGo deeper\n1. Who buys?\n2. Until when?\nCommon question\n1. Why now?\nBecause of rust.\n2. Who decided?\nThe town.\nMore on these topics\n-\nQuay is a town on the coast.",
    false,
  ],
  "text above the first heading, and questions by letter": [
    "PIERS FOR SALE\nBy our reporter, 3 May 2026\n\nWHAT'S HAPPENED\nThe town voted.\n\nCOMMON QUESTIONS\nQ: Why now?\nA: Because of rust.\n\nQ: Who decided?\nA: The town.\n\nMORE ON THESE TOPICS\nQuay is a town on the coast.",
    false,
  ],
  "headings with dashes and remarks": [
    "What's happened —\nThe town voted.\n\nWhat's behind the headline? (our view)\nMoney.\n\n3. Background\nLong.\n\n— Go deeper —\nWho pays?",
    false,
  ],
  "a Markdown text with a note, a lead, and text before its lists": [
    "# Piers for sale\n\n*Correction: the first version had another town.*\n\nThe town has decided.\n\n## What's happened\n\nThe town voted.\n\n## Common questions\n\nReaders asked:\n\n- Why now?\n  Because of rust.\n\n  And of [storms](https://example.org/).\n\n## More on these topics\n\nFrom our archive:\n\n- **Quay** – A town.\n- A pier somewhere.\n",
    true,
  ],
  "underlined and bold headings": [
    "Piers for sale\n==============\n\nWhat's happened\n---------------\n\nThe town voted.\n\n**How we got here**\n\nRust, mostly.\n\nAnother heading\n---\n\nMore text.\n",
    true,
  ],
  "questions without any sign": [
    "What's happened\nThe town voted.\nCommon questions\nWe were asked:\nWhy now?\nBecause of rust.\nFor years.\nWho decided?\nThe town.",
    false,
  ],
  "a topic and a question that are there twice": [
    "What's happened\nThe town voted.\nCommon questions\n- Why now?\nRust.\n- Why now?\nStorms.\nMore on these topics\n- The Quay is a town.\n- Quay is a harbour.",
    false,
  ],
  "a house heading in code": [
    "## What's happened\n\nText.\n\n```md\n## Go deeper\n```\n\n## Go deeper\n\n- Who pays?\n",
    true,
  ],
};

test.each(Object.entries(TEXTS))("no word is lost of %s", (_, [text, isMarkdown]) => {
  expect(lostWords(text, isMarkdown)).toEqual([]);
});

const word = fc.stringMatching(/^[a-z]{3,8}$/);
const sentence = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => `${words.join(" ")}.`);
const heading = fc.constantFrom(
  ...[
    "What's happened",
    "Whats happened",
    "1. Background",
    "GO DEEPER —",
    "Common questions",
    "More on these topics",
  ],
  ...["What the papers say", "Behind the headline (a view)", "Something else", "**How we got here**"],
);
const line = fc.oneof(
  { weight: 5, arbitrary: sentence },
  { weight: 2, arbitrary: sentence.map((text) => text.replace(/\.$/, "?")) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom("- ", "* ", "• ", "1. ", "2) ", "Q: ", "A: ", "-\n", "  ", "> "), sentence)
      .map(([sign, text]) => sign + text),
  },
  { weight: 1, arbitrary: sentence.map((text) => `The ${text.replace(/\.$/, "")} is a town.`) },
  { weight: 1, arbitrary: sentence.map((text) => `**${text.replace(/\.$/, "")}**`) },
  { weight: 2, arbitrary: fc.constant("") },
);
const section = fc.tuple(heading, fc.constantFrom("", "# ", "## ", "### "), fc.array(line, { maxLength: 8 }));

test.each([true, false])("no word of a generated text is lost (Markdown: %s)", (isMarkdown) => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), fc.array(section, { maxLength: 6 }), (above, sections) => {
      const parts = sections.map(([name, sign, lines]) =>
        [`${isMarkdown ? sign : ""}${name}`, ...lines].join("\n"),
      );
      const text = `${[...above, "", isMarkdown ? "## What happened" : "What happened", "Text.", ...parts].join("\n")}\n`;
      expect([text, lostWords(text, isMarkdown)]).toEqual([text, []]);
    }),
    { numRuns: 300, seed: 20261126 },
  );
});

test("in a Markdown text, an answer and a description keep their links and emphasis", () => {
  const made = filesOf(
    "## What's happened\n\nText.\n\n## Common questions\n\n- **Why now?** Because of *rust* and [storms](https://example.org/).\n\n  1. One\n  2. Two\n\n## More on these topics\n\n- **Quay** – A [town](https://example.org/quay).\n",
    { isMarkdown: true, date: "2026-05-03" },
  );
  expect(made["questions/why-now"]).toBe(
    "---\nquestion: Why now?\ndate: 2026-05-03\n---\n\nBecause of *rust* and [storms](https://example.org/).\n\n1. One\n2. Two\n",
  );
  expect(made["topics/quay"]).toBe("---\nname: Quay\n---\n\nA [town](https://example.org/quay).\n");
});

test("a heading that had to be changed is named with its line", () => {
  const text = "Whats happened (so far)\nText.\n";
  const { files, diagnostics } = importing(text, { title: "A", date: "2026-05-03" });
  expect(files[0]!.text).toContain("## What's happened\n\n(so far)\n\nText.\n");
  expect(diagnostics).toEqual([]);
});

test("a description of a topic that exists is named with its line", () => {
  const text = "What's happened\nText.\nMore on these topics\n- The Quay is a town.\n";
  const existing = { outlets: [], topics: new Map([["quay", "Quay"]]), questions: new Map() };
  const { diagnostics } = importing(text, { title: "A", date: "2026-05-03", existing });
  expect(diagnostics.map(({ message, at }) => [message, text.slice(at!.span!.start, at!.span!.end)])).toEqual(
    [["the topic `Quay` exists already, so this description is left out", "- The Quay is a town."]],
  );
});
