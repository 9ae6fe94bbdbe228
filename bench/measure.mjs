import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A tool that failed, or did not do what it should; its results do not count. */
export class BenchError extends Error {}

const TIME = "/usr/bin/time";

/** Ways to measure the peak memory of a whole process, with its threads. */
export const memoryMeter = () => meter.says;

/**
 * Runs a command to its end. `seconds` is the wall time; `megabytes` is the peak resident memory of its
 * largest process, absent if the system cannot tell.
 */
export async function run([program, ...args], { cwd, scratch }) {
  const report = join(scratch, "time.txt");
  const [command, ...rest] = [...meter.prefix(report), program, ...args];
  const start = process.hrtime.bigint();
  const child = spawn(command, rest, { cwd, env: environment(), stdio: ["ignore", "pipe", "pipe"] });
  const output = collect(child);
  const poll = meter.poll(child.pid);
  const code = await ended(child, program);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (code !== 0)
    throw new BenchError(`${program} ${args.join(" ")} failed (${code}):\n${output().slice(-2000)}`);
  return { seconds, megabytes: poll() ?? meter.read(report), output: output() };
}

/** Resolves to the exit code or the signal. */
export const ended = (child, program) =>
  new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new BenchError(`${program} cannot be run: ${error.message}.`)));
    child.once("close", (code, signal) => resolve(code ?? signal));
  });

/** What a child has printed so far. */
export function collect(child) {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (part) => {
      text += part;
    });
  }
  return () => text;
}

/** The same environment for all tools, whoever runs the bench: no colours, no options for Node.js. */
export function environment() {
  const { NODE_OPTIONS: _options, FORCE_COLOR: _colour, ...rest } = process.env;
  return { ...rest, NO_COLOR: "1" };
}

/** The peak resident memory of a running process in MB; Linux only. */
export function peakOf(pid) {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

/**
 * `time` asks the system after the end, which is exact and costs nothing. A process that this one starts
 * itself would inherit this one's peak. Without `time`, the high-water mark is read every few milliseconds,
 * which misses the last ones.
 */
const meter = makeMeter();

function makeMeter() {
  const off = { prefix: () => [], poll: () => () => undefined, read: () => undefined };
  const works = (...options) =>
    existsSync(TIME) && spawnSync(TIME, [...options, process.execPath, "-e", "0"]).status === 0;
  const reader = (pattern, unit) => (report) => {
    const [, amount] = pattern.exec(readFileSync(report, "utf8")) ?? [];
    return amount === undefined ? undefined : (Number(amount) * unit) / 2 ** 20;
  };
  if (works("-f", "%M", "-o", "/dev/null"))
    return {
      ...off,
      says: "GNU time",
      prefix: (report) => [TIME, "-f", "%M", "-o", report],
      read: reader(/(\d+)\s*$/, 1024),
    };
  if (works("-l", "-o", "/dev/null"))
    return {
      ...off,
      says: "time -l",
      prefix: (report) => [TIME, "-l", "-o", report],
      read: reader(/(\d+)\s+maximum resident set size/, 1),
    };
  if (peakOf(process.pid) === undefined) return { ...off, says: "unknown on this system" };
  return { ...off, says: "/proc, every 5 ms", poll: pollPeak };
}

function pollPeak(pid) {
  let peak;
  const look = () => {
    peak = peakOf(pid) ?? peak;
  };
  const timer = setInterval(look, 5);
  return () => {
    clearInterval(timer);
    return peak;
  };
}
