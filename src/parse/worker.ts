import { parentPort, workerData } from "node:worker_threads";
import { nodeDisk } from "../disk/disk.ts";
import type { Beginning } from "../thread.ts";
import { Reader, type ReadFile } from "./reader.ts";
import type { Assignment } from "./second-thread.ts";
import { Turns } from "./turns.ts";

/** Files that are sent at once. */
const PARCEL = 128;

/** Takes turns on the list until there are none. */
async function run({ files, options, turns }: Assignment): Promise<void> {
  const reader = new Reader(options, nodeDisk);
  let parcel: ReadFile[] = [];
  const send = () => {
    parentPort!.postMessage(parcel);
    parcel = [];
  };
  for (const index of new Turns(turns, files.length, "back")) {
    const file = files[index]!;
    const source = reader.source(file);
    // What is no text, the first thread reads once more, and reports.
    if (!("text" in source)) continue;
    parcel.push(await reader.parse(file, source));
    if (parcel.length === PARCEL) send();
  }
  send();
}

void run((workerData as Beginning<Assignment>).data);
