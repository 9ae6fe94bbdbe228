import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { YamlEditor } from "../editors/language-server.ts";
import { page } from "../support/documents.ts";
import { installed } from "../support/installed.ts";
import type { TestSite } from "../support/site.ts";
import { example, parsed, type Said, say, wholeSite } from "./example.ts";

const STORY = "briefings/2026/11/crew.md";
const TOKEN = "a secret";

/** Runs the engine, which must succeed, and compares the site with that of one build. */
async function build(site: TestSite, command: readonly [string, ...string[]], env = {}): Promise<Said> {
  const said = await say(site.root, command, env);
  expect(said.code, said.text).toBe(0);
  expect(site.tree()).toEqual(await wholeSite(site));
  return said;
}

const count = ({ text }: Said, words: RegExp): number => [...text.matchAll(words)].length;

/** A server as the documentation of Nx and that of Turborepo ask for: it keeps what it is given, for who has the token. */
class RemoteCache {
  readonly kept = new Map<string, Buffer>();
  readonly #server: Server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url!, "http://cache");
    const body = Buffer.concat(await request.toArray());
    const answer = (code: number, content: Buffer | string = "") => response.writeHead(code).end(content);
    if (request.headers.authorization !== `Bearer ${TOKEN}`) answer(401);
    else if (pathname === "/v8/artifacts/status") answer(200, '{"status":"enabled"}');
    else if (pathname === "/v8/artifacts/events") answer(200);
    else if (!/^\/v(?:1\/cache|8\/artifacts)\/[^/]+$/.test(pathname)) answer(400);
    else if (request.method === "PUT")
      answer(this.kept.has(pathname) ? 409 : 200, this.#keep(pathname, body));
    else if (!this.kept.has(pathname)) answer(404);
    else answer(200, request.method === "GET" ? this.kept.get(pathname) : "");
  });

  #keep(path: string, body: Buffer): string {
    this.kept.set(path, body);
    return '{"urls":[]}';
  }

  async listen(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

const ENGINES = [
  {
    name: "nx",
    local: /\[local cache\]/g,
    remote: /\[remote cache\]/g,
    summary: (hits: number) => `${hits}/7 hit`,
    shared: (url: string) => ({
      NX_SELF_HOSTED_REMOTE_CACHE_SERVER: url,
      NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: TOKEN,
    }),
  },
  {
    name: "turborepo",
    local: /cache hit, replaying logs/g,
    remote: /cache hit, replaying logs/g,
    summary: (hits: number) => `${hits} cached, 7 total`,
    shared: (url: string) => ({ TURBO_API: url, TURBO_TOKEN: TOKEN, TURBO_TEAM: "team_news" }),
  },
] as const;
const BUILD = ["npm", "run", "build"] as const;

describe.each(ENGINES)("$name", ({ name, local, remote, summary, shared }) => {
  test("takes from its cache what has not changed, or from one that machines share, and the site is that of one build", async () => {
    const site = example(name);
    const cache = new RemoteCache();
    try {
      const env = shared(await cache.listen());
      const cold = await build(site, BUILD, env);
      expect([count(cold, local), parsed(cold)]).toEqual([0, [1, 2, 2]]);
      expect(cold.text).toContain(summary(0));
      expect(cache.kept.size).toBe(6);
      const other = await build(example(name), BUILD, env);
      expect(count(other, remote)).toBe(6);
      expect(other.text).toContain(summary(6));
    } finally {
      cache.close();
    }
    // From here on without what they share.
    site.remove("shards").remove("dist");
    const warm = await build(site, BUILD);
    expect(count(warm, local)).toBe(6);
    expect(warm.text).toContain(summary(6));
    const text = site.read(STORY);
    const edited = await build(site.write(STORY, `${text}\nMore of them are to come.\n`), BUILD);
    expect([count(edited, local), parsed(edited)]).toEqual([0, [0, 0, 1]]);
    // The cache brings back what was; what was made in between must not get in its way.
    const back = await build(site.write(STORY, text), BUILD);
    expect(count(back, local)).toBe(6);
    site.write("briefings/2026/11/pier.md", site.read("briefings/2026/11/fares.md")).remove(STORY);
    await build(site, BUILD);
    const later = await build(site, BUILD, { SOURCE_DATE_EPOCH: "1795500000" });
    expect(count(later, local)).toBe(3);
  });
});

test.each([
  ["nx/nx.json", "nx/schemas/nx-schema.json", "targetDefaults"],
  ["nx/project.json", "nx/schemas/project-schema.json", "targets"],
  ["turborepo/turbo.json", "turbo/schema.json", "tasks"],
])("%s is as its schema says", async (path, schema, key) => {
  const editor = new YamlEditor(page(`node_modules/${schema}`));
  const { $schema: _, ...settings } = JSON.parse(page(`examples/sharded/${path}`)) as Record<string, unknown>;
  expect(await editor.problems(JSON.stringify(settings))).toEqual([]);
  expect(await editor.problems(JSON.stringify({ ...settings, [key]: 7 }))).not.toEqual([]);
});

test("the examples use the versions that are tested", () => {
  const read = (path: string) => JSON.parse(page(path)) as Record<string, Record<string, string>>;
  const { version, devDependencies } = read("package.json");
  for (const [folder, engine] of [
    ["nx", "nx"],
    ["turborepo", "turbo"],
  ] as const)
    expect(read(`examples/sharded/${folder}/package.json`).devDependencies).toEqual({
      briefgen: version,
      [engine]: devDependencies![engine],
    });
});

describe.skipIf(!installed("make (Debian: make)", "make", "--version"))("make", () => {
  const MAKE = ["make", "-j"] as const;
  const commands = ({ text }: Said): string[] =>
    [...text.matchAll(/^node_modules\/\.bin\/briefgen (\w+)/gm)].map(([, command]) => command!).sort();
  const ALL = ["index", "index", "index", "merge", "render", "render", "render"];

  test("does nothing that is done, and the site is that of one build", async () => {
    const site = example("make");
    expect(commands(await build(site, MAKE))).toEqual(ALL);
    const warm = await build(site, MAKE);
    expect([commands(warm), warm.text]).toEqual([[], "make: Nothing to be done for 'all'.\n"]);
    // As in a new checkout.
    const touched = await build(site.write(STORY, site.read(STORY)), MAKE);
    expect([commands(touched), parsed(touched)]).toEqual([
      ["index", "index", "index"],
      [0, 0, 0],
    ]);
    const edited = await build(site.write(STORY, `${site.read(STORY)}\nMore.\n`), MAKE);
    expect([commands(edited), parsed(edited)]).toEqual([ALL, [0, 0, 1]]);
    expect(commands(await build(site.remove(STORY), MAKE))).toEqual(ALL);
    const later = await build(site, [...MAKE, "SOURCE_DATE_EPOCH=1795500000"]);
    expect(commands(later)).toEqual(["merge", "render", "render", "render"]);
  });
});
