import { expect, test } from "vitest";
import { runHere } from "../cli/run.ts";
import { newSite, story } from "../support/site.ts";
import { clusterStory, drafting } from "./drafting.ts";

const ARTICLES = [
  {
    title: "Ferries again",
    link: "https://harbour.example/a",
    domain: "harbour.example",
    date: "2026-11-22T10:00:00Z",
  },
  { title: "Fares", link: "https://www.reuters.com/b", domain: "reuters.com", date: "2026-11-21T08:30:00Z" },
  { title: "More fares", link: "https://www.reuters.com/c", domain: "reuters.com", date: "" },
];

test("a batch becomes drafts: its time is their date, its category their topic, its articles their sources", () => {
  const clusters = [
    { title: "Ferries run again", short_summary: "They run.", articles: ARTICLES },
    { title: "Fares" },
  ];
  const { stories } = drafting("kagi", { category: "World", timestamp: 1_763_900_000, clusters });
  expect(stories.map(({ path }) => path)).toEqual([
    "briefings/2025/11/ferries-run-again.md",
    "briefings/2025/11/fares.md",
  ]);
  expect(stories[0]).toMatchObject({
    front: {
      ...{ title: "Ferries run again", date: "2025-11-23", id: "ferries-run-again", status: "draft" },
      topics: ["World"],
      sources: [
        {
          ...{ key: "harbour", source: "harbour.example", title: "Ferries again" },
          ...{ url: "https://harbour.example/a", published: "2026-11-22T10:00:00Z" },
        },
        { key: "reuters", source: "Reuters", published: "2026-11-21T08:30:00Z" },
        { key: "reuters-2", source: "Reuters", url: "https://www.reuters.com/c" },
      ],
    },
    body: "## What's happened\n\nThey run.",
  });
});

test.each([
  ["that no address can be as long as", "ö".repeat(121)],
  ["of which nothing is left in an address", "…"],
])("an outlet with a name %s is an unknown one", (_, name) => {
  const link = "https://harbour.example/a";
  const perspectives = [{ sources: [{ name, url: link }] }];
  expect(clusterStory({ perspectives, articles: [{ domain: name }, { link }] })).toMatchObject({
    front: { sources: [{ source: "Unknown outlet" }, { source: "harbour.example" }] },
  });
});

test.each([
  ["They run.[harbour.example#1]", "They run. [@harbour]"],
  ["They run [reuters.com#2][harbour#1].", "They run [@reuters-2; @harbour]."],
  ["They run [reuters#1]. Fares [common] doubled [common].", "They run [@reuters]. Fares [@*] doubled."],
  ["A [reuters.com#9] b", "A \\[reuters.com#9\\] b"],
  ["One.\n\n# Two\n---\n- three", "One.\n\n\\# Two\n\n\\---\n\n\\- three"],
  ["[harbour#1]: a [reuters#1](http://x.example/)", "[@harbour]\\: a [@reuters]\\(http://x.example/)"],
  ["See https://x.example/[@harbour]", "See https://x.example/%5B@harbour%5D"],
  [
    "[@harbour] **bold** <b> [x](javascript:x)",
    "\\[@harbour\\] \\*\\*bold\\*\\* \\<b> \\[x\\](javascript:x)",
  ],
])("the text %j is %j", (text, markdown) => {
  const { body } = clusterStory({ short_summary: text, articles: ARTICLES });
  expect(body).toBe(`## What's happened\n\n${markdown}`);
});

test("a mark of an article that is not there stays, and is named", () => {
  const { notes } = clusterStory({ short_summary: "A [reuters.com#9] b", articles: ARTICLES });
  expect(notes).toEqual(["`[reuters.com#9]` cites an article that the cluster does not list"]);
});

