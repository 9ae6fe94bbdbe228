import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { renameSync, writeFileSync } from "node:fs";
import { get, request } from "node:http";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { onTestFailed } from "vitest";
import { BIN } from "../cli/run.ts";
import { endings } from "../support/folders.ts";
import type { TestSite } from "../support/site.ts";
import { until } from "../support/until.ts";

interface WatchingOptions {
  readonly path?: string;
  readonly under?: readonly string[];
  readonly command?: "watch" | "preview";
  /** The system's clock, as this process sees it. By default, time stands still. */
  readonly clock?: Clock;
}

const CLOCK = new URL("../support/clock.mjs", import.meta.url).href;

/** A clock that a test sets. It runs on from there. */
export class Clock {
  readonly file: string;

  constructor(site: TestSite, time: string) {
    this.file = join(site.root, "clock");
    this.set(time);
  }

  set(time: string): void {
    writeFileSync(`${this.file}.new`, String(Date.parse(time) - Date.now()));
    renameSync(`${this.file}.new`, this.file);
  }
}

/** A real `briefgen watch`, or another command that goes on until it is stopped, and what it says. Waiting has no limit of its own: the test's ends it. */
export class Watching {
  readonly child: ChildProcess;
  readonly closed: Promise<number | NodeJS.Signals | null>;
  text = "";

  constructor(site: TestSite, args: readonly string[] = [], options: WatchingOptions = {}) {
    const env = {
      PATH: options.path ?? process.env.PATH,
      HOME: "/nowhere",
      ...(options.clock
        ? { CLOCK: options.clock.file }
        : { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 23, 12) / 1000) }),
    };
    const command = [
      ...(options.under ?? []),
      process.execPath,
      ...(options.clock ? ["--import", CLOCK] : []),
      BIN,
      options.command ?? "watch",
      site.root,
      ...args,
    ];
    this.child = spawn(command[0]!, command.slice(1), { env, stdio: ["ignore", "pipe", "pipe"] });
    endings.push(() => this.stop("SIGKILL"));
    onTestFailed(() => void process.stderr.write(`--- this watch has said:\n${this.text}\n`));
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on("data", (chunk) => (this.text += chunk));
    this.closed = new Promise((resolve) => this.child.on("close", (code, signal) => resolve(code ?? signal)));
  }

  async until(what: () => boolean | Promise<boolean>): Promise<void> {
    await until(async () => {
      if (await what()) return true;
      if (this.child.exitCode !== null) throw new Error(`watch has ended:\n${this.text}`);
      return false;
    });
  }

  async says(text: string | RegExp): Promise<void> {
    await this.until(() => (typeof text === "string" ? this.text.includes(text) : text.test(this.text)));
  }

  /** The lines of rebuilds: `12:03:04  briefings/a.md changed: …`. */
  get lines(): string[] {
    return this.text.split("\n").flatMap((line) => /^\d\d:\d\d:\d\d {2}(.*)$/.exec(line)?.[1] ?? []);
  }

  /** Where it serves, without a path: `http://localhost:43210`. */
  async origin(): Promise<string> {
    await this.says(/serving \S+ /);
    return new URL(/serving (\S+) /.exec(this.text)?.[1] ?? "").origin;
  }

  async stop(signal: NodeJS.Signals = "SIGINT"): Promise<number | NodeJS.Signals | null> {
    this.child.kill(signal);
    return this.closed;
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Asks for a path exactly as it is written, which `fetch` would mend first. */
export function ask(
  origin: string,
  path: string,
  { method = "GET", headers = {} }: { method?: string; headers?: Record<string, string | string[]> } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk) => (body += chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    asked.on("error", reject).end();
  });
}

/** A page's reload channel, connected as a browser does it. */
export class Channel extends EventEmitter {
  readonly messages: { readonly event: string; readonly data: Record<string, string> }[] = [];
  readonly ended: Promise<unknown>;

  private constructor(response: Readable) {
    super();
    let text = "";
    response.setEncoding("utf8").on("data", (chunk: string) => {
      const parts = (text + chunk).split("\n\n");
      text = parts.pop() ?? "";
      for (const part of parts) {
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/s.exec(part) ?? [];
        if (event && data) this.messages.push({ event, data: JSON.parse(data) });
      }
      this.emit("more");
    });
    this.ended = new Promise((resolve) => {
      response.on("close", resolve);
      response.on("error", resolve);
    });
  }

  static open(origin: string, headers: Readonly<Record<string, string>> = {}): Promise<Channel> {
    const options = { headers: { "Sec-Fetch-Site": "same-origin", ...headers }, agent: false };
    return new Promise((resolve, reject) => {
      get(`${origin}/__briefgen/events`, options, (response) => {
        const isPacked = response.headers["content-encoding"] === "gzip";
        if (response.statusCode === 200)
          resolve(new Channel(isPacked ? response.pipe(createGunzip()) : response));
        else reject(new Error(`refused: ${response.statusCode}`));
      }).on("error", reject);
    });
  }

  /** Waits for a message like this that came after those that were there at `from`. */
  async message(event: string, fits: (data: Record<string, string>) => boolean, from = 0) {
    for (;;) {
      const found = this.messages.slice(from).find((one) => one.event === event && fits(one.data));
      if (found) return found.data;
      await once(this, "more");
    }
  }
}
