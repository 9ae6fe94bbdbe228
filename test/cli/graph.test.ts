import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import jsonld from "jsonld";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nodeDisk } from "../../src/disk/disk.ts";
import { type GraphData, type GraphEdge, graphData } from "../../src/outputs/graph/graph-data.ts";
import { Site } from "../../src/site/site.ts";
import { openBrowser } from "../browser/browser.ts";
import { installed } from "../support/installed.ts";
import { hasXmllint } from "../support/readers.ts";
import { newSite, requestFor, story } from "../support/site.ts";
import { runHere } from "./run.ts";

/** The sample site, and a story with everything in its title that a format might take for its own. */
const SAMPLE = fileURLToPath(new URL("../..", import.meta.url));
const HOSTILE = `"Quotes", <b>tags</b> & &amp; \\N \\" [brackets] {braces} |bars| #35; end; %% -->`;
const site = {
  "briefings/a.md": `---\ntitle: ${JSON.stringify(HOSTILE)}\ndate: 2026-11-20\ntopics: [{topic: Oil, role: main}, {topic: "A \\"topic\\"", role: mention}]\nsources: [{source: "Söurce & Co", via: Wire, title: "T]]>", url: "https://example.com/a?b=c&d=e"}, {source: No address}]\nauthors: [Mina Park]\n---\n\n## Go deeper\n\n- What next?\n`,
  "briefings/b.md": story("B", "previous: [a]\ntopics: [oil]\nstoryline: line\nquestions: [what-next]"),
  "briefings/storylines/line.md": "---\ntitle: The line\ntopics: [Oil]\n---\n",
  "briefings/questions/what-next.md":
    "---\nquestion: What next?\ndate: 2026-11-20\ntopics: [Oil]\n---\n\nNobody knows.\n",
  "briefings/topics/oil.md": "---\nname: Oil\nparent: energy\n---\n",
  "briefings/topics/energy.md": "---\nname: Energy\n---\n",
};

/** The graph, with its edges in a list. */
type ReadGraph = Omit<GraphData, "edges"> & { readonly edges: readonly GraphEdge[] };

async function dataOf(root: string): Promise<ReadGraph> {
  const site = new Site(nodeDisk);
  await site.update(requestFor(root, { out: undefined }));
  const { plan } = site.built!;
  const data = graphData(plan.site.context);
  return { ...data, edges: [...data.edges] };
}

async function print(root: string, format: string): Promise<string> {
  const { code, out, err } = await runHere(["graph", root, "--format", format, "--now", "2026-11-24"]);
  expect([code, err]).toEqual([0, ""]);
  return out;
}

const scratch = mkdtempSync(join(tmpdir(), "briefgen-graph-"));
const labelsOf = ({ nodes }: ReadGraph) => nodes.map(({ label }) => label).sort();
const typesOf = ({ edges }: ReadGraph) => edges.map(({ type }) => type).sort();

test("JSON: every node, every edge between them, and where each is written", async () => {
  const { root } = newSite(site);
  const graph = JSON.parse(await print(root, "json"));
  expect(graph.version).toBe(2);
  expect(graph.nodes).toContainEqual({
    ...{ id: "story:a", kind: "story", label: HOSTILE, date: "2026-11-20" },
    url: "https://example.org/stories/a/",
  });
  expect(graph.nodes).toContainEqual({
    ...{ id: "article:https://example.com/a?b=c&d=e", kind: "article", label: "T]]>" },
    url: "https://example.com/a?b=c&d=e",
  });
  expect(graph.edges).toContainEqual({
    ...{ type: "about", from: "story:a", to: "topic:oil", role: "main" },
    origin: { path: "briefings/a.md", line: 4 },
  });
  expect(new Set(graph.edges.map(({ type }: { type: string }) => type))).toEqual(
    new Set([
      ...["cites", "published-by", "came-from", "about", "written-by", "part-of", "follows", "asks"],
      ...["raises", "question-about", "storyline-about", "within"],
    ]),
  );
  const ids = new Set(graph.nodes.map(({ id }: { id: string }) => id));
  expect(ids.size).toBe(graph.nodes.length);
  for (const { from, to } of graph.edges) expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
});

test("graph.json of the site is the same graph, without the files that it comes from; drafts are in neither", async () => {
  const built = newSite({ ...site, "briefings/d.md": story("D", "status: draft\ntopics: [Secret]") });
  expect((await runHere(["build", built.root])).code).toBe(0);
  const published = JSON.parse(built.read("dist/graph.json"));
  const printed = JSON.parse(await print(built.root, "json"));
  for (const edge of printed.edges) delete edge.origin;
  expect(published).toEqual(printed);
  expect(built.read("dist/graph.json")).not.toMatch(/briefings\/|Secret/);
  built.write("briefgen.config.yaml", `${built.read("briefgen.config.yaml")}graph: off\n`);
  expect((await runHere(["build", built.root])).code).toBe(0);
  expect(built.has("dist/graph.json")).toBe(false);
});

