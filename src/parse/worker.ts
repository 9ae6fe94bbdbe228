import { parentPort, workerData } from "node:worker_threads";
import { nodeDisk } from "../disk/disk.ts";
import { Reader, type ReadFile } from "./reader.ts";
import type { Assignment } from "./second-thread.ts";
import { Turns } from "./turns.ts";

/** Files that are sent at once. */
const PARCEL = 128;

const { files, options, turns } = workerData as Assignment;
const reader = new Reader(options, nodeDisk);
let parcel: ReadFile[] = [];

function send(): void {
  parentPort!.postMessage(parcel);
  parcel = [];
}

for (const index of new Turns(turns, files.length, "back")) {
  const file = files[index]!;
  const source = reader.source(file);
  // What is no text, the first thread reads once more, and reports.
  if (!("text" in source)) continue;
  parcel.push(await reader.parse(file, source));
  if (parcel.length === PARCEL) send();
}
send();
