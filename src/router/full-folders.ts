import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { SitePath } from "./paths.ts";

/** Warns about folders of the output with more than `max` entries: many hosts and tools list no more, or only slowly. */
export function warnOfFullFolders(
  pages: readonly { readonly path: SitePath }[],
  max: number,
  report: Report,
): void {
  if (pages.length <= max) return;
  const counts = new Map<string, number>();
  for (const { path } of pages) {
    const folder = path.slice(0, path.lastIndexOf("/", path.length - 2) + 1);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  for (const [folder, count] of counts) {
    if (count <= max) continue;
    const help = ["topics/", "sources/", "authors/"].includes(folder)
      ? ["`limits: {folder: …}` in the configuration sets the limit"]
      : ["put the date into the addresses of stories: `permalinks: {story: /:year/:month/:slug/}`"];
    report(diagnostic("BG0406", `/${folder} has ${count.toLocaleString("en")} pages`, { help }));
  }
}