test("JSON-LD: a processor of JSON-LD reads it without the network, and finds every edge", async () => {
  const { root } = newSite(site);
  const document = JSON.parse(await print(root, "jsonld"));
  const quads = (await jsonld.toRDF(document, { documentLoader: noNetwork })) as unknown as Quad[];
  const said = quads.map(({ subject, predicate, object }) =>
    [subject, predicate, object].map(({ value }) => value),
  );
  const page = "https://example.org/stories/a/";
  expect(said).toContainEqual([`${page}#article`, "https://schema.org/name", HOSTILE]);
  expect(said).toContainEqual([
    `${page}#article`,
    "https://schema.org/citation",
    "https://example.com/a?b=c&d=e",
  ]);
  expect(said).toContainEqual([
    "https://example.org/topics/oil/#topic",
    "http://www.w3.org/2004/02/skos/core#broader",
    "https://example.org/topics/energy/#topic",
  ]);
  const data = await dataOf(root);
  const nodes = new Set(quads.map(({ subject }) => subject.value));
  expect(nodes.size).toBe(data.nodes.length);
  const links = said.filter(([, predicate, object]) => !predicate?.endsWith("/url") && nodes.has(object!));
  expect(links).toHaveLength(data.edges.length);
});

interface Quad {
  readonly subject: { readonly value: string };
  readonly predicate: { readonly value: string };
  readonly object: { readonly value: string };
}

const noNetwork = (url: string): never => {
  throw new Error(`it asks for ${url}`);
};

test.runIf(installed("Graphviz (Debian: graphviz)", "dot", "-V"))(
  "DOT: Graphviz reads it and has the same labels and edges",
  async () => {
    const { root } = newSite(site);
    const text = await print(root, "dot");
    const read = JSON.parse(execFileSync("dot", ["-Tjson0"], { input: text, encoding: "utf8" }));
    const data = await dataOf(root);
    expect(read.objects.map((node: { label: string }) => node.label).sort()).toEqual(
      labelsOf(data).map(escString),
    );
    expect(read.edges.map((edge: { label: string }) => edge.label).sort()).toEqual(typesOf(data));
  },
);

/** Graphviz gives labels back as they are written: backslashes are doubled, and `&` is named. */
const escString = (label: string) => label.replaceAll("&", "&amp;").replaceAll("\\", "\\\\");

test.runIf(hasXmllint)("GraphML: an XML parser reads it and finds each node and edge", async () => {
  const { root } = newSite(site);
  const file = join(scratch, "graph.graphml");
  writeFileSync(file, await print(root, "graphml"));
  const xpath = (query: string) =>
    execFileSync(
      "xmllint",
      ["--nonet", "--xpath", query.replace(/\/\/(\w+)/g, "//*[local-name()='$1']"), file],
      {
        encoding: "utf8",
      },
    ).trim();
  const data = await dataOf(root);
  expect(xpath("count(//node)")).toBe(String(data.nodes.length));
  expect(xpath("count(//edge)")).toBe(String(data.edges.length));
  // Every edge leads from a node to a node, and every piece of data has a key that is declared for it.
  expect(xpath("count(//edge[@source=//node/@id and @target=//node/@id])")).toBe(String(data.edges.length));
  expect(xpath("count(//data[not(@key=//key/@id)])")).toBe("0");
  expect(xpath("string(//data[@key='node-label'][contains(.,'Quotes')])")).toBe(HOSTILE);
});

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("Mermaid: it draws the flowchart with every node's label and every edge", async () => {
  const { root } = newSite(site);
  const page = await browser.newPage();
  await page.addScriptTag({ path: join(SAMPLE, "node_modules/mermaid/dist/mermaid.min.js") });
  const drawn = await page.evaluate(
    async (text) => {
      // biome-ignore lint/suspicious/noExplicitAny: the library is a global of the page
      const { mermaid } = globalThis as any;
      mermaid.initialize({ startOnLoad: false, maxEdges: 5000, maxTextSize: 1e6 });
      const { svg } = await mermaid.render("graph", text);
      document.body.innerHTML = svg;
      const texts = (selector: string) =>
        [...document.querySelectorAll(selector)].map((node) => node.textContent?.trim() ?? "");
      return { nodes: texts(".node .nodeLabel"), edges: texts(".edgeLabel .edgeLabel") };
    },
    await print(root, "mermaid"),
  );
  await page.close();
  const data = await dataOf(root);
  expect(drawn.nodes.sort()).toEqual(labelsOf(data));
  expect(drawn.edges.filter(Boolean).sort()).toEqual(typesOf(data));
});

test("the whole sample prints in every format", async () => {
  for (const format of ["json", "jsonld", "dot", "graphml", "mermaid"])
    expect((await print(SAMPLE, format)).length, format).toBeGreaterThan(10_000);
});

test("a site with errors has no graph: the errors on stderr, nothing on stdout, exit 1", async () => {
  const { code, out, err } = await runHere([
    "graph",
    newSite({ "briefings/a.md": story("A", "sorces: []") }).root,
  ]);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain("error[BG0102]");
});

test("an unknown format: exit 2, with those that there are", async () => {
  const { code, err } = await runHere(["graph", newSite(site).root, "--format", "xml"]);
  expect([code, err]).toEqual([2, expect.stringContaining("json, jsonld, dot, graphml, mermaid")]);
});
