import { lstatSync, mkdirSync } from "node:fs";
import module from "node:module";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * Makes Node.js keep compiled code between runs (22.1 and later can). Small sites spend much of their time on compiling.
 * The cache is code that will run, so it is in the user's own cache folder, outside of any site, and is not used if
 * anybody else can write to it. Node.js's own variables, NODE_COMPILE_CACHE and NODE_DISABLE_COMPILE_CACHE, take
 * precedence.
 */
export function enableCompileCache(env: NodeJS.ProcessEnv = process.env): void {
  const { enableCompileCache: enable } = module as { enableCompileCache?: (folder: string) => unknown };
  if (!enable || env.NODE_COMPILE_CACHE || env.NODE_DISABLE_COMPILE_CACHE) return;
  const folder = privateFolder(env);
  if (folder !== undefined) enable(folder);
}

/** A folder that only this user can write to; undefined if there is none. */
export function privateFolder(env: NodeJS.ProcessEnv): string | undefined {
  // On Windows, Node.js cannot find out who may write to a folder.
  if (typeof process.getuid !== "function") return undefined;
  try {
    const base = cacheFolder(env);
    if (!isAbsolute(base)) return undefined;
    const folders = [base, join(base, "briefgen"), join(base, "briefgen", "compiled")];
    mkdirSync(folders[2]!, { recursive: true, mode: 0o700 });
    return folders.every(isPrivate) ? folders[2] : undefined;
  } catch {
    // Without a home folder, or if the folder cannot be created, there is no cache.
    return undefined;
  }
}

/** XDG Base Directory Specification, section 3; on macOS the system's own. */
function cacheFolder({ XDG_CACHE_HOME: folder = "" }: NodeJS.ProcessEnv): string {
  if (isAbsolute(folder)) return folder;
  return join(homedir(), process.platform === "darwin" ? "Library/Caches" : ".cache");
}

const WRITABLE_BY_OTHERS = 0o022;

function isPrivate(folder: string): boolean {
  const stats = lstatSync(folder);
  return stats.isDirectory() && stats.uid === process.getuid!() && (stats.mode & WRITABLE_BY_OTHERS) === 0;
}
