import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { type Code, codes } from "../../src/diagnostics/codes.ts";
import { TestSite } from "../support/site.ts";

/** The sample site with every rule turned on. */
const SAMPLE = fileURLToPath(new URL("../..", import.meta.url));
const workshop = mkdtempSync(join(tmpdir(), "briefgen-audit-"));
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

for (const part of ["briefings", "pages"])
  cpSync(join(SAMPLE, part), join(workshop, part), { recursive: true });
const CONFIG = readFileSync(join(SAMPLE, "briefgen.config.yaml"), "utf8");

/** What a check says with these codes turned on, and faults in the texts: `code path: the line`. */
async function saidOf(faults: readonly Fault[], asked: readonly Code[] = []): Promise<string[]> {
  const levels =
    asked.length > 0 ? `diagnostics: {${asked.map((code) => `${code}: advice`).join(", ")}}\n` : "";
  writeFileSync(join(workshop, "briefgen.config.yaml"), CONFIG + levels);
  const before = faults.map(([path]) => readFileSync(join(workshop, path), "utf8"));
  try {
    for (const [path, old, put] of faults) plant(path, old, put);
    const { diagnostics, sourceOf } = await new TestSite(workshop).build({ audit: true, out: undefined });
    return diagnostics.map(
      ({ code, at }) => `${code} ${lineAt(sourceOf(at?.path ?? "") ?? "", at?.span?.start)}`,
    );
  } finally {
    for (const [index, [path]] of [...faults.entries()].reverse())
      writeFileSync(join(workshop, path), before[index]!);
  }
}

function plant(path: string, old: string, put: string): void {
  const text = readFileSync(join(workshop, path), "utf8");
  if (text.split(old).length !== 2) throw new Error(`${path} does not have “${old}” once`);
  writeFileSync(
    join(workshop, path),
    text.replace(old, () => put),
  );
}

const lineAt = (text: string, start = 0): string =>
  text.slice(text.lastIndexOf("\n", start - 1) + 1, `${text}\n`.indexOf("\n", start)).trim();

/** A file, a text that it has once, and what stands there instead. */
type Fault = readonly [path: string, old: string, put: string];

const LEAD = "briefings/2025/11/north-korea-sanctions.md";
const AUSTRALIA = "briefings/2025/11/australia-sanctions.md";
const LAPTOPS = "briefings/2025/07/laptop-farm-sentence.md";

const PAPERS_END = "measures that Australia took. [@kbs]";

interface Case {
  readonly name: string;
  readonly code: Code;
  readonly faults: readonly Fault[];
  /** Where it is reported: part of the line. */
  readonly line: string;
}

