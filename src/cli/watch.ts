import { PreviewServer } from "../dev/server.ts";
import { watchSite } from "../dev/watch.ts";
import { nodeDisk } from "../disk/disk.ts";
import { previewIn } from "../publish/locate-output.ts";
import { EXIT } from "./exit.ts";
import { Interruption } from "./interruption.ts";
import type { Io } from "./io.ts";
import { buildRequest, type SiteOptions, type WatchOptions } from "./options.ts";
import { Rebuilds } from "./rebuilds.ts";
import { serveAt } from "./serving.ts";
import { isBegun, siteFolder } from "./site-folder.ts";

/** Rebuilds on every change and serves the site, until Ctrl-C. A failed build leaves the last good site in place. */
export async function watchCommand(folder: string, options: WatchOptions, io: Io): Promise<number> {
  const root = siteFolder(folder, io, isBegun);
  const site = siteOptions(options);
  buildRequest(root, site, io); // So that a wrong option fails now, and not in the first build.
  const server = options.serve
    ? await serveAt(options, io, (where) => PreviewServer.listen(where), "read this site, drafts included")
    : undefined;

  const interruption = new Interruption();
  const { signal } = interruption;
  const rebuilds = new Rebuilds({ root, options: site, io, server, open: options.open ?? false, signal });
  try {
    await watchSite({
      ...{ root, poll: options.poll ?? false, disk: nodeDisk, signal },
      rebuild: (dirty) => rebuilds.next(dirty),
      dueIn: () => rebuilds.dueIn(),
      warn: (text) => io.err(`warning: ${text}\n`),
    });
  } finally {
    interruption.stop();
    await server?.close();
  }
  return interruption.code ?? EXIT.interrupted;
}

/** A preview is built in a folder of its own, and includes what is not published yet. */
function siteOptions({ out, serve, ...options }: WatchOptions): SiteOptions {
  if (out !== undefined) return { ...options, out };
  return serve
    ? { ...options, out: previewIn(options.state), drafts: true, future: true }
    : { ...options, out: "dist" };
}
