import type { Document } from "../content/document.ts";
import type { Place } from "../diagnostics/diagnostic.ts";
import { yamlEntry } from "../diagnostics/yaml-entry.ts";
import { firstUse } from "../graph/first-use.ts";
import { RECORDS } from "../graph/names.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import type { Claimant, PageNode } from "./routes.ts";

/** A node that wants an address. */
export class NodeClaim implements Claimant {
  readonly #node: PageNode;
  readonly #graph: SiteGraph;

  constructor(node: PageNode, graph: SiteGraph) {
    this.#node = node;
    this.#graph = graph;
  }

  /**
   * Two documents with one id were reported when they became nodes. Topics and outlets have names, and no ids; what
   * has no name or title was reported, too, and may be the other one.
   */
  isReported(other: Claimant): boolean {
    if (!(other instanceof NodeClaim)) return false;
    if (this.#name === "" || other.#name === "") return true;
    if ("names" in this.#node) return false;
    return other.#node.kind === this.#node.kind && other.#node.id === this.#node.id;
  }

  get what(): string {
    return `the ${this.#node.kind} \`${this.#name}\``;
  }

  get #name(): string {
    const node = this.#node;
    return "name" in node ? node.name : node.title;
  }

  /** Its record, or the first mention of a topic, outlet or author without one. */
  get at(): Place | undefined {
    const node = this.#node;
    if (node.document) return { path: node.document.path, span: node.document.slugSpan };
    return "names" in node ? firstUse(node, this.#graph.relations) : undefined;
  }

  /** Another address; a topic, outlet or author without a record may be another name of the other one. */
  help(other?: Claimant): string[] {
    const { kind, document } = this.#node;
    if (document) return [otherAddress(document)];
    if (!(kind === "topic" || kind === "outlet" || kind === "author")) return [];
    const folder = RECORDS[kind];
    const theirs = other instanceof NodeClaim && other.#node.kind === kind ? other.#node : undefined;
    const apart = `add a record for it to briefings/${folder}/: its file name is the slug`;
    if (!theirs) return [apart];
    const path = theirs.document?.path ?? `briefings/${folder}/${theirs.id}.md`;
    const name = theirs.document ? "" : `\`name: ${yamlEntry(theirs.name)}\` and `;
    return [
      `if both are one ${kind}, write ${name}\`aliases: [${yamlEntry(this.#node.name)}]\` into ${path}`,
      `if not, ${apart}`,
    ];
  }
}

function otherAddress({ kind, slug }: Pick<Document, "kind" | "slug">): string {
  if (kind === "page" && slug === "") return "delete one of the two files, or rename the folder";
  return kind === "story" || kind === "page" || kind === "author"
    ? "give it another `slug:`"
    : "rename the file: its name is the slug";
}
