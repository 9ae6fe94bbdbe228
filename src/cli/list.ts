import stringWidth from "fast-string-width";
import type { Document, StoryOutline } from "../content/document.ts";
import { printable, printableJson } from "../diagnostics/printable.ts";
import type { Node } from "../graph/nodes.ts";
import { type GraphData, type GraphNode, graphData } from "../outputs/graph/graph-data.ts";
import { cutTo, padTo } from "../text/cells.ts";
import { byCodePoint } from "../text/order.ts";
import { type Article, articleCells, articlesIn } from "./articles.ts";
import type { Io } from "./io.ts";
import type { Listed } from "./options.ts";
import { noteErrors, type ReadingOptions, type ReadSite, readFor } from "./reading.ts";

export interface ListOptions extends ReadingOptions {
  readonly format: "pretty" | "json" | "urls";
}

/** The published graph leaves out plain pages. */
type Kind = GraphNode["kind"] | "page";

/** One thing of a site, as `--format json` prints it. */
export interface Row {
  readonly kind: Kind;
  readonly id: string;
  readonly title: string;
  readonly url?: string | undefined;
  readonly date?: string | undefined;
  readonly status?: string | undefined;
  /** How many stories are about it, cite it, ask it or belong to it. */
  readonly stories?: number | undefined;
  /** Its file; absent if stories only name it. */
  readonly path?: string | undefined;
}

/** The kind of node in each list. */
const KINDS: Readonly<Record<Exclude<Listed, "articles">, Kind>> = {
  stories: "story",
  topics: "topic",
  outlets: "outlet",
  authors: "author",
  questions: "question",
  storylines: "storyline",
  editions: "edition",
  pages: "page",
  drafts: "story",
  future: "story",
};

/** Lists what a site has: as a table for people, or as JSON with one object per line. */
export async function listCommand(what: Listed, root: string, options: ListOptions, io: Io): Promise<number> {
  const isPreview = what === "drafts" || what === "future";
  const site = await readFor(root, isPreview ? { ...options, drafts: true, future: true } : options, io);
  const rows = what === "articles" ? articlesIn(site.graph) : rowsOf(site, what);
  if (options.format === "urls") io.out(addressesOf(rows));
  else if (options.format === "json") io.out(rows.map((row) => `${printableJson(row)}\n`).join(""));
  else {
    io.out(table(rows, io.columns));
    if (rows.length === 0 && !options.quiet) io.err(`no ${what === "future" ? "future stories" : what}\n`);
  }
  noteErrors(site, io);
  return 0;
}

/** The addresses, each once, in order. */
const addressesOf = (rows: readonly { readonly url?: string | undefined }[]): string =>
  [...new Set(rows.flatMap(({ url }) => url ?? []))]
    .sort(byCodePoint)
    .map((url) => `${url}\n`)
    .join("");

function rowsOf(site: ReadSite, what: keyof typeof KINDS): Row[] {
  const { graph, plan } = site;
  const kind = KINDS[what];
  if (kind === "page") return pagesOf(site);
  const data = graphData(plan.site.context);
  const counts = countStories(data);
  const nodes = new Map(allOf(graph.nodes).map((node) => [`${node.kind}:${node.id}`, node]));
  const rows = data.nodes
    .filter((node) => node.kind === kind)
    .map((node): Row => {
      const document = documentOf(nodes.get(node.id));
      return {
        ...{ kind, id: node.id.slice(kind.length + 1), title: node.label, url: node.url, date: node.date },
        status: statusOf(nodes.get(node.id), document),
        stories: kind === "story" ? undefined : (counts.get(node.id) ?? 0),
        path: document?.path,
      };
    });
  if (what === "drafts") return [...rows, ...pagesOf(site)].filter(({ status }) => status === "draft");
  if (what === "future") return rows.filter(({ status }) => status === "future");
  // The graph lists stories and questions newest first; the other lists show the most frequent first.
  return kind === "story" || kind === "question" || kind === "edition"
    ? rows
    : rows.sort((a, b) => (b.stories ?? 0) - (a.stories ?? 0));
}

/** The plain pages, in the order of menus. */
const pagesOf = ({ graph, plan: { site } }: ReadSite): Row[] =>
  graph.nodes.pages.map((page) => {
    const { path, front } = page.document;
    const url = site.context.url(site.context.routes.of(page));
    return { kind: "page", id: page.id, title: page.title, url, status: front.status, path };
  });

const allOf = ({ stories, topics, outlets, authors, ...nodes }: ReadSite["graph"]["nodes"]): Node[] => [
  ...[...stories, ...topics, ...outlets, ...authors],
  ...[...nodes.questions, ...nodes.storylines, ...nodes.editions],
];

const documentOf = (node: Node | undefined): StoryOutline | Document | undefined =>
  node && "document" in node ? node.document : undefined;

function statusOf(node: Node | undefined, document: StoryOutline | Document | undefined): string | undefined {
  if (node?.kind === "story" || node?.kind === "edition") return node.preview ?? "published";
  return document && "status" in document.front ? document.front.status : undefined;
}

/** Node → how many stories are connected to it; for an outlet, those that cite one of its articles. */
function countStories({ edges }: GraphData): ReadonlyMap<string, number> {
  const outlets = new Map<string, string>();
  for (const { type, from, to } of edges) if (type === "published-by") outlets.set(from, to);
  const stories = new Map<string, Set<string>>();
  for (const { from, to } of edges) {
    if (!from.startsWith("story:")) continue;
    const node = outlets.get(to) ?? to;
    stories.set(node, (stories.get(node) ?? new Set()).add(from));
  }
  return new Map([...stories].map(([node, those]) => [node, those.size]));
}

const cellsOf = ({ date, stories, status, title, path, id }: Row): string[] => [
  date?.slice(0, 10) ?? String(stories ?? ""),
  status ?? "",
  printable(title),
  printable(path ?? id),
];

/** Titles that do not fit the terminal are cut, so that no line wraps. */
function table(rows: readonly (Row | Article)[], columns: number | undefined): string {
  const cells = rows.map((row) => ("kind" in row ? cellsOf(row) : articleCells(row)));
  const widths = [0, 1, 2].map((column) => Math.max(0, ...cells.map((row) => stringWidth(row[column]!))));
  const [first = 0, second = 0, third = 0] = widths;
  const before = first + 2 + (second > 0 ? second + 2 : 0);
  const room = columns === undefined ? third : Math.max(20, Math.min(third, columns - before - 2));
  return cells
    .map(([lead = "", status = "", title = "", path = ""]) => {
      const parts = [padTo(lead, first), ...(second > 0 ? [padTo(status, second)] : [])];
      const name = cutTo(title, room);
      const place = columns === undefined || before + room + 2 + stringWidth(path) <= columns;
      return `${[...parts, ...(place ? [padTo(name, room), path] : [name])].join("  ").trimEnd()}\n`;
    })
    .join("");
}
