import { ClaimedOutput } from "../dev/claimed-output.ts";
import { PreviewServer } from "../dev/server.ts";
import { watchSite } from "../dev/watch.ts";
import { nodeDisk } from "../disk/disk.ts";
import { EXIT } from "./exit.ts";
import { Interruption } from "./interruption.ts";
import type { Io } from "./io.ts";
import { buildRequest, type WatchOptions } from "./options.ts";
import { Rebuilds, type WatchedSite } from "./rebuilds.ts";
import { serveAt } from "./serving.ts";
import { isBegun, siteFolder } from "./site-folder.ts";

/** Rebuilds on every change and serves the site, until Ctrl-C. A failed build leaves the last good site in place. */
export async function watchCommand(folder: string, options: WatchOptions, io: Io): Promise<number> {
  const root = siteFolder(folder, io, isBegun);
  const { out, ...site } = siteOptions(options);
  // A wrong option fails now, and not in the first build.
  const { state } = buildRequest(root, { ...site, out: "dist" }, io);
  const output = new ClaimedOutput({ root, out, state, stateName: site.state, home: io.home }, nodeDisk);
  const server = options.serve
    ? await serveAt(options, io, (where) => PreviewServer.listen(where), "read this site, drafts included")
    : undefined;

  const interruption = new Interruption();
  const { signal } = interruption;
  const rebuilds = new Rebuilds({
    ...{ root, output, options: site, isPreview: out === undefined },
    ...{ io, server, open: options.open ?? false, signal },
  });
  try {
    await watchSite({
      ...{ root, poll: options.poll ?? false, disk: nodeDisk, signal },
      rebuild: (dirty) => rebuilds.next(dirty),
      dueIn: () => rebuilds.dueIn(),
      warn: (text) => io.err(`warning: ${text}\n`),
    });
  } finally {
    interruption.stop();
    output.release();
    await server?.close();
  }
  return interruption.code ?? EXIT.interrupted;
}

/** A preview, which has no `out`, is built in a folder of its own, and includes what is not published yet. */
function siteOptions({
  serve,
  ...options
}: WatchOptions): WatchedSite & { readonly out: string | undefined } {
  const { out = serve ? undefined : "dist" } = options;
  return out === undefined ? { ...options, out, drafts: true, future: true } : { ...options, out };
}
