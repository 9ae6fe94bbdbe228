import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import remarkFrontmatter from "remark-frontmatter";
import remarkLintFrontmatterSchema from "remark-lint-frontmatter-schema";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { VFile } from "vfile";
import { expect, test } from "vitest";
import { schemaTexts } from "../../src/cli/schema.ts";
import { settingsFiles } from "../../src/cli/starter.ts";
import { runHere } from "../cli/run.ts";
import { newSite, story } from "../support/site.ts";
import { YamlEditor } from "./language-server.ts";

const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));
const schemas = schemaTexts();
const editors = new Map([...schemas].map(([name, text]) => [name, new YamlEditor(text)]));
const editor = (name: string) => editors.get(name)!;

const FOLDERS: Readonly<Record<string, string>> = {
  topics: "topic",
  sources: "outlet",
  authors: "author",
  questions: "question",
  storylines: "storyline",
  editions: "edition",
};

/** Every Markdown file below a `briefings/`: the name of its schema, and its front matter. */
function frontMatters(folder: string): { path: string; schema: string; yaml: string }[] {
  return readdirSync(join(PACKAGE, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => {
      const text = readFileSync(join(PACKAGE, folder, path), "utf8");
      const yaml = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? "";
      return { path, schema: FOLDERS[path.split("/")[0]!] ?? "story", yaml };
    });
}

test.each(["briefings", "test/sites/everything/briefings", "starter/briefings"])(
  "the schemas refuse nothing of %s, which builds",
  async (folder) => {
    for (const { path, schema, yaml } of frontMatters(folder))
      expect(await editor(schema).problems(yaml), path).toEqual([]);
  },
);

test("the configuration's schema refuses nothing that the configurations of our sites have", async () => {
  for (const path of ["briefgen.config.yaml", "test/sites/everything/briefgen.config.yaml"])
    expect(await editor("config").problems(readFileSync(join(PACKAGE, path), "utf8")), path).toEqual([]);
});

test("everything that YAML takes for a number or a boolean, and we for a text, is allowed", async () => {
  const text =
    "title: 2024\ndate: 2026-11-23\nslug: true\nfigures: [{label: 1, value: 3, as_of: 2025}]\nextra: [1, {a: null}]";
  expect(await editor("story").problems(text)).toEqual([]);
  expect(await newSite({ "briefings/a.md": `---\n${text}\n---\n` }).clean()).toBeTruthy();
});

test.each([
  ["story", "title: A\ndate: 2026-11-23\nsorces: []", /sorces is not allowed/],
  ["story", "title: A", /Missing property "date"/],
  ["story", "title: A\ndate: yesterday", /does not match the pattern/],
  ["story", "title: A\ndate: 2026-11-23\nstatus: done", /Value is not accepted.*draft/],
  ["story", "title: A\ndate: 2026-11-23\ntopics: Oil", /Incorrect type. Expected "array"/],
  ["story", "title: A\ndate: 2026-11-23\nsources: [{title: T}]", /Missing property "source"/],
  ["story", "title:\ndate: 2026-11-23", /Incorrect type/],
  ["outlet", "name: A\ncountry: usa", /does not match the pattern/],
  [
    "outlet",
    "name: A\nratings: [{by: B, dimension: d, value: v, url: https://example.com/}]",
    /Missing property "retrieved"/,
  ],
  ["config", "site: {url: example.org}", /does not match the pattern/],
  ["config", "pagination: {stories: 0}", /below the minimum of 1/],
  ["config", "security: {contact: [], expires: 2027-01-01}", /too few items/],
])("an editor underlines what a build refuses: %s %j", async (schema, yaml, message) => {
  expect((await editor(schema).problems(yaml)).join("\n")).toMatch(message);
});

test("an editor offers keys and values, and tells what they mean", async () => {
  expect(await editor("story").offers("title: A\nsto|")).toContain("storyline");
  expect(await editor("story").offers("title: A\nstatus: |")).toEqual(["published", "draft", "withdrawn"]);
  expect(await editor("story").offers("title: A\nsources:\n  - source: AP\n    acc|")).toContain("accessed");
  expect(await editor("config").offers("site:\n  |")).toEqual(expect.arrayContaining(["title", "time_zone"]));
  expect(await editor("story").tells("title: A\nunkn|owns: []")).toContain("What is not known yet");
  expect(await editor("config").tells("site:\n  time|_zone: UTC")).toContain("Asia/Seoul");
});

test("remark-lint reads the same schema, and finds the mistake in a Markdown file", async () => {
  const embed = JSON.parse(schemas.get("story")!);
  const lint = unified()
    .use(remarkParse)
    .use(remarkFrontmatter)
    .use(remarkLintFrontmatterSchema, { embed, ajvOptions: { strict: false } })
    .use(function () {
      this.compiler = () => "";
    });
  const messages = async (text: string) =>
    (await lint.process(new VFile({ path: "briefings/a.md", value: text }))).messages;
  for (const { path } of frontMatters("briefings").filter(({ schema }) => schema === "story"))
    expect(
      (await messages(readFileSync(join(PACKAGE, "briefings", path), "utf8"))).map(String),
      path,
    ).toEqual([]);
  const [found, ...others] = await messages(story("A", "status: done"));
  expect([found?.line, others]).toEqual([4, []]);
  expect(String(found)).toContain("status");
});

test("`briefgen schema` writes what editors are told to look for; --print prints one", async () => {
  const site = newSite({ "briefings/a.md": story("A") });
  expect(await runHere(["schema"], { cwd: site.root })).toEqual({
    code: 0,
    out: "",
    err: "wrote 9 schemas to schemas/\n",
  });
  for (const [name, text] of schemas) expect(site.read(`schemas/${name}.schema.json`)).toBe(text);
  const { yaml } = {
    yaml: JSON.parse(starterFile(".vscode/settings.json"))["yaml.schemas"] as Record<string, string>,
  };
  for (const path of Object.keys(yaml)) expect(site.has(path)).toBe(true);
  expect((await runHere(["schema", "--print", "topic"])).out).toBe(schemas.get("topic"));
  expect((await runHere(["schema", "--print", "topics"])).code).toBe(2);
  for (const folder of ["..", "briefings", "."])
    expect((await runHere(["schema", folder], { cwd: site.root })).code, folder).toBe(2);
});

const starter = settingsFiles({
  title: "T",
  url: "",
  host: "other",
  year: "2026",
  version: "0.0.0",
  spec: "0.0.0",
  language: "en",
  timeZone: "UTC",
  pages: true,
});
const starterFile = (path: string) => starter.find((file) => file.path === path)!.text;

test("the task of VS Code finds the place of every problem in what `briefgen check` prints", async () => {
  const { tasks } = JSON.parse(starterFile(".vscode/tasks.json")) as {
    tasks: { command: string; problemMatcher: { severity?: string; pattern: Pattern }[] }[];
  };
  const [check] = tasks;
  const site = newSite({
    "briefings/a.md": story("A", "sorces: [x]", "Text.\n\n## Go deeper\n\n- What next?"),
    "briefings/b, c.md": story("B", "topics: [Oil]"),
    "briefings/d.md": story("D", "topics: [oil]"),
  });
  const { out } = await runHere(check!.command.split(" ").slice(2), { cwd: site.root });
  const found = out
    .trimEnd()
    .split("\n")
    .map((line) =>
      check!.problemMatcher.flatMap(({ pattern, severity }) => matchOf(line, pattern, severity)),
    );
  expect(found).toEqual([
    [expect.objectContaining({ severity: "error", file: "briefings/a.md", line: "4", code: "BG0102" })],
    [expect.objectContaining({ severity: "warning", file: "briefings/d.md", line: "4", code: "BG0305" })],
    [expect.objectContaining({ severity: "info", line: "2", code: "BG0806" })],
    [expect.objectContaining({ severity: "info", file: "briefings/d.md", line: "2", code: "BG0806" })],
  ]);
});

interface Pattern extends Readonly<Record<string, string | number>> {
  readonly regexp: string;
}

function matchOf(line: string, { regexp, ...groups }: Pattern, severity: string | undefined) {
  const match = new RegExp(regexp).exec(line);
  if (!match) return [];
  const values = Object.entries(groups).map(([name, group]) => [name, match[Number(group)]]);
  return [{ severity, ...Object.fromEntries(values) }];
}

test("every snippet of VS Code, with its first choices, is front matter that builds", async () => {
  const snippets = JSON.parse(starterFile(".vscode/briefgen.code-snippets")) as Record<
    string,
    { scope: string; prefix: string; body: string[]; description: string }
  >;
  expect(Object.keys(snippets)).toEqual(
    expect.arrayContaining(["title", "sources", "claims", "corrections"]),
  );
  for (const [key, { scope, prefix, body, description }] of Object.entries(snippets)) {
    expect([scope, prefix, description.length > 0]).toEqual(["markdown", key, true]);
    const filled = body
      .join("\n")
      .replace(/\$\{\d+\|([^,|]+)[^}]*\}/g, "$1")
      .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, "$1")
      .replace(/\\([\\$}])/g, "$1")
      .replace(/\[\$\d+\]/g, "[]")
      .replace(/\$\d+/g, "text");
    const required = ["title: A", "date: 2026-11-23"].filter((line) => !line.startsWith(`${key}:`));
    const problems = await editor("story").problems([...required, filled].join("\n"));
    expect(problems, filled).toEqual([]);
  }
});
