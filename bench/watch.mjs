import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { BenchError, collect, ended, environment, peakOf } from "./measure.mjs";

/** Milliseconds within which a server must answer, or show an edit. */
const PATIENCE = 300_000;

/**
 * Starts a tool's watching server, edits stories one after another, and after each save requests the page
 * every millisecond until it shows the edit. `latencies` are in milliseconds, measured from before the save.
 */
export async function watch(site, scenarios, edits) {
  const port = await freePort();
  const [program, ...args] = site.tool.serve(port);
  const child = spawn(program, args, {
    cwd: site.root,
    env: environment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = () => child.kill("SIGTERM");
  process.once("exit", stop);
  const output = collect(child);
  const end = ended(child, program);
  const server = new Server(port, child, `${site.tool.name}'s server`, output);
  try {
    await server.waitFor(site.pageOf(site.size - 1), "happened");
    await settled(child.pid, 1000);
    const latencies = new Map();
    for (const { id, edit } of scenarios) {
      latencies.set(id, []);
      for (let number = 0; number < edits; number++) {
        const start = performance.now();
        const { address, words } = edit(site, number);
        await server.waitFor(address, words);
        const milliseconds = performance.now() - start;
        latencies.get(id).push(milliseconds);
        await settled(child.pid, milliseconds);
      }
    }
    return { latencies, megabytes: peakOf(child.pid) };
  } finally {
    server.close();
    const force = setTimeout(() => child.kill("SIGKILL"), 5000);
    stop();
    await end;
    clearTimeout(force);
    process.off("exit", stop);
  }
}

class Server {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(port, child, name, output) {
    Object.assign(this, { port, child, name, output });
  }

  /** Waits until the page contains the words. While the server runs, errors only mean that it is not ready yet. */
  async waitFor(address, words) {
    const start = performance.now();
    for (;;) {
      const page = await this.#fetch(address);
      if (page.includes(words)) return;
      const ended = this.child.exitCode !== null || this.child.signalCode !== null;
      if (ended || performance.now() - start > PATIENCE) {
        const why = ended ? "ended" : `did not show “${words}” at /${address} in time`;
        throw new BenchError(`${this.name} ${why}:\n${this.output().slice(-2000)}`);
      }
      await sleep(1);
    }
  }

  #fetch = (address) =>
    new Promise((resolve) => {
      const url = `http://127.0.0.1:${this.port}/${address}`;
      const request = get(url, { agent: this.#agent, timeout: PATIENCE }, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part) => {
          text += part;
        });
        response.once("close", () => resolve(response.statusCode === 200 ? text : ""));
      });
      request.once("timeout", () => request.destroy());
      request.once("error", () => resolve(""));
    });

  close() {
    this.#agent.destroy();
  }
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/**
 * Waits until the process has been idle for a third of a second, so that work after serving a page does not count
 * towards the next edit. If the system cannot tell, waits as long as the edit took.
 */
async function settled(pid, milliseconds) {
  if (processorTicks(pid) === undefined) return sleep(Math.max(400, milliseconds));
  for (let rests = 0, last = processorTicks(pid); rests < 3; ) {
    await sleep(110);
    const now = processorTicks(pid);
    if (now === undefined) return;
    rests = now - last <= 1 ? rests + 1 : 0;
    last = now;
  }
}

/** CPU time of a process and its threads, in hundredths of a second; Linux only. */
function processorTicks(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return undefined;
  }
}
