import { parentPort, workerData } from "node:worker_threads";
import { nodeDisk } from "../disk/disk.ts";
import { EMPTY_TEXT } from "../markdown/rich-text.ts";
import type { Beginning } from "../process/thread.ts";
import { FileParser } from "./file-parser.ts";
import type { Assignment, SentFile } from "./second-thread.ts";
import { WorkQueue } from "./work-queue.ts";

/** Files per message. */
const PARCEL = 128;

/** Takes files from the list until there are none. */
async function run({ files, options, queue }: Assignment): Promise<void> {
  const parser = new FileParser(options, nodeDisk);
  let parcel: SentFile[] = [];
  const send = () => {
    parentPort!.postMessage(parcel);
    parcel = [];
  };
  for (const index of new WorkQueue(queue, files.length)) {
    const file = files[index]!;
    const source = parser.source(file);
    // The first thread reads files again that are not texts, and reports them.
    if (!("text" in source)) continue;
    const parsed = await parser.parse(file, source);
    parcel.push({ json: JSON.stringify(parsed), text: parsed.document?.text.read() ?? EMPTY_TEXT });
    if (parcel.length === PARCEL) send();
  }
  send();
}

void run((workerData as Beginning<Assignment>).data);
