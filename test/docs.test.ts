import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createProgram } from "../src/cli/program.ts";
import { codes } from "../src/diagnostics/codes.ts";
import { nodeDisk } from "../src/disk/disk.ts";
import type { PlannedFile } from "../src/outputs/output.ts";
import { Site } from "../src/site/site.ts";
import { newSite, reportOf, requestFor, story } from "./support/site.ts";

const OUTPUTS = fileURLToPath(new URL("../src/outputs/", import.meta.url));

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

test("the first change that CONTRIBUTING.md shows is a new output that works", async () => {
  const code = /```ts\n([\s\S]*?)```/.exec(read("CONTRIBUTING.md"))?.[1] ?? "";
  const name = /\/\/ src\/outputs\/(\w+)\.ts/.exec(code)?.[1] ?? "";
  const path = join(tmpdir(), `briefgen-${process.pid}-${name}.ts`);
  writeFileSync(
    path,
    code.replace(/ from "(.*)"/g, (_, to) => ` from "${join(OUTPUTS, to)}"`),
  );
  const site = newSite({ "briefings/a.md": story("A", "authors: [Mina Park, Jonas Weber]") });
  const built = new Site(nodeDisk);
  await built.update(requestFor(site.root, { out: undefined }));
  try {
    const [file] = (await import(path))[name](built.built!.plan.site) as PlannedFile[];
    expect([file?.path, file?.make()]).toEqual([
      "humans.txt",
      "/* TEAM */\nWriter: Jonas Weber\nWriter: Mina Park\n",
    ]);
    // The line where outputs are listed.
    expect(read("CONTRIBUTING.md")).toMatch(new RegExp(`^  ${name},$`, "m"));
  } finally {
    rmSync(path);
  }
});

/** Folders whose files are named by their paths, from the root of the repository or from src/. */
const FOLDERS = [
  "test",
  "bench",
  "scripts",
  "docs",
  "starter",
  "src",
  ...readdirSync(new URL("../src/", import.meta.url)),
].join("|");

const DECISIONS = readdirSync(new URL("../docs/decisions/", import.meta.url));

test("every decision is in a file that is listed", () => {
  const listed = [...read("docs/decisions/README.md").matchAll(/^- \[.*?\]\(([\w-]+\.md)\)/gm)];
  expect(["README.md", ...listed.map(([, file]) => file)].sort()).toEqual([...DECISIONS].sort());
});

test("every file that the documents for developers name exists", () => {
  const files = new Set(
    readdirSync(new URL("..", import.meta.url), { recursive: true })
      .map(String)
      .filter((path) => !path.startsWith("node_modules")),
  );
  const named = [
    ...["ARCHITECTURE.md", "CONTRIBUTING.md", ...DECISIONS.map((file) => `docs/decisions/${file}`)]
      .map(read)
      .join("\n")
      .matchAll(new RegExp(`\`((?:${FOLDERS})/[\\w./-]*[\\w-])\``, "g")),
  ];
  expect(named.length).toBeGreaterThan(10);
  for (const [, path = ""] of named)
    expect([files.has(path), files.has(`src/${path}`)], path).toContain(true);
});
