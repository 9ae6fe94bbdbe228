import type { EdgeType, GraphData, GraphNode } from "./graph-data.ts";

/** The vocabularies, included in the document, so that readers need not fetch anything. */
const CONTEXT = {
  schema: "https://schema.org/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  dcterms: "http://purl.org/dc/terms/",
  prov: "http://www.w3.org/ns/prov#",
  xhv: "http://www.w3.org/1999/xhtml/vocab#",
};

/** Kinds of nodes → their type, and the fragment by which pages refer to them, after the page's address. */
const KINDS: Readonly<Record<GraphNode["kind"], { readonly type: string; readonly fragment: string }>> = {
  story: { type: "schema:NewsArticle", fragment: "#article" },
  article: { type: "schema:CreativeWork", fragment: "" },
  outlet: { type: "schema:Organization", fragment: "#outlet" },
  topic: { type: "schema:Thing", fragment: "#topic" },
  question: { type: "schema:Question", fragment: "#question" },
  storyline: { type: "schema:CreativeWorkSeries", fragment: "#storyline" },
  edition: { type: "schema:PublicationIssue", fragment: "#edition" },
  author: { type: "schema:Person", fragment: "#author" },
};

/** Types of edges → properties, from schema.org if possible, otherwise from other vocabularies. */
const PROPERTIES: Readonly<Record<EdgeType, string>> = {
  cites: "schema:citation",
  "published-by": "schema:publisher",
  "came-from": "prov:hadPrimarySource",
  about: "schema:about",
  "written-by": "schema:author",
  covers: "schema:knowsAbout",
  "part-of": "schema:isPartOf",
  follows: "xhv:prev",
  translates: "schema:translationOfWork",
  tells: "dcterms:references",
  asks: "schema:hasPart",
  raises: "dcterms:relation",
  "question-about": "schema:about",
  "storyline-about": "schema:about",
  includes: "schema:hasPart",
  within: "skos:broader",
  "related-topic": "skos:related",
};

/** The graph as JSON-LD 1.1 in expanded values: linked data that any RDF tool reads. */
export function renderGraphJsonLd({ site, nodes, edges }: GraphData): string {
  const addresses = new Map(nodes.map((node) => [node.id, addressOf(node, site.url)]));
  const things = new Map(nodes.map((node) => [node.id, thingOf(node, addresses.get(node.id)!)]));
  for (const { type, from, to, role } of edges) {
    const thing = things.get(from)!;
    const property = role === "mention" ? "schema:mentions" : PROPERTIES[type];
    thing[property] ??= [];
    (thing[property] as object[]).push({ "@id": addresses.get(to) });
  }
  const rows = [...things.values()].map((thing) => JSON.stringify(thing));
  return `{"@context":${JSON.stringify(CONTEXT)},\n"@graph":[\n${rows.join(",\n")}\n]}\n`;
}

/** Nodes without a page get an address below the site's. */
const addressOf = ({ id, kind, url }: GraphNode, site: string): string =>
  url === undefined ? `${site}#${encodeURIComponent(id)}` : url + KINDS[kind].fragment;

function thingOf({ kind, label, url, date }: GraphNode, address: string): Record<string, unknown> {
  const dated = kind === "question" ? "schema:dateCreated" : "schema:datePublished";
  return {
    "@id": address,
    "@type": KINDS[kind].type,
    "schema:name": label,
    ...(url === undefined ? {} : { "schema:url": { "@id": url } }),
    ...(date === undefined ? {} : { [dated]: date }),
  };
}
