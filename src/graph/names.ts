import { checkSlug } from "../content/address.ts";
import type { AuthorDocument, OutletDocument, TopicDocument } from "../content/document.ts";
import type { Tracker } from "../dependencies/tracker.ts";
import { diagnostic, type Place, type Report } from "../diagnostics/diagnostic.ts";
import { yamlEntry } from "../diagnostics/yaml-entry.ts";
import { lookOf } from "../text/lookalikes.ts";
import { nameKey, nameSlug, tidyName } from "../text/names.ts";
import { AuthorNode, OutletNode, TopicNode } from "./nodes.ts";

export type Named = OutletNode | TopicNode | AuthorNode;
type NamedDocument = OutletDocument | TopicDocument | AuthorDocument;

/** The folder below `briefings/` with the records of each kind. */
export const RECORDS: Readonly<Record<Named["kind"], string>> = {
  topic: "topics",
  outlet: "sources",
  author: "authors",
};

const NODES = { topic: TopicNode, outlet: OutletNode, author: AuthorNode };

/** A spelling in front matter. */
interface Use<N> {
  readonly name: string;
  /** Its first use, by path. */
  readonly at: Place;
  /** How often it is used, and the time of its oldest use. */
  count: number;
  oldest: number;
  node: N | undefined;
}

interface Claim<N> {
  readonly node: N;
  /** The correct form of the name, and where it was first used. */
  readonly written: string;
  readonly at: Place;
}

/**
 * Topics, outlets or authors by all their names. Spellings with the same key (`nameKey`) are one name; a name without a record becomes
 * a node of its own.
 */
export class Names<N extends Named> {
  readonly #kind: N["kind"];
  readonly #tracker: Tracker;
  readonly #report: Report;
  /** Name key → the node with that name: "associated press" → AP News. */
  readonly #claims = new Map<string, Claim<N>>();
  /** How a name looks, in whatever letters → its node. */
  readonly #looks = new Map<string, Claim<N>>();
  readonly #bySlug = new Map<string, N>();
  readonly #nodes: N[] = [];
  /** Names exactly as written: the same spellings occur thousands of times. */
  readonly #uses = new Map<string, Use<N>>();

  constructor(kind: N["kind"], records: readonly NamedDocument[], tracker: Tracker, report: Report) {
    this.#kind = kind;
    this.#tracker = tracker;
    this.#report = report;
    for (const record of records) this.#addRecord(record);
  }

  /** In the order of the records, then of first mention. */
  get nodes(): readonly N[] {
    return this.#nodes;
  }

  /** The node with a name or slug that a text or record uses; undefined if there is none. */
  find(name: string): N | undefined {
    return this.#uses.get(name)?.node ?? this.#claims.get(nameKey(name))?.node ?? this.#bySlug.get(name);
  }

