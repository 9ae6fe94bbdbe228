import fc from "fast-check";

const TOPICS = ["North Korea", "Sanctions", "كوريا", "북한", "AT&T"];

/** A site of a few stories that refer to each other in every way; without a mistake. */
export const siteFiles = sitesAbout(TOPICS);

/** The same, but people write the names of topics each in their own way, which is a warning. */
export const untidySiteFiles = sitesAbout([...TOPICS, "SANCTIONS", "sanctions", "at&t", "NORTH KOREA"]);

function sitesAbout(topics: readonly string[]): fc.Arbitrary<Readonly<Record<string, string>>> {
  return fc
    .array(
      fc.record({
        day: fc.integer({ min: 1, max: 28 }),
        topics: fc.uniqueArray(fc.constantFrom(...topics), {
          maxLength: 3,
          selector: (name) => name.toLowerCase(),
        }),
        outlets: fc.uniqueArray(fc.constantFrom("AP News", "Reuters", "Le Monde", "연합뉴스"), {
          maxLength: 3,
        }),
        previous: fc.option(fc.nat({ max: 20 }), { nil: undefined }),
        storyline: fc.boolean(),
        asks: fc.boolean(),
        status: fc.constantFrom("published", "published", "draft", "withdrawn"),
        updated: fc.boolean(),
        level: fc.constantFrom("confirmed", "disputed", undefined),
        corrected: fc.boolean(),
        figure: fc.option(fc.nat({ max: 3 }), { nil: undefined }),
        words: fc.array(
          fc.constantFrom("Seoul", "North Korea", "AP News", "said", "*that*", "talks", "[@s0]"),
          {
            minLength: 1,
            maxLength: 12,
          },
        ),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((stories) => {
      const files: Record<string, string> = {
        "briefings/topics/north-korea.md": "---\nname: North Korea\naliases: [DPRK]\n---\n\nA state.\n",
        "briefings/storylines/line.md": "---\ntitle: The line\nstatus: active\ntopics: [Sanctions]\n---\n",
        "briefings/questions/why.md": "---\nquestion: Why?\ndate: 2026-01-01\n---\n\nBecause.\n",
      };
      for (const [index, one] of stories.entries()) {
        // Only what comes before, in number and date, may be followed: so there are no circles and no warnings.
        const previous = one.previous === undefined || index === 0 ? undefined : one.previous % index;
        const follows =
          previous !== undefined &&
          stories[previous]!.day <= one.day &&
          stories[previous]!.status !== "draft";
        const day = String(one.day).padStart(2, "0");
        const front = [
          `title: Story ${index}`,
          `date: 2026-01-${day}`,
          `status: ${one.status}`,
          `topics: [${one.topics.join(", ")}]`,
          ...(one.updated ? ["updated: 2026-02-01T10:00"] : []),
          ...(one.level ? [`verification: {level: ${one.level}}`] : []),
          ...(one.corrected ? [`corrections: [{at: 2026-01-${day}, kind: update, text: New.}]`] : []),
          ...(one.figure === undefined ? [] : [`figures: [{label: Talks, value: "${one.figure}"}]`]),
          ...(one.storyline ? ["storyline: line"] : []),
          ...(follows ? [`previous: [s${previous}]`] : []),
          ...(one.asks ? ["questions: [why]"] : []),
          `aliases: [/old/${index}/]`,
          "sources:",
          "  - {key: s0, source: AP News, title: First}",
          ...one.outlets.map(
            (outlet, i) => `  - {source: ${outlet}, title: Article ${i}, url: "https://a.example/${i}"}`,
          ),
        ];
        files[`briefings/s${index}.md`] =
          `---\n${front.join("\n")}\n---\n\n## What happened\n\n${one.words.join(" ")}.\n\n## Go deeper\n\n- Why?\n- Who ${index}?\n`;
      }
      return files;
    });
}
