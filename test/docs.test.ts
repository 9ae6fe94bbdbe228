import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createProgram } from "../src/cli/program.ts";
import { codes } from "../src/diagnostics/codes.ts";
import { newSite, reportOf } from "./support/site.ts";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

const program = createProgram(
  "0.0.0",
  {
    cwd: "/",
    home: "/",
    env: {},
    out: () => {},
    err: () => {},
    columns: 80,
    isInteractive: false,
    clock: () => 0,
  },
  () => {},
);

test("the generated reference is what `npm run docs` would write", async () => {
  const { reference } = (await import("../scripts/reference.mjs")) as {
    reference: () => Record<string, string>;
  };
  for (const [path, text] of Object.entries(reference()))
    expect(read(path), `${path}: run npm run docs`).toBe(text);
});

test("the library exports what it says, and nothing else", async () => {
  expect(Object.keys(await import("../src/index.ts")).sort()).toEqual(["build", "nodeDisk"]);
});

test("README's briefing builds without a complaint", async () => {
  const briefing = /```markdown\n([\s\S]*?)```/.exec(read("README.md"))?.[1] ?? "";
  const result = await newSite({ "briefings/port-talks.md": briefing }).build();
  expect(reportOf(result)).toBe("");
  expect(result.summary.stories).toBe(1);
});

test.each(program.commands.map((command) => [command.name(), command] as const))(
  "README names the command %s",
  (name) => {
    expect(read("README.md")).toContain(`briefgen ${name}`);
  },
);

test("README's list of options has no option that `build` does not have", () => {
  const build = program.commands.find((command) => command.name() === "build")!;
  const known = build.options.flatMap(({ long, short }) => [long, short]);
  const sentence = /lists the options: ([^:]*?)\. Exit/s.exec(read("README.md"))?.[1] ?? "";
  const named = [...sentence.matchAll(/(--?[a-z-]+)/g)].map(([option]) => option);
  expect(named.length).toBeGreaterThan(5);
  for (const option of named) expect(known).toContain(option);
});

test("every diagnostic explains itself in whole sentences", () => {
  for (const [code, { title, why, fix }] of Object.entries(codes)) {
    expect(title, code).toMatch(/^[^A-Z].*[^.]$|^YAML/);
    for (const text of [why, fix]) expect(text, code).toMatch(/^[A-Z`].*[.)]$/);
  }
});

test("every file that ARCHITECTURE.md and CONTRIBUTING.md name exists", () => {
  const files = new Set(
    readdirSync(new URL("..", import.meta.url), { recursive: true })
      .map(String)
      .filter((path) => !path.startsWith("node_modules")),
  );
  const named = [
    ...`${read("ARCHITECTURE.md")}${read("CONTRIBUTING.md")}`.matchAll(
      /`((?:src|test|bench|scripts|docs|content|graph|pages|render|disk|schema|text|diagnostics)\/[\w./-]*[\w-])`/g,
    ),
  ];
  expect(named.length).toBeGreaterThan(10);
  for (const [, path = ""] of named)
    expect([files.has(path), files.has(`src/${path}`)], path).toContain(true);
});
