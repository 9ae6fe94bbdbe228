import type { Config } from "../config/config.ts";

/** Files for hosts, crawlers and other programs, besides pages, feeds and sitemaps. */
export type HostFile =
  | "robots.txt"
  | "llms.txt"
  | "graph.json"
  | "feeds.opml"
  | "feeds/style.css"
  | "_redirects"
  | "_headers"
  | ".nojekyll"
  | ".well-known/security.txt"
  | "trust.txt";

/** Those that the configuration asks for. */
export const hostFilesOf = ({ graph, security, trust }: Config): HostFile[] => [
  ...([
    "robots.txt",
    "llms.txt",
    "feeds.opml",
    "feeds/style.css",
    "_redirects",
    "_headers",
    ".nojekyll",
  ] as const),
  ...(graph === "on" ? (["graph.json"] as const) : []),
  ...(security ? ([".well-known/security.txt"] as const) : []),
  ...(trust ? (["trust.txt"] as const) : []),
];
