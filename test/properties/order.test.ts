import fc from "fast-check";
import { expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { Languages } from "../../src/config/languages.ts";
import type { Document } from "../../src/content/document.ts";
import { Tracker } from "../../src/dependencies/tracker.ts";
import { type Diagnostic, settle } from "../../src/diagnostics/diagnostic.ts";
import { nodeDisk } from "../../src/disk/disk.ts";
import { buildGraph } from "../../src/graph/build.ts";
import { EditionSchedule } from "../../src/graph/edition-schedule.ts";
import { select } from "../../src/graph/select.ts";
import { reference } from "../../src/markdown/reference.ts";
import { outputFiles } from "../../src/outputs/output-files.ts";
import { planSite } from "../../src/outputs/plan.ts";
import { scan } from "../../src/source/scan.ts";
import { loadTheme } from "../../src/source/theme-files.ts";
import { Templates } from "../../src/theme/templates.ts";
import { Dictionary } from "../../src/theme/words.ts";
import { parse } from "../support/parse.ts";
import { NOW } from "../support/site.ts";
import { untidySiteFiles } from "./sites.ts";

const theme = loadTheme(scan("/nowhere", nodeDisk, () => {}).theme, nodeDisk, () => {});
const CONFIG = "site: {title: T, url: https://example.org/, id: example.org}\npagination: {stories: 2}\n";

/** A site from documents in memory: path → bytes as text, and whatever was reported. */
function siteOf(documents: readonly Document[]): { files: Record<string, string>; problems: Diagnostic[] } {
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => void problems.push(problem);
  const tracker = new Tracker();
  const config = readConfig(CONFIG, {}, reference.yaml, report);
  const dictionary = new Dictionary(theme.strings, config, reference.yaml, report);
  const { chosen, heldBack } = select(documents, { drafts: false, future: false, now: NOW });
  const graph = buildGraph(
    {
      documents: chosen,
      heldBack,
      broken: [],
      schedule: new EditionSchedule(undefined, "UTC"),
      future: false,
      languages: new Languages("en", []),
      now: NOW,
      tracker,
    },
    report,
  );
  const plan = planSite(
    {
      ...{ graph, config, heldBack, documents: chosen, dictionary, tools: {} },
      ...{ staticFiles: [], media: [], assets: theme.assets },
      ...{ templates: new Templates(theme, tracker, report), images: () => undefined, cardTools: undefined },
      ...{ sizeOf: () => undefined, sha256: (text) => text, readFile: () => undefined, isOwn: () => true },
    },
    report,
  );
  const files = outputFiles(plan, theme.assets, { slow: true }).map(({ path, make }) => {
    const content = make()!;
    return [path, typeof content === "string" ? content : new TextDecoder().decode(content)] as const;
  });
  expect(new Set(files.map(([path]) => path)).size, "a file is written twice").toBe(files.length);
  return { files: Object.fromEntries(files), problems: settle(problems) };
}

test("the order in which files are found does not matter", () => {
  const config = readConfig(CONFIG, {}, reference.yaml, () => {});
  const options = { timeZone: "UTC", sections: config.sections, limits: config.limits };
  fc.assert(
    fc.property(
      untidySiteFiles.chain((files) =>
        fc.tuple(
          fc.constant(files),
          fc.shuffledSubarray(Object.keys(files), { minLength: Object.keys(files).length }),
        ),
      ),
      ([files, shuffled]) => {
        const parsed = (paths: readonly string[]) =>
          paths.map((path) => parse({ path, digest: path, text: files[path]! }, options).document!);
        const inOrder = siteOf(parsed(Object.keys(files)));
        const mixed = siteOf(parsed(shuffled));
        expect(inOrder.problems.filter(({ code }) => code !== "BG0305")).toEqual([]);
        expect(mixed).toEqual(inOrder);
        expect(Object.keys(inOrder.files)).toContain("index.html");
      },
    ),
    { numRuns: 25 },
  );
});
