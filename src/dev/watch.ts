import { join, resolve, sep } from "node:path";
import chokidar from "chokidar";
import { CONFIG_FILE } from "../config/config.ts";

/** Milliseconds of silence before a rebuild: editors save in several steps. */
const SETTLE = 60;

export interface WatchRequest {
  /** The site's folder; absolute. */
  readonly root: string;
  readonly out: string;
  readonly rebuild: () => Promise<void>;
  readonly signal: AbortSignal;
  readonly warn: (text: string) => void;
}

/**
 * Rebuilds once now and again after changes, until the signal. Events only mean that something is
 * different; what it is, the build's own scan finds out. Changes during a build cause one more.
 */
export async function watchSite({ root, out, rebuild, signal, warn }: WatchRequest): Promise<void> {
  // The root is watched, and not its parts, because a folder may come later; and chokidar is ready too soon for paths that do not exist.
  const parts = ["briefings", "templates", "static", CONFIG_FILE].map((name) => join(root, name));
  const output = resolve(root, out);
  const isPart = (path: string) =>
    path === root || parts.some((part) => path === part || path.startsWith(part + sep));
  const watcher = chokidar.watch(root, {
    ignoreInitial: true,
    ignored: (path) => path === output || !isPart(path),
  });
  let dirty = false;
  let wake: () => void = () => {};
  const changed = () => {
    dirty = true;
    wake();
  };
  watcher.on("all", changed);
  watcher.on("error", (error) => warn(`watching failed: ${(error as Error).message}; changes may be missed`));
  signal.addEventListener("abort", () => wake());

  await new Promise<void>((ready) => watcher.once("ready", ready));
  await rebuild();
  while (!signal.aborted) {
    if (!dirty) await new Promise<void>((resume) => (wake = resume));
    if (signal.aborted) break;
    await new Promise((done) => setTimeout(done, SETTLE));
    dirty = false;
    await rebuild();
  }
  await watcher.close();
}
