import { execFileSync, spawnSync } from "node:child_process";
import { installed } from "./installed.ts";

/** Programs besides Node.js that read what we write; Debian's python3-feedparser and libxml2-utils. */
export const PYTHON = "/usr/bin/python3";

export const hasFeedparser = installed(
  "feedparser (Debian: python3-feedparser)",
  PYTHON,
  "-c",
  "import feedparser",
);
export const hasXmllint = installed("xmllint (Debian: libxml2-utils)", "xmllint", "--version");

export const hasMailReader = installed("s-nail (Debian: s-nail)", "s-nail", "-V");

/** A message as Python's e-mail package reads it. */
export interface ParsedMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly types: readonly string[];
  readonly text: string;
  readonly html: string;
  readonly defects: number;
}

const MESSAGE = `
import email, email.policy, json, sys
m = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
part = lambda kind: m.get_body((kind,)).get_content()
print(json.dumps({"headers": {k.lower(): str(v) for k, v in m.items()}, "types": [p.get_content_type() for p in m.walk()],
  "text": part("plain"), "html": part("html"), "defects": sum(len(p.defects) for p in m.walk())}))
`;

/** Reads a message with Python's standard library. */
export const parseMessage = (eml: string): ParsedMessage =>
  JSON.parse(execFileSync(PYTHON, ["-c", MESSAGE], { input: eml, encoding: "utf8" }));

export interface ParsedFeed {
  readonly bozo: boolean;
  readonly version: string;
  readonly channel: {
    title: string;
    link: string;
    subtitle: string;
    language: string;
    updated?: string;
    self: string[];
  };
  readonly items: readonly ParsedItem[];
}

export interface ParsedItem {
  readonly id: string;
  /** Whether the guid is said to be an address. */
  readonly guidislink: boolean;
  readonly title: string;
  readonly link: string;
  readonly summary: string;
  readonly content: string;
  readonly published: string;
  /** Seconds since 1970, as feedparser understands the date. */
  readonly time: number;
  readonly authors: string[];
  readonly tags: { term: string; scheme: string }[];
  /** Recordings; the length in bytes. */
  readonly enclosures: { href: string; length: string; type: string }[];
}

const SCRIPT = `
import calendar, feedparser, json, sys
clean = "clean" in sys.argv
f = feedparser.parse(sys.stdin.buffer.read(), sanitize_html=clean, resolve_relative_uris=clean)
c = f.feed
print(json.dumps({
  "bozo": bool(f.bozo), "version": f.version,
  "channel": {"title": c.get("title"), "link": c.get("link"), "subtitle": c.get("subtitle"), "language": c.get("language"),
    "updated": c.get("updated"), "self": [l.href for l in c.get("links", []) if l.rel == "self"]},
  "items": [{"id": e.get("id"), "guidislink": e.get("guidislink", False), "title": e.get("title"), "link": e.get("link"),
    "summary": e.get("summary"), "content": e.content[0].value if "content" in e else "",
    "published": e.get("published"), "time": calendar.timegm(e.published_parsed),
    "authors": [a.get("name") for a in e.get("authors", [])],
    "enclosures": [{"href": x.href, "length": x.length, "type": x.type} for x in e.get("enclosures", [])],
    "tags": [{"term": t.term, "scheme": t.scheme} for t in e.get("tags", [])]} for e in f.entries]}))
`;

/** The feed as Python's feedparser reads it; `clean`: without what it removes from HTML by itself. */
export const feedparser = (xml: string, { clean = false } = {}): ParsedFeed => {
  const args = ["-c", SCRIPT, ...(clean ? ["clean"] : [])];
  return JSON.parse(execFileSync(PYTHON, args, { input: xml, encoding: "utf8" })) as ParsedFeed;
};

/** What libxml2 has against a document; empty where it is well formed. */
export const xmllint = (xml: string): string =>
  spawnSync("xmllint", ["--noout", "-"], { input: xml, encoding: "utf8" }).stderr;
