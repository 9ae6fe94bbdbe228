import { yamlEntry } from "../diagnostics/yaml-entry.ts";
import { hostedIn } from "../graph/audit/hosted.ts";
import { RECORDS } from "../graph/names.ts";
import { NearNames } from "../graph/near-names.ts";
import type { OutletNode, TopicNode } from "../graph/nodes.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import { nameKey, slugify } from "../text/names.ts";
import { byCodePoint, grouped } from "../text/order.ts";

/** Two names that may be those of one topic or outlet. */
export interface NearName {
  readonly kind: "topic" | "outlet";
  /** The name to keep: that of the record, or else the one that more stories use. */
  readonly name: string;
  readonly other: string;
  /** One letter differs, or articles at one host are cited under both, and one is short for the other. */
  readonly why: "spelling" | "host";
  /** How many stories use the other name. */
  readonly stories: number;
  /** The record of `name`; the file does not exist if `hasRecord` is false. */
  readonly path: string;
  readonly hasRecord: boolean;
  /** The line that joins them: `aliases: [BBC]`. */
  readonly line: string;
}

type Named = TopicNode | OutletNode;

/** If neither has a record, shorter names differ in one letter too often: Gambia, Zambia. */
const SURE = 8;
const MANY_OUTLETS = 20;

/** Names that look like two of one thing, most used first. `countOf`: the number of stories that use a name. */
export function nearNames(graph: SiteGraph, countOf: (node: Named) => number): NearName[] {
  const pairs: [Named, Named, NearName["why"]][] = [
    ...spelledAlike(graph.nodes.topics),
    ...spelledAlike(graph.nodes.outlets),
    ...atOneHost(graph),
  ];
  const seen = new Set<string>();
  const found: NearName[] = [];
  for (const [a, b, why] of pairs) {
    const key = `${a.kind} ${[a.number, b.number].sort((x, y) => x - y).join(" ")}`;
    if (seen.has(key) || (a.document && b.document)) continue;
    seen.add(key);
    const [kept, other] = isKept(a, b, countOf) ? [a, b] : [b, a];
    found.push(nearName(kept, other, why, countOf(other)));
  }
  return found.sort(
    (a, b) => b.stories - a.stories || byCodePoint(a.name, b.name) || byCodePoint(a.other, b.other),
  );
}

function isKept(a: Named, b: Named, countOf: (node: Named) => number): boolean {
  if (a.document || b.document) return a.document !== undefined;
  return (countOf(a) - countOf(b) || byCodePoint(b.id, a.id)) > 0;
}

function nearName(kept: Named, other: Named, why: NearName["why"], stories: number): NearName {
  const { kind, name, names, document } = kept;
  const aliases = [...names.slice(1), other.name].map(yamlEntry).join(", ");
  return {
    ...{ kind, name, other: other.name, why, stories },
    path: document?.path ?? `briefings/${RECORDS[kind]}/${slugify(name)}.md`,
    hasRecord: document !== undefined,
    line: `aliases: [${aliases}]`,
  };
}

function spelledAlike(nodes: readonly Named[]): [Named, Named, "spelling"][] {
  const known = new NearNames(nodes.flatMap(({ names }) => names));
  const owners = new Map(nodes.flatMap((node) => node.names.map((name) => [name, node])));
  return nodes.flatMap((node): [Named, Named, "spelling"][] => {
    // The names of hosts are short, and differ in letters.
    const near = node.document || /\.\S/.test(node.name) ? undefined : known.near(node.name);
    const other = near === undefined ? undefined : owners.get(near);
    const isSure = other?.document !== undefined || node.name.length >= SURE;
    return other && other !== node && isSure ? [[node, other, "spelling"]] : [];
  });
}

/** Outlets whose articles are at one host, and of which one name is part of the other or its initials. */
function atOneHost(graph: SiteGraph): [Named, Named, "host"][] {
  return [...grouped(hostedIn(graph), ({ host }) => host).values()].flatMap((hosted) => {
    const outlets = [...new Set(hosted.map(({ outlet }) => outlet))];
    // A host of many outlets is that of a library or a news portal.
    if (outlets.length > MANY_OUTLETS) return [];
    return outlets.flatMap((outlet, at) =>
      outlets
        .slice(at + 1)
        .filter((other) => isShortFor(outlet.name, other.name) || isShortFor(other.name, outlet.name))
        .map((other): [Named, Named, "host"] => [outlet, other, "host"]),
    );
  });
}

/** “BBC” for “BBC News”, “AP” for “Associated Press”. */
function isShortFor(short: string, long: string): boolean {
  const words = wordsOf(long);
  const part = wordsOf(short);
  if (part.length === 0 || nameKey(short) === nameKey(long)) return false;
  const initials = words.map((word) => word[0]).join("");
  const isPart = words.some((_, at) => part.every((word, index) => words[at + index] === word));
  return (
    (isPart && part.length < words.length) || (part.length === 1 && words.length > 1 && part[0] === initials)
  );
}

const wordsOf = (name: string): string[] =>
  nameKey(name)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
