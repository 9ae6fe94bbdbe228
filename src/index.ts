/** briefgen as a library: what a program needs to build a site and to read its graph. */
export { type BuildRequest, type BuildResult, build } from "./build.ts";
export type { Diagnostic } from "./diagnostics/diagnostic.ts";
export { type Disk, nodeDisk } from "./disk/disk.ts";
export type * from "./graph/nodes.ts";
export type { SiteGraph } from "./graph/site-graph.ts";
export type * from "./pages/model.ts";
