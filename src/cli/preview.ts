import { resolve } from "node:path";
import { readConfig } from "../config/config.ts";
import { StaticHost } from "../dev/static-host.ts";
import { nodeDisk } from "../disk/disk.ts";
import { reference } from "../markdown/reference.ts";
import { readSource, scan } from "../source/scan.ts";
import { EXIT, UsageError } from "./exit.ts";
import { Interruption } from "./interruption.ts";
import type { Io } from "./io.ts";
import { openBrowser } from "./open-browser.ts";
import { buildRequest } from "./options.ts";
import type { ServeOptions } from "./serve-options.ts";
import { serveAt } from "./serving.ts";
import { isBegun, siteFolder } from "./site-folder.ts";

export interface PreviewOptions extends ServeOptions {
  readonly out: string;
  readonly baseUrl?: string;
  readonly open?: boolean;
  readonly quiet?: boolean;
}

/** Serves the finished site until Ctrl-C, and changes nothing. */
export async function previewCommand(root: string, options: PreviewOptions, io: Io): Promise<number> {
  const request = buildRequest(root, { ...options, format: "pretty", color: false }, io);
  const folder = nodeDisk.follow(resolve(request.root, options.out));
  if (folder === undefined || nodeDisk.info(folder)?.kind !== "folder") {
    siteFolder(root, io, isBegun);
    throw new UsageError(`there is no folder ${options.out} to serve; run \`briefgen build\` first`);
  }
  const basePath = basePathOf(request.root, request.baseUrl);
  const host = await serveAt(
    options,
    io,
    (where) => StaticHost.listen({ ...where, folder, basePath }),
    "read this site",
  );
  const interruption = new Interruption();
  const address = host.address();
  if (!options.quiet) io.err(`serving ${options.out} at ${address} (Ctrl-C stops)\n`);
  if (options.open)
    openBrowser(address, () => io.err(`warning: could not open a browser; visit ${address}\n`));
  try {
    await aborted(interruption.signal);
  } finally {
    interruption.stop();
    await host.close();
  }
  return interruption.code ?? EXIT.interrupted;
}

/** The path that pages were built for; `build` reports problems with the configuration. */
function basePathOf(root: string, baseUrl: string | undefined): string {
  const silent = () => {};
  const { config } = scan(root, nodeDisk, silent);
  const text = config && readSource(config, nodeDisk, silent)?.text;
  return readConfig(text, { baseUrl }, reference.yaml, silent).site.basePath;
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