  /** Every name and slug, for suggestions. */
  known(): string[] {
    return [...this.#nodes.flatMap(({ names }) => names), ...this.#bySlug.keys()];
  }

  /** Notes a name in front matter. `at` says where; `time`: that of the text, in milliseconds since 1970. */
  use(value: string, at: () => Place, time: number): void {
    const known = this.#uses.get(value);
    if (known) {
      known.count += 1;
      if (time < known.oldest) known.oldest = time;
    } else
      this.#uses.set(value, {
        name: tidyName(value),
        ...{ at: at(), count: 1, oldest: time, node: undefined },
      });
  }

  /** Makes nodes of the used names that have no record. Call it once, after the last use. */
  settle(): void {
    const groups = new Map<string, Use<N>[]>();
    for (const [written, use] of this.#uses) {
      const key = nameKey(written);
      const claim = this.#claims.get(key);
      const group = groups.get(key);
      use.node = claim?.node ?? this.#bySlug.get(written);
      if (claim) this.#compare(use, claim);
      else if (group) group.push(use);
      else if (!use.node) groups.set(key, [use]);
    }
    for (const group of groups.values()) this.#create(group);
  }

  #addRecord(document: NamedDocument): void {
    const { name } = document.front;
    const written = [{ value: name, span: document.nameSpan }, ...document.front.aliases];
    const names = [...new Set(written.map(({ value }) => tidyName(value)))].filter(Boolean);
    const node = this.#node(document.slug, [names[0] ?? "", ...names.slice(1)], document);
    this.#nodes.push(node);
    this.#bySlug.set(node.id, node);
    for (const { value, span } of written) {
      if (value === "") continue;
      const at = { path: document.path, span };
      const claim = this.#claims.get(nameKey(value));
      if (!claim) this.#claim(value, node, at);
      else if (claim.node !== node) this.#reportTwice(value, at, claim.at);
    }
  }

  #node(id: string, names: readonly [string, ...string[]], document?: NamedDocument): N {
    const Node = NODES[this.#kind] as typeof TopicNode;
    return new Node(
      this.#kind,
      id,
      this.#nodes.length,
      names,
      document as TopicDocument,
      this.#tracker,
    ) as Named as N;
  }

  /** The node of a name with these spellings. Its own is the most frequent one, or else the oldest. */
  #create(spellings: readonly Use<N>[]): void {
    const byName = new Map<string, Use<N>>();
    for (const use of spellings) {
      const same = byName.get(use.name);
      if (!same) byName.set(use.name, { ...use });
      else Object.assign(same, { count: same.count + use.count, oldest: Math.min(same.oldest, use.oldest) });
    }
    const all = [...byName.values()];
    const chosen = all.reduce((best, use) =>
      use.count > best.count || (use.count === best.count && use.oldest < best.oldest) ? use : best,
    );
    const { name, at } = chosen;
    const node = this.#node(this.#slugOf(name, at), [name]);
    this.#nodes.push(node);
    this.#claim(name, node, at);
    for (const use of spellings) use.node = node;
    for (const use of all) this.#compare(use, { node, written: name, at });
  }

  #slugOf(name: string, at: Place): string {
    const slug = nameSlug(name, this.#kind);
    const help = [
      `add a record such as briefings/${RECORDS[this.#kind]}/my-name.md with \`name: ${yamlEntry(name)}\`: its file name is the slug`,
    ];
    if (slug === "")
      this.#report(
        diagnostic("BG0405", `\`${name}\` has no characters that can be used in an address`, { at, help }),
      );
    else checkSlug(slug, at, this.#report, help);
    return slug;
  }

  /** Gives the node a name that nobody has, and warns if somebody has one that looks the same. */
  #claim(name: string, node: N, at: Place): void {
    const claim = { node, written: tidyName(name), at };
    this.#claims.set(nameKey(name), claim);
    const look = lookOf(name);
    const other = this.#looks.get(look);
    if (!other) this.#looks.set(look, claim);
    else if (other.node !== node) this.#reportLookalike(claim, other);
  }

  #reportLookalike({ written, at }: Claim<N>, other: Claim<N>): void {
    this.#report(
      diagnostic("BG0311", `two ${this.#kind}s look the same: \`${written}\``, {
        at,
        label: `spelt ${spelling(written)}`,
        also: [{ at: other.at, label: `the other one is spelt ${spelling(other.written)}` }],
      }),
    );
  }

  #compare({ name, at }: Pick<Use<N>, "name" | "at">, { node, written, at: first }: Claim<N>): void {
    if (name === written || node.names.includes(name)) return;
    const also = [{ at: first, label: `spelt \`${written}\` here` }];
    this.#report(
      diagnostic("BG0305", `\`${name}\` and \`${written}\` are the same ${this.#kind}`, {
        at,
        label: `spell it \`${written}\``,
        also,
      }),
    );
  }

  #reportTwice(name: string, at: Place, first: Place): void {
    this.#report(
      diagnostic("BG0307", `two records have the name \`${name}\``, {
        at,
        label: "the second one",
        also: [{ at: first, label: "the first one" }],
      }),
    );
  }
}

/** The characters of a name outside ASCII, as code points. */
function spelling(name: string): string {
  const codes = [...name].filter((letter) => letter > "~").map((letter) => letter.codePointAt(0)!);
  const shown = codes.slice(0, 8).map((code) => `U+${code.toString(16).toUpperCase().padStart(4, "0")}`);
  return shown.length === 0 ? "in plain letters" : `with ${shown.join(" ")}`;
}
