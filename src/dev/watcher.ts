import { basename, join, sep } from "node:path";
import chokidar, { type FSWatcher } from "chokidar";
import { CONFIG_FILE } from "../config/file.ts";
import type { Disk } from "../disk/disk.ts";
import { isLitter } from "../source/litter.ts";
import type { Changes } from "./changes.ts";
import { Listing } from "./listing.ts";

/** Milliseconds between two checks of a file, if the system does not report changes. */
const POLL_INTERVAL = 300;

/** Milliseconds after a folder appears. */
const SECOND_LOOK = 500;

/** How often to start watching again until nothing changes meanwhile. */
const ATTEMPTS = 3;

/** The system queues some thousands of events and drops the rest; each changed file causes up to ten. */
const FLOOD = 1_000;

/** The system has no watches left. */
const EXHAUSTED: Readonly<Record<string, string>> = {
  ENOSPC: "raise fs.inotify.max_user_watches",
  EMFILE: "raise fs.inotify.max_user_instances or `ulimit -n`",
  ENFILE: "close programs that hold many files open",
};

export interface WatcherRequest {
  /** The site's folder: absolute, with links followed. */
  readonly root: string;
  readonly poll: boolean;
  readonly disk: Disk;
  readonly changes: Changes;
  readonly warn: (text: string) => void;
}

/**
 * Notes what may have changed in a site's sources. chokidar knows what to watch on every system, but it
 * drops the second of two quick events, and goes blind if a folder is removed and created again at once.
 * So this also listens to the system's own events, and starts watching again if a folder disappears or
 * very many things happen.
 */
export class Watcher {
  readonly #request: WatcherRequest;
  readonly #parts: readonly string[];
  #watcher: FSWatcher | undefined;
  #polling: boolean;
  /** Whether there are files that are not watched. */
  #blind = false;
  #listing: Listing;
  readonly #warned = new Set<string>();

  constructor(request: WatcherRequest) {
    this.#request = request;
    this.#listing = new Listing(request.disk);
    this.#polling = request.poll;
    const parts = ["briefings", "pages", "templates", "static", CONFIG_FILE];
    this.#parts = parts.map((name) => join(request.root, name));
  }

  /** Resolves when everything is watched: all later changes are noted. */
  async open(): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      await this.close();
      this.#blind = false;
      await this.#start();
      // A folder may have appeared, or replaced a link, after chokidar had looked there.
      if (!this.#blind && !this.#parts.some((part) => this.#listing.lacksFolders(part))) return;
    }
  }

  async close(): Promise<void> {
    await this.#watcher?.close();
  }

  /**
   * The noted files that exist or existed (others appeared and disappeared within a save), and those that
   * appeared or disappeared with folders. If there are no such files, the folders.
   */
  settle(noted: ReadonlySet<string>): Set<string> {
    const files = new Set<string>();
    const folders = new Set<string>();
    let lost = noted.size > FLOOD;
    for (const path of noted) {
      if (!this.#isPart(path)) continue;
      const look = this.#listing.lookAt(path);
      for (const file of look.files) files.add(file);
      if (look.before !== "folder" && look.now !== "folder") continue;
      folders.add(path);
      // chokidar goes on watching whatever was there before, even a link.
      if (look.before) lost = true;
      else this.#lookAgain();
    }
    if (lost && !this.#polling) this.#blind = true;
    return files.size > 0 ? files : folders;
  }

  /** Whether there may be files that are not watched, so that `renew` is due. */
  get isBlind(): boolean {
    return this.#blind;
  }

  /** Starts watching again; notes what appeared or disappeared meanwhile, and that anything may have changed. */
  async renew(): Promise<void> {
    const { changes, root } = this.#request;
    const before = this.#listing;
    await this.open();
    for (const path of before.differences(this.#listing)) changes.note(path);
    changes.note(root);
  }

  /** A new folder may have received files before it was watched. */
  #lookAgain(): void {
    const { changes, root } = this.#request;
    setTimeout(() => changes.note(root), SECOND_LOOK).unref();
  }

  #start(): Promise<void> {
    const { root, changes, disk } = this.#request;
    // Watch the root and not its parts, because a folder may appear later. Do not follow links: the scan follows
    // only those that stay among the sources, and a link to / must not be walked.
    const watcher = chokidar.watch(root, {
      ignored: (path) => path.startsWith(root + sep) && !this.#isPart(path),
      followSymlinks: false,
      atomic: false,
      usePolling: this.#polling,
      interval: POLL_INTERVAL,
      binaryInterval: POLL_INTERVAL,
    });
    const listing = new Listing(disk);
    this.#watcher = watcher;
    this.#listing = listing;
    let ready = false;
    watcher.on("all", (event, path) => {
      if (!this.#isPart(path)) return;
      const comes = event === "add" || event === "addDir";
      if (comes && !ready) listing.add(path, event === "add" ? "file" : "folder");
      else if (event === "change" || comes === (listing.kindOf(path) === undefined)) changes.note(path);
    });
    watcher.on("raw", (_event, name, details) => {
      const { watchedPath } = details as { readonly watchedPath?: string };
      // Without it, the event comes from polling, which is handled above.
      if (watchedPath === undefined) return;
      for (const path of this.#pathsOf(name, watchedPath)) if (this.#isPart(path)) changes.note(path);
    });
    return new Promise((resolve) => {
      watcher.once("ready", () => {
        ready = true;
        resolve();
      });
      watcher.on("error", (error) => {
        this.#explain(error as NodeJS.ErrnoException);
        if (this.#blind) resolve();
      });
    });
  }

  /** The subject of a system event: a watched file or folder itself, or an entry of the folder. */
  #pathsOf(name: string | null, watchedPath: string): string[] {
    if (!name || this.#listing.kindOf(watchedPath) === "file") return [watchedPath];
    const entry = join(watchedPath, name);
    return basename(watchedPath) === name ? [watchedPath, entry] : [entry];
  }

  #isPart(path: string): boolean {
    if (!this.#parts.some((part) => path === part || path.startsWith(part + sep))) return false;
    const names = path.slice(this.#request.root.length).split(sep);
    return !names.some(isLitter);
  }

  #explain({ code = "unknown", path = "" }: NodeJS.ErrnoException): void {
    const { warn, changes, root } = this.#request;
    const help = EXHAUSTED[code];
    if (help !== undefined && !this.#polling) {
      this.#polling = true;
      this.#blind = true;
      changes.note(root);
      warn(
        `the system cannot watch more files (${code}): from now on every file is checked again and again, which is slower\n  = help: ${help}, then restart`,
      );
    } else if (help === undefined && !this.#warned.has(path)) {
      this.#warned.add(path);
      warn(`${path || "a file"} cannot be watched (${code}): changes to it may be missed`);
    }
  }
}
