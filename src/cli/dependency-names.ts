import { CONFIG_FILE } from "../config/file.ts";
import type { Dependency } from "../dependencies/tracker.ts";
import type { Node } from "../graph/nodes.ts";
import type { ReadSite } from "./reading.ts";

/** A node that pages may read; the texts of stories are apart from what lists show of them. */
type ReadNode = Node & {
  readonly edges: Dependency;
  readonly content: Dependency;
  readonly text?: Dependency;
};

/** What the dependencies of a site are, in words, and which of them are made from a source file. */
export class DependencyNames {
  readonly #site: ReadSite;
  readonly #words = new Map<number, string>();
  readonly #nodes: readonly ReadNode[];

  constructor(site: ReadSite) {
    this.#site = site;
    for (const [key, name] of site.graph.tracker.names ?? []) this.#words.set(key, inWords(name));
    const { nodes } = site.graph;
    const { stories, withdrawn, topics, outlets, authors, questions, storylines, editions, pages } = nodes;
    this.#nodes = [
      ...[...stories, ...withdrawn, ...topics, ...outlets, ...authors],
      ...[...questions, ...storylines, ...editions, ...pages],
    ];
    for (const node of this.#nodes) this.#nameNode(node);
  }

  /** Undefined if the site no longer has what a file was made from. */
  wordsFor(key: number): string | undefined {
    return this.#words.get(key);
  }

  /** The keys of what pages read of a source file; empty if nothing does. */
  keysOf(path: string): Set<number> {
    const { graph, plan } = this.#site;
    const keys = new Set(this.#nodes.filter((node) => fileOf(node) === path).flatMap(keysOfNode));
    const published = plan.media.get(path) ?? path.replace(/^static\//, "");
    const wanted = new Set([
      ...[`links ${path}`, `copy ${published}`],
      ...[...plan.versions].flatMap(([to, { file }]) => (file === published ? [`derived ${to}`] : [])),
      `template ${/^templates\/(.*)\.eta$/.exec(path)?.[1]}`,
      `words ${/^templates\/strings\/(.*)\.ya?ml$/.exec(path)?.[1]}`,
      ...(path.startsWith("templates/assets/") ? ["assets"] : []),
    ]);
    for (const [key, name] of graph.tracker.names ?? [])
      if (wanted.has(name) || (path === CONFIG_FILE && name.startsWith("config "))) keys.add(key);
    return keys;
  }

  /** The keys of what other pages read of the node whose page is at an address. */
  keysOfPage(address: string): Set<number> {
    const { routes } = this.#site.plan.site.context;
    const node = this.#nodes.find((one) => routes.of(one) === address);
    return new Set(node && keysOfNode(node));
  }

  #nameNode(node: ReadNode): void {
    const file = fileOf(node);
    const about = file ?? `the ${node.kind} “${"name" in node ? node.name : node.id}”`;
    this.#words.set(node.edges.key, `what is connected with ${about}`);
    this.#words.set(node.content.key, node.text ? `what lists show of ${about}` : about);
    if (node.text) this.#words.set(node.text.key, `the text of ${about}`);
  }
}

const fileOf = (node: ReadNode): string | undefined => ("document" in node ? node.document?.path : undefined);

const keysOfNode = ({ edges, content, text }: ReadNode): number[] =>
  [edges, content, text].flatMap((one) => one?.key ?? []);

/** What the first word of a dependency's name means; `{}` is the rest. */
const WORDS: Readonly<Record<string, string>> = {
  template: "templates/{}.eta",
  config: "`{}` in briefgen.config.yaml",
  words: "the theme's words: {}",
  assets: "the names of style sheets and scripts",
  asset: "the file of the theme",
  names: "the names of topics, outlets and authors",
  index: "what the list at /{} shows",
  list: "the list of {}",
  lists: "which lists have entries",
  languages: "the languages in which {} has pages",
  destinations: "the pages that menus and policies lead to",
  logos: "the sizes of logos",
  cards: "what social cards are drawn with",
  listing: "which pages search engines should find",
  links: "where the links of {} lead",
  redirects: "the old addresses",
  feeds: "which feeds there are",
  page: "the folders of plain pages",
  copy: "the file {}",
  derived: "the picture that {} is made from",
};

function inWords(name: string): string {
  const [, first = "", rest = ""] = /^(\S+) ?(.*)$/s.exec(name) ?? [];
  return (WORDS[first] ?? name).replace("{}", () => rest);
}
