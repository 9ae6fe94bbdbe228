import type { Dependency } from "../dependencies/tracker.ts";
import type { PlannedPage } from "../pages/page.ts";
import type { SiteContext } from "../pages/site-context.ts";
import type { SitePath } from "../router/paths.ts";
import type { PageNode } from "../router/routes.ts";

/** The pages of one node; the first one is at the node's address. They depend on everything that this function reads. */
export type NodeOutput<N> = (node: N, site: SiteContext) => readonly PlannedPage[];

/** For each kind of node with a page. */
export type NodeOutputs = {
  readonly [Kind in PageNode["kind"]]: NodeOutput<Extract<PageNode, { readonly kind: Kind }>>;
};

/** Pages about the site, such as a list and its further pages. They depend on everything that this function reads. */
export type PageOutput = (site: SiteContext) => readonly PlannedPage[];

/** Files for programs. `pages`: all pages of the site except those at old addresses. */
export type FileOutput = (site: SiteContext, pages: readonly PlannedPage[]) => readonly PlannedFile[];

/** A file for programs that will exist. */
export interface PlannedFile extends OutputFile {
  readonly path: SitePath;
  /** Its name in messages: “a feed”. */
  readonly what: string;
  /** Whether a file with this name in static/ is an error. Otherwise, it replaces ours. */
  readonly exclusive?: boolean;
  /** Whether it reads so much of the site that `watch` leaves it out. */
  readonly slow?: boolean;
}

/** A file of the finished site, which can be made on demand. */
export interface OutputFile {
  /** Relative to the output folder, with `/`: `stories/summit/index.html`. */
  readonly path: string;
  /** For profiles: the template that makes it, or its kind. */
  readonly kind: string;
  /** What was read to plan it. Making it reads more. If none of that has changed, the file is not made again. */
  readonly reads: Iterable<Dependency>;
  /** Undefined if making it failed, which is reported. */
  readonly make: () => string | Uint8Array | undefined;
}

/** A folder of the finished site that is made as a whole. It depends on what `make` reads, and on its path. */
export interface OutputFolder {
  /** Relative to the output folder, with `/` at the end. No other file is made in it. */
  readonly path: string;
  readonly kind: string;
  readonly make: () => readonly FolderFile[];
}

export interface FolderFile {
  /** Relative to the folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
}