test("perspectives say what the papers say, and cite the articles they come from; a new one is added", () => {
  const { body, front } = clusterStory({
    articles: ARTICLES,
    perspectives: [
      {
        text: "Operator: It wants a subsidy.",
        sources: [
          { name: "The Harbour Gazette", url: "https://harbour.example/a" },
          { name: "Island Radio", url: "https://radio.example/x" },
        ],
      },
      { text: "Nobody asked the islands.", sources: [{ name: "A leaflet", url: "" }] },
    ],
  });
  expect(body).toBe(
    "## What the papers say\n\n**Operator:** It wants a subsidy. [@the-harbour-gazette; @island-radio]\n\nNobody asked the islands. (A leaflet)",
  );
  expect(front.sources.map(({ source }: { source: string }) => source)).toEqual([
    "The Harbour Gazette",
    "Reuters",
    "Reuters",
    "Island Radio",
  ]);
});

test.each([
  ["2019", "2019"],
  ["2025-11", "2025-11"],
  ["4 November 2025", "2025-11-04"],
  ["Tuesday, November 4th, 2025", "2025-11-04"],
  ["Sept. 2025", "2025-09"],
])("the timeline's date %j is %j", (date, read) => {
  expect(
    clusterStory({ timeline: [{ date, content: "A storm [reuters#1]." }], articles: ARTICLES }).front,
  ).toMatchObject({
    timeline: [{ date: read, text: "A storm.", cites: ["reuters"] }],
  });
  expect(clusterStory({ timeline: [`${date}:: A storm.`] }).front.timeline).toEqual([
    { date: read, text: "A storm." },
  ]);
});

test("an event that everybody knows of is marked so", () => {
  expect(clusterStory({ timeline: [{ date: "2019", content: "A storm [common]." }] }).front.timeline).toEqual(
    [{ date: "2019", text: "A storm.", cites: ["*"] }],
  );
});

test.each(["last Monday", "Feb 10", "31 April 2025", "In early March 2019", ""])(
  "with the date %j, an event is a point of “How we got here”",
  (date) => {
    const { front, body } = clusterStory({ timeline: [{ date, content: "A storm" }] });
    expect(front.timeline).toBeUndefined();
    expect(body).toBe(`## How we got here\n\n- ${date === "" ? "" : `**${date}:** `}A storm`);
  },
);

test("a quote is one of the story's if its speaker and source are known; otherwise it is a section", () => {
  const quote = { quote: "We are back.", quote_author: "Mina Park", quote_attribution: "Mina Park, captain" };
  const from = { quote_source_url: "https://harbour.example/a", quote_source_domain: "harbour.example" };
  expect(clusterStory({ ...quote, ...from, articles: ARTICLES }).front.quotes).toEqual([
    { text: "We are back.", speaker: "Mina Park, captain", cite: "harbour" },
  ]);
  expect(clusterStory(quote).body).toBe("## Quote\n\n> We are back.\n\nMina Park, captain");
});

test("questions keep their answers; one without is left to “Go deeper”", () => {
  const suggested_qna = [
    { question: "Why did they stop? [reuters#1]", answer: "A storm [reuters#1]." },
    { question: "Who pays?", answer: "" },
  ];
  const { front, body } = clusterStory({ suggested_qna, articles: ARTICLES });
  expect(front.questions).toEqual([{ question: "Why did they stop?", answer: "A storm [@reuters]." }]);
  expect(body).toBe("## Go deeper\n\n- Who pays?");
});

test("everything else that has text is a section, whatever its key: nothing is lost", () => {
  const { body, front, notes } = clusterStory({
    ...{
      cluster_number: 3,
      emoji: "⛴",
      expanded: false,
      location: "Nampo",
      user_action_items: [],
      diy_tips: null,
    },
    talking_points: ["Fares: They doubled.", "Both ports are open."],
    ...{ business_angle_text: "Money.", business_angle_points: ["Less of it."] },
    international_reactions: [{ country_flag: "🇫🇷", country: "France", text: "Glad." }],
    ...{ a_new_key: "Words.", analysis: "More words.", a_map: { x: { y: 1 } } },
  });
  expect(body.split("\n\n## ")).toEqual([
    "## Location\n\nNampo",
    "Highlights\n\n- **Fares:** They doubled.\n- Both ports are open.",
    "Business angle\n\nMoney.\n\n- Less of it.",
    "International reactions\n\n- **🇫🇷 France:** Glad.",
    "A new key\n\nWords.",
    "Analysis\n\nMore words.",
  ]);
  expect(front.extra.kagi).toEqual({ cluster_number: 3, emoji: "⛴", expanded: false });
  expect(notes).toEqual(["a part of `a_map` was left out: it is no text"]);
});

