import { Worker } from "node:worker_threads";
import type { FoundFile } from "../disk/found-file.ts";
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
  readonly #received: ReadFile[] = [];
  readonly #ended: Promise<void>;

  /** Undefined where the list is too short to gain anything. */
  static start(assignment: Assignment): SecondThread | undefined {
    return assignment.files.length < WORTH_IT ? undefined : new SecondThread(assignment);
  }

  private constructor(assignment: Assignment) {
    this.#worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: assignment });
    this.#worker.on("message", (files: readonly ReadFile[]) => this.#received.push(...files));
    // Whatever a thread that fails has taken and not sent, the first thread reads.
    this.#ended = new Promise((ended) =>
      this.#worker.once("error", () => ended()).once("exit", () => ended()),
    );
  }

  /** What the thread has read; files that cannot be read as texts are not among it. */
  async results(): Promise<ReadFile[]> {
    await this.#ended;
    return this.#received;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
