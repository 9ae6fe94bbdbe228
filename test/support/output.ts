import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Nodes as MarkdownNodes } from "mdast";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { isUnsafe, unsafeParts } from "./unsafe-html.ts";

/**
 * What is wrong with an output: files that a reader of their format rejects, and whatever could run or load something
 * that the theme does not. Paths → bytes as `TestSite.tree` gives them; `hasXmllint` says whether xmllint is there.
 */
export function faultsOf(tree: Readonly<Record<string, string>>, hasXmllint: boolean): string[] {
  const texts = Object.entries(tree).map(([path, bytes]): [string, string] => [
    path,
    Buffer.from(bytes, "latin1").toString("utf8"),
  ]);
  const faults = texts.flatMap(([path, text]) => [
    ...(isSafePath(path) ? [] : [`${path}: a path that is not safe`]),
    ...(text.includes("\ufffd") ? [`${path}: a character that no text holds`] : []),
    ...faultsIn(path, text).map((fault) => `${path}: ${fault}`),
  ]);
  const xml = texts.filter(([path]) => /\.(?:xml|opml)$/.test(path));
  return [...faults, ...(hasXmllint ? lint(xml) : [])];
}

/** Each part of a path is a name that every system takes. */
const isSafePath = (path: string): boolean =>
  path === ".nojekyll" ||
  path
    .split("/")
    .every((part) => /^(?!\.\.?$)[\p{L}\p{M}\p{N}._~-]+$/u.test(part) && Buffer.byteLength(part) <= 255);

function faultsIn(path: string, text: string): string[] {
  if (path.endsWith(".html")) return faultsInPage(text);
  if (/(?:^|\/)rss\.xml$|^podcast\.xml$/.test(path)) return faultsInRss(text);
  if (path.endsWith("feed.json")) return faultsInJsonFeed(text);
  if (path.endsWith(".md") || path === "llms.txt") return faultsInMarkdown(text);
  if (path === "_redirects") return linesNotLike(text, /^\/\S* \/\S* 301$/);
  if (path === "_headers") return linesNotLike(text, /^(?:\/[\w./:*-]*| {2}[A-Z][\w-]+: [^\r]+)$/);
  if (path === "robots.txt") return linesNotLike(text, /^(?:User-agent: \*|Allow: \/|Sitemap: https:\S+|)$/);
  return [];
}

const linesNotLike = (text: string, form: RegExp): string[] =>
  text
    .replace(/\n$/, "")
    .split("\n")
    .filter((line) => line !== "" && !form.test(line));

/** Scripts that the theme has, and what it loads. */
const OWN = /^\/(?:[\w.~%-]+\/)*assets\/[\w.-]+$/;

function faultsInPage(html: string): string[] {
  const faults: string[] = [];
  const document = parse(html, {
    onParseError: ({ code, startLine }) => faults.push(`${code} in line ${startLine}`),
  });
  const ids = new Set<string>();
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ("tagName" in node) faults.push(...faultsInElement(node, ids));
    if ("childNodes" in node) for (const child of node.childNodes) visit(child);
  };
  visit(document);
  return faults;
}

function faultsInElement(element: DefaultTreeAdapterTypes.Element, ids: Set<string>): string[] {
  const { tagName: name } = element;
  const attributes = new Map(element.attrs.map((attribute) => [attribute.name, attribute.value]));
  const faults: string[] = [];
  for (const [key, value] of attributes) {
    if (/^on|^style$|^srcdoc$/i.test(key)) faults.push(`${key} on <${name}>`);
    if (/^(?:href|src|action|formaction|poster|data|xlink:href)$/.test(key) && isUnsafe(value))
      faults.push(`${key}=${value}`);
  }
  const id = attributes.get("id");
  if (id !== undefined && ids.has(id)) faults.push(`the id ${id} twice`);
  if (id !== undefined) ids.add(id);
  if (/^(?:iframe|object|embed|base|applet|frame|portal|style|template|math)$/.test(name))
    faults.push(`<${name}>`);
  if (name === "script") faults.push(...faultsInScript(element, attributes));
  const loads =
    name === "link" && /stylesheet|icon/.test(attributes.get("rel") ?? "")
      ? attributes.get("href")
      : undefined;
  if (loads !== undefined && !OWN.test(loads)) faults.push(`loads ${loads}`);
  if (
    /^(?:img|audio|video|source|track)$/.test(name) &&
    /^(?:[a-z]+:|\/\/)/i.test(attributes.get("src") ?? "")
  )
    faults.push(`loads ${attributes.get("src")}`);
  if (
    name === "meta" &&
    attributes.get("http-equiv") === "refresh" &&
    !/^0; ?url=\/[^/]/.test(attributes.get("content") ?? "")
  )
    faults.push(`goes to ${attributes.get("content")}`);
  return faults;
}

function faultsInScript(
  element: DefaultTreeAdapterTypes.Element,
  attributes: ReadonlyMap<string, string>,
): string[] {
  const source = attributes.get("src");
  if (source !== undefined) return OWN.test(source) ? [] : [`runs ${source}`];
  if (attributes.get("type") !== "application/ld+json") return ["a script within the page"];
  const text = element.childNodes.map((child) => ("value" in child ? child.value : "")).join("");
  return parses(text) ? [] : ["JSON-LD that is no JSON"];
}

function faultsInRss(xml: string): string[] {
  const html = (name: string) =>
    [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, "gs"))].map(([, text = ""]) => unescapeXml(text));
  // A description is HTML, too, but all of ours are words.
  const markup = html("description").filter((text) => /<[a-z/!?]/i.test(text));
  return [...html("content:encoded").flatMap(unsafeParts), ...markup];
}

const REFERENCES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

const unescapeXml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    name
      ? (REFERENCES[name] ?? whole)
      : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );

function faultsInJsonFeed(text: string): string[] {
  if (!parses(text)) return ["no JSON"];
  const { items } = JSON.parse(text) as { items: { content_html?: string; url: string }[] };
  return items.flatMap(({ content_html = "", url }) => [
    ...unsafeParts(content_html),
    ...(isUnsafe(url) ? [url] : []),
  ]);
}

/** Tags that are written where Markdown has no sign; none of them has an attribute. */
const TAG = /^<\/?(?:sub|sup|ins|mark|kbd|em|strong|del)>$|^<!-- -->$/;
const markdown = unified().use(remarkParse).use(remarkGfm);

function faultsInMarkdown(text: string): string[] {
  const faults: string[] = [];
  const visit = (node: MarkdownNodes): void => {
    if (node.type === "html" && !TAG.test(node.value)) faults.push(`raw HTML: ${node.value}`);
    if ("url" in node && isUnsafe(node.url)) faults.push(`leads to ${node.url}`);
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(markdown.parse(text));
  return faults;
}

function parses(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}

/** What xmllint has against files: all in one process. */
function lint(files: readonly (readonly [path: string, text: string])[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "briefgen-xml-"));
  try {
    const names = files.map(([, text], index) => {
      writeFileSync(join(folder, `${index}.xml`), text);
      return `${index}.xml`;
    });
    const { stderr } = spawnSync("xmllint", ["--noout", "--nonet", ...names], {
      cwd: folder,
      encoding: "utf8",
    });
    return stderr
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.replace(/^(\d+)\.xml/, (_, index) => files[Number(index)]![0]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
