import { cpSync, lstatSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test, vi } from "vitest";
import { type Ran, runHere } from "../cli/run.ts";
import { NOW, TestSite } from "../support/site.ts";
import { EDITS, type Edit, START } from "./edits.ts";
import { siteFiles } from "./sites.ts";

/** `SEQUENCES=40 npx vitest run test/properties/shards.test.ts` runs more of them. */
const SEQUENCES = Number(process.env.SEQUENCES ?? 3);
const SEED = process.env.SEED === undefined ? {} : { seed: Number(process.env.SEED) };
vi.setConfig({ testTimeout: 3_600_000 });

const workshop = mkdtempSync(join(tmpdir(), "briefgen-shards-"));
afterAll(() => rmSync(workshop, { recursive: true, force: true }));
let sites = 0;

/** A folder that has not been there before. */
function newFolder(): string {
  sites += 1;
  return join(workshop, String(sites));
}

const numbers = (of: number): number[] => Array.from({ length: of }, (_, index) => index + 1);

/** An order of the numbers up to `of` that another number decides. */
const shuffled = (of: number, choice: number): number[] => {
  const left = numbers(of);
  return numbers(of).map((_, index) => left.splice((choice >> index) % left.length, 1)[0]!);
};

const step = fc.record({
  edit: fc.constantFrom(...Object.keys(EDITS)),
  a: fc.nat(1_000_000),
  b: fc.nat(1_000_000),
  /** Hours that pass. */
  hours: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(40)),
  of: fc.integer({ min: 1, max: 5 }),
  order: fc.nat(1_000_000),
  strict: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
  /** Whether indexes are made with what earlier ones know; in the folder of the last ones, or in another one. */
  cached: fc.boolean(),
  fresh: fc.boolean(),
  /** Whether both phases are one command. */
  joint: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

interface Problem {
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  readonly path?: string;
  readonly line?: number;
}

interface Outcome {
  readonly succeeded: boolean;
  /** Each problem once, as one line: what it is and where. */
  readonly errors: ReadonlySet<string>;
  readonly warnings: ReadonlySet<string>;
}

/** What commands have reported together. */
function outcomeOf(ran: readonly Ran[]): Outcome {
  for (const { code, err } of ran) expect([0, 1], err).toContain(code);
  const lines = ran.flatMap(({ out }) => out.split("\n").filter((line) => line !== ""));
  const problems = lines.map((line) => JSON.parse(line) as Partial<Problem>);
  const linesOf = (wanted: string) =>
    new Set(
      problems
        // That something does not fit together follows from an error in it.
        .filter(({ severity, code }) => severity === wanted && code !== "BG0710")
        .map(({ code, message, path, line }) => `${code} ${path}:${line} ${message}`),
    );
  return {
    succeeded: ran.every(({ code }) => code === 0),
    errors: linesOf("error"),
    warnings: linesOf("warning"),
  };
}

const CONFIG = "site: {title: T, url: https://example.org/sub/}\n";

const MADE = ["dist", ".briefgen", "shards"];

/** What one build without any memory makes of the same sources: its tree and what it reports. */
async function whole(site: TestSite, options: readonly string[]): Promise<[Record<string, string>, Outcome]> {
  const root = newFolder();
  cpSync(site.root, root, {
    recursive: true,
    verbatimSymlinks: true,
    // A pipe cannot be copied, and is nothing to a build.
    filter: (path) => !MADE.includes(relative(site.root, path)) && !lstatSync(path).isFIFO(),
  });
  const ran = await runHere(["build", "--format", "json", ...options], { cwd: root });
  const tree = new TestSite(root).tree();
  rmSync(root, { recursive: true });
  return [tree, outcomeOf([ran])];
}

interface Said {
  readonly all: Outcome;
  /** What was said of texts, if one of them could not be indexed. */
  readonly unread: Outcome | undefined;
}

/** Builds a site in shards, as if no command knew of another's failure. */
async function inShards(
  { root }: TestSite,
  { of, order, cached, fresh, joint }: Step,
  { strict, now }: { readonly strict: readonly string[]; readonly now: readonly string[] },
): Promise<Said> {
  const say = (...args: string[]) => runHere([...args, "--format", "json", ...strict], { cwd: root });
  const forEach = async (choice: number, ...args: string[]): Promise<Ran[]> => {
    const ran: Ran[] = [];
    for (const number of shuffled(of, choice)) ran.push(await say(...args, "-s", `${number}/${of}`));
    return ran;
  };
  const indexes = fresh ? newFolder() : "shards/indexes";
  const known = cached ? ["--cache", "shards/indexes"] : [];
  const read = joint
    ? await forEach(order, "build", ...(fresh ? ["--indexes", indexes] : []), ...now)
    : await forEach(order, "index", "-o", indexes, ...known);
  const rendered = joint ? [] : await forEach(order >> 3, "render", "--indexes", indexes, ...now);
  const parts = shuffled(of, order >> 6).map((number) => `shards/${number}-of-${of}`);
  const merged = await say("merge", ...parts, ...now);
  const ran = [...read, ...rendered, merged];
  // Whatever was made: if a command has failed, there is no whole site to publish.
  expect(merged.code === 0).toBe(ran.every(({ code }) => code === 0));
  const isUnread = read.some(({ err }) => err.includes("no index was written"));
  return { all: outcomeOf(ran), unread: isUnread ? outcomeOf(read) : undefined };
}

test("after any edits, a build in shards gives and says what one build does", async () => {
  let published = 0;
  let failed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const site = new TestSite(newFolder());
      for (const [path, content] of Object.entries(START)) site.write(path, content);
      let time = NOW;
      for (const one of steps) {
        (EDITS[one.edit] as Edit)(site, one.a, one.b);
        time += one.hours * 3_600_000;
        const now = ["--now", new Date(time).toISOString()];
        const strict = one.strict ? ["--strict"] : [];
        const before = site.tree();
        const [tree, expected] = await whole(site, [...now, ...strict]);
        const { all, unread } = await inShards(site, one, { strict, now });
        expect(all.succeeded).toBe(expected.succeeded);
        expect(site.tree()).toEqual(expected.succeeded ? tree : before);
        // What comes of texts together, nobody knows before each of them can be read.
        if (unread === undefined) expect(all).toEqual(expected);
        else {
          expect([...expected.errors]).toEqual(expect.arrayContaining([...unread.errors]));
          expect([...expected.warnings]).toEqual(expect.arrayContaining([...unread.warnings]));
          expect(unread.errors.size + (one.strict ? unread.warnings.size : 0)).toBeGreaterThan(0);
        }
        if (expected.succeeded) published += 1;
        else failed += 1;
      }
      rmSync(site.root, { recursive: true });
    }),
    { numRuns: SEQUENCES, ...SEED },
  );
  // Of few builds, most may fail by chance.
  expect(published / (published + failed)).toBeGreaterThan(0.1);
});

test("any site in shards is that of one build", () =>
  fc.assert(
    fc.asyncProperty(siteFiles, step, async (files, one) => {
      const site = new TestSite(newFolder());
      for (const [path, content] of Object.entries({ "briefgen.config.yaml": CONFIG, ...files }))
        site.write(path, content);
      const now = ["--now", new Date(NOW).toISOString()];
      const [tree, expected] = await whole(site, now);
      const { all } = await inShards(site, one, { strict: [], now });
      expect(all).toEqual(expected);
      expect(site.tree()).toEqual(tree);
      rmSync(site.root, { recursive: true });
    }),
    { numRuns: 2 * SEQUENCES, ...SEED },
  ));
