import { readFileSync, statfsSync } from "node:fs";
import { cpus, release, tmpdir, totalmem, type } from "node:os";

const MEMORY_FOLDER = "/dev/shm";
/** A generous estimate of a story's sources, pages and caches, in whole blocks. */
const BYTES_A_STORY = 60_000;

/** Cores, memory and system, in one line. */
export function describeMachine() {
  const cores = cpus();
  const model = cores[0]?.model.replace(/\s+/g, " ").trim() || "processor";
  return `${cores.length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${systemName()}`;
}

function systemName() {
  const kernel = `${type()} ${release().split(/[-+]/)[0]}`;
  try {
    const [, name] = /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync("/etc/os-release", "utf8")) ?? [];
    return name ? `${name}, ${kernel}` : kernel;
  } catch {
    return kernel;
  }
}

/** A folder in memory, if there is one with enough room for the stories, so that no disk is measured. */
export function scratchParent(stories) {
  try {
    const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
    if (bavail * bsize > stories * BYTES_A_STORY) return { folder: MEMORY_FOLDER, kind: "memory" };
  } catch {}
  return { folder: tmpdir(), kind: "the system's temporary folder" };
}