test("pictures are never fetched: what the file says of them is kept", () => {
  const primary_image = { url: "https://img.example/a.jpg", caption: "The pier", credit: "Mina Park" };
  const articles = ARTICLES.map((article) => ({ ...article, image: "https://img.example/b.jpg" }));
  const { front, notes } = clusterStory({ primary_image, articles });
  expect(front.extra.kagi).toEqual({ primary_image });
  expect(notes).toEqual([
    "the picture `https://img.example/a.jpg` was not fetched",
    "the pictures of 3 articles were left out",
  ]);
});

test.each([
  ["not JSON", "<html></html>", "the file is not JSON, or was cut off"],
  ["cut off", '{"clusters": [{"title": "A", "short_summary": "B', "the file is not JSON, or was cut off"],
  [
    "another JSON",
    { version: "https://jsonfeed.org/version/1.1", items: [] },
    "the file has no clusters of Kagi News",
  ],
  [
    "events of a day",
    { timestamp: 1, events: [{ year: "1900", content: "x" }] },
    "the file has no clusters of Kagi News",
  ],
  ["no clusters", { clusters: [] }, "the list of clusters is empty"],
  ["a number", "5", "the file has no clusters of Kagi News"],
])("a file that is %s is refused with the reason", (_, file, unfit) => {
  expect(drafting("kagi", file)).toEqual({ unfit, stories: [] });
});

test("a cluster that would be no sound story is left out with the reason, and the others are written", async () => {
  const clusters = [
    { title: "Big", short_summary: "[".repeat(3000) },
    { title: "Small", short_summary: "Words." },
  ];
  const site = newSite({ "briefings/a.md": story("A"), "world.json": JSON.stringify({ clusters }) });
  const { code, err } = await runHere(["import", "--from", "kagi", "world.json"], { cwd: site.root });
  expect([code, err.match(/^wrote .*$/gm)]).toEqual([1, ["wrote briefings/2026/11/small.md"]]);
  expect(err).toContain("error[BG0907]: “Big” was left out: a build would refuse it\n");
  expect(err).toContain("more than 1000 brackets");
});

test("the command writes drafts that build at once, names what was left out, and never writes a story twice", async () => {
  const site = newSite({
    "briefings/a.md": story("A"),
    "world.json": JSON.stringify({
      ...{ category: "World", timestamp: 1_763_900_000, chaos: { level: "high" } },
      clusters: [
        {
          title: "Ferries run again",
          short_summary: "They run [reuters#1].",
          articles: ARTICLES,
          image: { x: 1 },
        },
        { short_summary: "No title." },
      ],
    }),
  });
  const first = await runHere(["import", "--from", "kagi", "world.json"], { cwd: site.root });
  expect(first.code).toBe(1);
  expect(first.err).toContain("wrote briefings/2025/11/ferries-run-again.md\n");
  expect(first.err).toContain("error[BG0906]: entry 2 is no cluster: it has no `title`");
  expect(first.err).toContain("warning[BG0905]: `chaos` beside the clusters was left out");
  const after = site.everything();
  const second = await runHere(["import", "--from", "kagi", "world.json"], { cwd: site.root });
  expect(second.err).toContain("1 entry was imported before; -v says where they are\n");
  expect(site.everything()).toEqual(after);
  const built = await runHere(["build", "--drafts", "--strict"], { cwd: site.root });
  expect([built.code, built.err.match(/warning|error/)]).toEqual([0, null]);
  expect(site.page("stories/ferries-run-again/")).toContain("https://www.reuters.com/b");
});
