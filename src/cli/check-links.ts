import type { SourceEntry } from "../content/story-entries.ts";
import { type Diagnostic, diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import type { SourceOf } from "../diagnostics/pretty.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import { sourceAddress } from "../import/site-outlets.ts";
import type { CheckedLink } from "./link-report.ts";

export type CheckedLinks = ReadonlyMap<string, CheckedLink>;

/** What a report of links says of a site's. */
export interface LinkFindings {
  readonly diagnostics: readonly Diagnostic[];
  /** How many addresses of the site the report names. */
  readonly known: number;
  /** Those among them of which it does not say whether they work. */
  readonly unsure: number;
}

/** An address in a file, in its normal form; with the source that it is of, if it is of one. */
interface Written {
  readonly path: string;
  readonly address: string;
  readonly span: Span;
  readonly source?: SourceEntry;
  /** When the source was read, as far as the file says: `2026-11-23`. */
  readonly day?: string | undefined;
}

/** Finds the addresses of a report in the files of a site: those of cited sources, and links to other sites. */
export function linkFindings(report: CheckedLinks, graph: SiteGraph, sourceOf: SourceOf): LinkFindings {
  const written = documentsIn(graph).flatMap((document) => {
    const { path } = document;
    const found = addressesIn(sourceOf(path) ?? "", report).map((one) => ({ path, ...one }));
    return withSources(document, found, report);
  });
  const known = new Set(written.map(({ address }) => address));
  const unsure = [...known].filter((address) => report.get(address)!.fate === "unsure");
  const diagnostics = written.flatMap((one) => problemOf(one, report.get(one.address)!) ?? []);
  return { diagnostics, known: known.size, unsure: unsure.length };
}

interface Cited {
  readonly path: string;
  readonly sources: readonly SourceEntry[];
  /** The story's day, in which an article that says no other was read. */
  readonly day?: string;
}

function documentsIn({ nodes }: SiteGraph): Cited[] {
  const { topics, outlets, authors, questions, storylines, editions, pages } = nodes;
  const records = [...topics, ...outlets, ...authors, ...questions, ...storylines, ...editions, ...pages];
  return [
    ...nodes.stories.map(({ document: { path, front } }) => ({
      path,
      sources: front.sources,
      day: front.date.value.day,
    })),
    ...records.flatMap(({ document }) => (document ? [{ path: document.path, sources: [] }] : [])),
  ];
}

const ADDRESS = /https?:\/\/[^\s<>"`|\\^{}]+/gi;

/** The addresses in a text that the report names. Signs around an address are not part of it. */
function addressesIn(text: string, report: CheckedLinks): Omit<Written, "path">[] {
  return [...text.matchAll(ADDRESS)].flatMap(({ 0: whole, index }) => {
    for (let end = whole.length; end > 0; end -= 1) {
      const address = sourceAddress(whole.slice(0, end));
      if (address !== undefined && report.has(address))
        return [{ address, span: { start: index, end: index + end } }];
      if (!/[.,;:!?)\]}'*_]/.test(whole[end - 1]!)) break;
    }
    return [];
  });
}

/** Gives each source the address nearest to its outlet's name; one that is written in another way stands at that name. */
function withSources(
  { path, sources, day: storyDay }: Cited,
  found: readonly Written[],
  report: CheckedLinks,
): Written[] {
  const all = [...found];
  for (const source of sources) {
    const address = source.url === undefined ? undefined : sourceAddress(source.url);
    if (address === undefined || !report.has(address)) continue;
    const { span } = source.source;
    const day = (source.accessed ?? source.published)?.day ?? storyDay;
    const distance = (one: Written) => Math.abs(one.span.start - span.start);
    const nearest = all
      .filter((one) => one.address === address && !one.source)
      .sort((a, b) => distance(a) - distance(b))[0];
    if (nearest) all[all.indexOf(nearest)] = { ...nearest, source, day };
    else all.push({ path, address, span, source, day });
  }
  return all;
}

function problemOf(one: Written, { fate, status }: CheckedLink): Diagnostic | undefined {
  const at = { path: one.path, span: one.span };
  const { source } = one;
  if (source?.access === "gone") {
    if (fate !== "alive") return undefined;
    const help = ["look at the page; if it is the article, remove `access: gone`"];
    return diagnostic("BG0832", `this address works, but the source says it is gone: ${status}`, {
      at,
      help,
    });
  }
  if (fate !== "dead") return undefined;
  const message = `this address leads nowhere: ${status}`;
  const help = source
    ? pasteInto(source, one.day)
    : ["correct or remove the link, or link to an archived copy"];
  return diagnostic("BG0831", message, { at, help });
}

/** The lines that belong into a source's entry. The Wayback Machine shows the copy that is nearest to a day. */
const pasteInto = ({ url, archive }: SourceEntry, day = ""): string[] =>
  archive === undefined
    ? [
        "if the article has not moved, look at the copy at this address, and add both lines to the entry:",
        "access: gone",
        `archive: https://web.archive.org/web/${day.replaceAll("-", "")}/${url}`,
      ]
    : ["if the article has not moved, look at its archived copy, and add to the entry:", "access: gone"];
