/** briefgen as a library: what a program needs to build a site and to read its graph. */

export type { Diagnostic } from "./diagnostics/diagnostic.ts";
export { type Disk, nodeDisk } from "./disk/disk.ts";
export type * from "./graph/nodes.ts";
export type { SiteGraph } from "./graph/site-graph.ts";
export type * from "./outputs/models.ts";
export type { BuildOptions, BuildRequest, BuildResult } from "./site/request.ts";
export { build } from "./site/site.ts";
