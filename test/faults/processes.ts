import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { BIN } from "../cli/run.ts";
import { endings } from "../support/folders.ts";
import { until } from "../support/until.ts";

/** A process of its own, and what it has said so far on both streams. */
export class Process {
  readonly child: ChildProcess;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  text = "";

  /** `args`: a script of this folder and its arguments, as node takes them. */
  constructor(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const clock = String(Date.UTC(2026, 10, 23, 12) / 1000);
    this.child = spawn(process.execPath, args, {
      env: { PATH: process.env.PATH, HOME: "/nowhere", SOURCE_DATE_EPOCH: clock, ...env },
    });
    endings.push(() => this.kill());
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on("data", (chunk) => (this.text += chunk));
    this.ended = new Promise((resolve) => this.child.on("close", (code, signal) => resolve(code ?? signal)));
  }

  /** Waits until it has said that, without a limit of its own: the test's ends it. */
  async says(text: string): Promise<void> {
    await until(() => this.text.includes(text) || this.child.exitCode !== null);
    if (!this.text.includes(text)) throw new Error(`it has ended without “${text}”:\n${this.text}`);
  }

  kill(signal: NodeJS.Signals = "SIGKILL"): Promise<number | NodeJS.Signals | null> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** A real `briefgen build`. */
export const building = (root: string, args: readonly string[] = [], env: Record<string, string> = {}) =>
  new Process([BIN, "build", root, ...args], env);

/** A process that holds a site's lock until its input ends. */
export async function holding(root: string): Promise<Process> {
  const script = fileURLToPath(new URL("hold-lock.mjs", import.meta.url));
  const holder = new Process([script, `${root}/.briefgen`]);
  await holder.says("held");
  return holder;
}
