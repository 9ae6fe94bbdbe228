import type { Worker } from "node:worker_threads";
import type { FoundFile } from "../disk/found-file.ts";
import { startThread } from "../thread.ts";
import type { ReaderOptions, ReadFile } from "./reader.ts";

/** What the second thread is given. */
export interface Assignment {
  readonly files: readonly FoundFile[];
  readonly options: ReaderOptions;
  /** See `Turns`. */
  readonly turns: SharedArrayBuffer;
}

/** Fewer files are read sooner than a thread starts and warms up. */
const WORTH_IT = 1500;

/** A second thread that takes its turns on a list of files. */
export class SecondThread {
  readonly #worker: Worker;
  readonly #ended: Promise<void>;

  /**
   * `keep` is given what the thread has read. Undefined where the list is too short to gain anything, or the system
   * lets no thread be.
   */
  static start(assignment: Assignment, keep: (file: ReadFile) => void): SecondThread | undefined {
    if (assignment.files.length < WORTH_IT) return undefined;
    const worker = startThread(new URL("./worker.js", import.meta.url), assignment);
    return worker && new SecondThread(worker, keep);
  }

  private constructor(worker: Worker, keep: (file: ReadFile) => void) {
    this.#worker = worker;
    this.#worker.on("message", (files: readonly ReadFile[]) => {
      for (const file of files) keep(file);
    });
    // Whatever a thread that fails has taken and not sent, the first thread reads.
    this.#ended = new Promise((ended) =>
      this.#worker.once("error", () => ended()).once("exit", () => ended()),
    );
  }

  /** Waits until the thread has read all that it took; files that cannot be read as texts are not given to `keep`. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
