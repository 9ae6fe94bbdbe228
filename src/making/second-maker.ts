import type { Worker } from "node:worker_threads";
import type { Settings } from "../assemble.ts";
import type { BuildRequest } from "../build.ts";
import type { Document } from "../content/document.ts";
import type { Output } from "../disk/output.ts";
import type { SiteFiles } from "../disk/scan.ts";
import type { Staged } from "../disk/staging.ts";
import type { Profile } from "../profile.ts";
import { hashOf, mix } from "../text/hash.ts";
import { startThread } from "../thread.ts";

/** What the second thread is given to come to the same site as the first. */
export interface SameSite {
  readonly request: Pick<
    BuildRequest,
    "root" | "parser" | "baseUrl" | "drafts" | "future" | "now" | "audit" | "search"
  >;
  readonly settings: Settings;
  readonly files: SiteFiles;
  /** Where the documents are kept. */
  readonly state: string;
  readonly version: string;
  readonly output: Output;
  /** See `hashOfDocuments`. */
  readonly documents: number;
  readonly profiled: boolean;
}

/** What is to be made. */
export interface Task {
  /** Indexes of files among the site's outputs. */
  readonly files: Uint32Array;
  /** See `Turns`. */
  readonly turns: SharedArrayBuffer;
}

/**
 * Files that the second thread has made and staged. What gave rise to a message is not among them: the
 * first thread makes it once more, and reports.
 */
export interface Parcel {
  readonly files: readonly MadeFile[];
  /** The keys and values of the facts that the files were made from, file after file. */
  readonly facts: Float64Array;
  /** With the last parcel, where it was asked for. */
  readonly profile?: Pick<Profile, "templates" | "slowest"> | undefined;
}

export interface MadeFile {
  readonly staged: Staged;
  /** How many facts it was made from. */
  readonly facts: number;
}

/** Where less is to be made, a second thread has not come to know the site when the first one is done. */
export const WORTH_IT = 2500;

/** A second thread that builds the same site, and makes and stages some of its files. */
export class SecondMaker {
  readonly #parcels: Parcel[] = [];
  #worker: Worker | undefined;
  #ended: Promise<void> = Promise.resolve();
  #site: SameSite | undefined;

  /** Lets the thread load its code, which it can do before there is a site. Undefined where the system lets none be. */
  load(): Worker | undefined {
    if (this.#worker) return this.#worker;
    const worker = startThread(new URL("./worker.js", import.meta.url));
    if (!worker) return undefined;
    worker.on("message", (parcel: Parcel) => this.#parcels.push(parcel));
    // Whatever a thread that fails has taken and not sent, the first thread makes, and reports.
    this.#ended = new Promise((ended) => worker.once("error", () => ended()).once("exit", () => ended()));
    this.#worker = worker;
    return worker;
  }

  /** Lets the thread build the site: at once where it runs already, else when there is something to make. */
  build(site: SameSite): void {
    this.#site = site;
    this.#worker?.postMessage(site);
  }

  /** To be called once, after `build`. The thread takes its turns when it is ready. */
  make(task: Task): void {
    if (!this.#worker) this.load()?.postMessage(this.#site);
    this.#worker?.postMessage(task);
  }

  /** What the thread has made, when all turns are taken. */
  async results(): Promise<readonly Parcel[]> {
    await this.#ended;
    return this.#parcels;
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }
}

/** Tells whether two threads have the same documents. */
export const hashOfDocuments = (documents: readonly Document[]): number =>
  documents.reduce(
    (hash, { path, digest }) => mix(hash, mix(hashOf(path), hashOf(digest))),
    documents.length,
  );
