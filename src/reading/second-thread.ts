import type { Worker } from "node:worker_threads";
import type { RichText } from "../markdown/rich-text.ts";
import { startThread } from "../process/thread.ts";
import type { FoundFile } from "../source/found-file.ts";
import { type ParsedFile, parsedFileOf } from "../store/parsed-file.ts";
import type { ParserOptions } from "./file-parser.ts";

/** A file that the thread has parsed, in two parts as in the store. */
export interface SentFile {
  /** A `ParsedFile` as JSON. */
  readonly json: string;
  readonly text: RichText;
}

/** What the second thread receives. */
export interface Assignment {
  readonly files: readonly FoundFile[];
  readonly options: ParserOptions;
  /** See `WorkQueue`. */
  readonly queue: SharedArrayBuffer;
}

/** With fewer files, the first thread is done before the second one has started and warmed up. */
const WORTH_IT = 1500;

/** A second thread that parses some files of a list. */
export class SecondThread {
  readonly #worker: Worker;
  readonly #ended: Promise<void>;

  /**
   * `keep` receives what the thread has parsed. Undefined if the list is too short to gain anything, or the system does
   * not allow a thread.
   */
  static start(
    assignment: Assignment,
    keep: (file: ParsedFile, json: string) => void,
  ): SecondThread | undefined {
    if (assignment.files.length < WORTH_IT) return undefined;
    const worker = startThread(new URL("./parse-worker.js", import.meta.url), assignment);
    return worker && new SecondThread(worker, keep);
  }

  private constructor(worker: Worker, keep: (file: ParsedFile, json: string) => void) {
    this.#worker = worker;
    this.#worker.on("message", (files: readonly SentFile[]) => {
      for (const { json, text } of files)
        keep(
          parsedFileOf(json, () => text),
          json,
        );
    });
    // If the thread fails, the first thread reads whatever is missing.
    this.#ended = new Promise((ended) =>
      this.#worker.once("error", () => ended()).once("exit", () => ended()),
    );
  }

  /** Resolves when the thread has parsed all files that it took. Files that are not texts never reach `keep`. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
