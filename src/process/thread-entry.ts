import { workerData } from "node:worker_threads";
import { loadInTurn } from "./load.ts";
import type { Beginning } from "./thread.ts";

loadInTurn(import.meta.url, (workerData as Beginning).module);