const CASES: readonly Case[] = [
  {
    name: "a source without an address",
    code: "BG0801",
    faults: [[LEAD, "    url: https://www.aljazeera.com/\n", ""]],
    line: "source: Al Jazeera",
  },
  {
    name: "a source that the text does not cite any more",
    code: "BG0802",
    faults: [
      [LEAD, "cites: [treasury, ofac-list]", "cites: [treasury]"],
      [LEAD, "[@treasury] [@ofac-list]", "[@treasury]"],
    ],
    line: "source: OFAC website",
  },
  {
    name: "the only source, never cited",
    code: "BG0802",
    faults: [
      [LAPTOPS, "under stolen names. [@doj]", "under stolen names."],
      [LAPTOPS, "in her home. [@doj]", "in her home."],
    ],
    line: "source: US Justice Department press releases",
  },
  {
    name: "a paragraph of “What's happened” without a citation",
    code: "BG0805",
    faults: [[LEAD, "He did not say which. [@winnipeg] [@scmp]", "He did not say which."]],
    line: "North Korea said on 6 November",
  },
  {
    name: "a paragraph of “How we got here” without a mark",
    code: "BG0805",
    faults: [
      [
        LEAD,
        "nothing signed. North Korea has since drawn closer to Russia, [by treaty since 2024](../06/russia-treaty-one-year.md). [@*]",
        "nothing signed.",
      ],
    ],
    line: "Talks have not recovered",
  },
  {
    name: "a story that cites nothing",
    code: "BG0806",
    faults: [
      [LAPTOPS, readSources(LAPTOPS), ""],
      [LAPTOPS, "under stolen names. [@doj]", "under stolen names."],
      [LAPTOPS, "in her home. [@doj]", "in her home."],
    ],
    line: "title: Arizona woman",
  },
  {
    name: "a figure without a source",
    code: "BG0807",
    faults: [
      [LEAD, "value: 2\n    as_of: 2025-11-04\n    cites: [treasury]\n", "value: 2\n    as_of: 2025-11-04\n"],
    ],
    line: "value: 2",
  },
  {
    name: "a date without a source",
    code: "BG0807",
    faults: [[LEAD, "cites: [winnipeg, scmp]\n", "cites: []\n"]],
    line: "text: North Korea's vice foreign minister",
  },
  {
    name: "a claim that no source supports or disputes",
    code: "BG0807",
    faults: [[LEAD, "by: {aljazeera: supports}", "by: {aljazeera: silent}"]],
    line: "- claim: Kim Jong Un looks to Russia",
  },
  {
    name: "an outlet that is named, but no source",
    code: "BG0808",
    faults: [[LEAD, PAPERS_END, "measures that Australia took, and so does Reuters. [@kbs]"]],
    line: "The South China Morning Post quotes",
  },
  {
    name: "a source that “What the papers say” leaves out",
    code: "BG0809",
    faults: [
      [
        LEAD,
        " KBS World, the South Korean broadcaster, reports the measures that Australia took. [@kbs]",
        "",
      ],
    ],
    line: "source: KBS World",
  },
  {
    name: "words in quotation marks that are no quote",
    code: "BG0810",
    faults: [[LEAD, "He did not say which.", "He spoke of “a price that will be paid”."]],
    line: "North Korea said on 6 November",
  },
  {
    name: "words in straight quotation marks",
    code: "BG0810",
    faults: [[AUSTRALIA, "All five were", 'The minister said "we act with our allies". All five were']],
    line: "The four entities are",
  },
  {
    name: "a quote that the text words differently",
    code: "BG0811",
    faults: [
      [LEAD, "He did not say which.", "“We will take proper measures to counter it with much patience.”"],
    ],
    line: "North Korea said on 6 November",
  },
  {
    name: "a number that differs from its figure",
    code: "BG0812",
    faults: [
      [
        LEAD,
        "have stolen more than $3 billion in three years, most",
        "have stolen more than $4 billion in three years, most",
      ],
    ],
    line: "By the Treasury's count",
  },
  {
    name: "a number of a smaller size",
    code: "BG0812",
    faults: [[LEAD, "$5.3 million in cryptocurrency among", "$5.3 billion in cryptocurrency among"]],
    line: "By the Treasury's count",
  },
  {
    name: "a figure that another story gives with another value",
    code: "BG0813",
    faults: [
      [
        AUSTRALIA,
        "sources:\n",
        "figures:\n  - label: Votes for the panel's extension in March 2024\n    value: 14\n    cites: [kbs]\nsources:\n",
      ],
    ],
    line: "value: 14",
  },
  {
    name: "one address under two outlets",
    code: "BG0814",
    faults: [[AUSTRALIA, "source: KBS World", "source: Radio Korea"]],
    line: "source: Radio Korea",
  },
  {
    name: "two names with one host",
    code: "BG0815",
    faults: [
      [
        LAPTOPS,
        "    kind: primary\n",
        "    kind: primary\n  - {key: city, source: City News, url: https://toronto.citynews.ca/}\n",
      ],
      [LAPTOPS, "in her home. [@doj]", "in her home. [@doj] [@city]"],
    ],
    line: "source: City News",
  },
  {
    name: "one name with two hosts",
    code: "BG0815",
    faults: [
      [
        LAPTOPS,
        "    kind: primary\n",
        "    kind: primary\n  - {key: city, source: CityNews Toronto, url: https://news.example/}\n",
      ],
      [LAPTOPS, "in her home. [@doj]", "in her home. [@doj] [@city]"],
    ],
    line: "source: CityNews Toronto",
  },
  {
    name: "a source that is younger than the story",
    code: "BG0816",
    faults: [
      [
        LEAD,
        "published: 2025-11-07\n    kind: news\n  - key: kbs",
        "published: 2025-11-09\n    kind: news\n  - key: kbs",
      ],
    ],
    line: "published: 2025-11-09",
  },
  {
    name: "several outlets with one origin",
    code: "BG0819",
    faults: [
      [
        AUSTRALIA,
        "    kind: news\n---",
        "    kind: news\n    via: Yonhap\n  - key: yonhap\n    source: Yonhap\n    title: Report on Australia's sanctions\n    url: https://en.yna.co.kr/\n    published: 2025-11-06\n---",
      ],
      [
        AUSTRALIA,
        "All five were already under US sanctions.",
        "All five were already under US sanctions. [@yonhap]",
      ],
    ],
    line: "source: KBS World",
  },
  {
    name: "a supporter of a claim that is no source",
    code: "BG0201",
    faults: [[LEAD, "{aljazeera: supports}", "{aljazera: supports}"]],
    line: "by: {aljazera: supports}",
  },
  {
    name: "a key that no source has",
    code: "BG0201",
    faults: [[LEAD, "cites: [winnipeg, scmp]", "cites: [winipeg, scmp]"]],
    line: "cites: [winipeg, scmp]",
  },
];

function readSources(path: string): string {
  const text = readFileSync(join(SAMPLE, path), "utf8");
  return text.slice(text.indexOf("sources:\n"), text.indexOf("---", 4));
}

test("the sample is clean", async () => {
  expect(await saidOf([])).toEqual([]);
});

test.each(CASES)("$code fires on its line and nowhere else: $name", async ({ code, faults, line }) => {
  const said = await saidOf(faults);
  expect(said).toEqual([expect.stringContaining(line)]);
  expect(said).toEqual([expect.stringContaining(`${code} `)]);
});

test("what a site asks for: days of reading and archived copies", async () => {
  const asked = await saidOf([], ["BG0817", "BG0818"]);
  expect(new Set(asked.map((said) => said.slice(0, 15)))).toEqual(
    new Set(["BG0817 source: ", "BG0818 source: "]),
  );
  const copies = await saidOf(
    [
      [
        AUSTRALIA,
        "    kind: news\n---",
        "    kind: news\n    accessed: 2025-11-06\n    archive: https://web.archive.org/web/2025/http://world.kbs.co.kr/\n---",
      ],
    ],
    ["BG0817", "BG0818"],
  );
  expect(asked.length - copies.length).toBe(2);
});

test("every rule of an editor has a case here", () => {
  const covered = new Set(CASES.map(({ code }) => code));
  const elsewhere = ["BG0803", "BG0804", "BG0817", "BG0818"];
  const editorial = Object.keys(codes).filter((code) => /^BG08[01]/.test(code));
  expect(editorial.filter((code) => !covered.has(code as Code) && !elsewhere.includes(code))).toEqual([]);
});
