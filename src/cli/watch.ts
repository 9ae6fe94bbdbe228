import { resolve } from "node:path";
import { isLoopback } from "../dev/request-guard.ts";
import { PreviewServer } from "../dev/server.ts";
import { watchSite } from "../dev/watch.ts";
import { nodeDisk } from "../disk/disk.ts";
import { PREVIEW } from "../disk/open-output.ts";
import { EXIT, UsageError } from "./exit.ts";
import { Interruption } from "./interruption.ts";
import type { Io } from "./io.ts";
import { buildRequest, type SiteOptions, type WatchOptions } from "./options.ts";
import { Rebuilds } from "./rebuilds.ts";

const PORT = 4321;

/** Ports that are tried before it gives up. */
const TRIES = 20;

/** Builds on every change and shows the site, until Ctrl-C. A failed build leaves the last good site in place. */
export async function watchCommand(folder: string, options: WatchOptions, io: Io): Promise<number> {
  const root = nodeDisk.follow(resolve(io.cwd, folder));
  if (root === undefined) throw new UsageError(`there is no folder ${folder}`);
  const site = siteOptions(options);
  buildRequest(root, site, io); // So that a wrong option ends it now, and not when the first build fails.
  const server = options.serve ? await serve(options, io) : undefined;

  const interruption = new Interruption();
  const { signal } = interruption;
  const rebuilds = new Rebuilds({ root, options: site, io, server, open: options.open ?? false, signal });
  try {
    await watchSite({
      ...{ root, poll: options.poll ?? false, disk: nodeDisk, signal },
      rebuild: (dirty) => rebuilds.next(dirty),
      warn: (text) => io.err(`warning: ${text}\n`),
    });
  } finally {
    interruption.stop();
    await server?.close();
  }
  return interruption.code ?? EXIT.interrupted;
}

/** What is only served is built apart from what is published, and shows what is still to come. */
function siteOptions({ out, serve, ...options }: WatchOptions): SiteOptions {
  if (out !== undefined) return { ...options, out };
  return serve ? { ...options, out: PREVIEW, drafts: true, future: true } : { ...options, out: "dist" };
}

async function serve({ host, port }: WatchOptions, io: Io): Promise<PreviewServer> {
  const ports = port === undefined ? Array.from({ length: TRIES }, (_, index) => PORT + index) : [port];
  let server: PreviewServer;
  try {
    server = await PreviewServer.listen({ host, ports });
  } catch (error) {
    throw new UsageError(explainRefusal(error as NodeJS.ErrnoException, host, port));
  }
  if (!isLoopback(host))
    io.err(`warning: with --host ${host} everyone on the network can read this site, drafts included\n`);
  return server;
}

function explainRefusal({ code }: NodeJS.ErrnoException, host: string, port: number | undefined): string {
  const where = port === undefined ? `the ports ${PORT} to ${PORT + TRIES - 1}` : `port ${port}`;
  if (code === "EADDRINUSE")
    return `${where} ${port === undefined ? "are" : "is"} in use; choose another with --port`;
  if (code === "EACCES") return `${where} needs more rights than you have; choose one above 1023 with --port`;
  return `${host} is not an address of this machine`;
}
