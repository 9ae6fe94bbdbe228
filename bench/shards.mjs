// What it costs to build a large site in shards: node bench/shards.mjs [--stories 100000] [--shards 1,2,4,8] [--search]
// One build, then the same site in shards, one command after another, each in a process of its own. Prints a row for
// each phase: wall time, processor time, and peak memory of its largest process. Every tree is compared with that of
// the one build. Needs GNU time.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { stories } from "./corpus.mjs";

const BIN = fileURLToPath(new URL("../bin/briefgen.js", import.meta.url));
const TIME = "/usr/bin/time";
const { values } = parseArgs({
  options: {
    stories: { type: "string", default: "100000" },
    shards: { type: "string", default: "1,2,4,8" },
    search: { type: "boolean", default: false },
  },
});
const count = Number(values.stories);
const root = mkdtempSync(join(tmpdir(), "briefgen-shards-"));

/** Runs a command of briefgen in the site, and returns what it took. */
function take(args, heap) {
  const report = join(root, "time.txt");
  const env = { ...process.env, SOURCE_DATE_EPOCH: "1795737600", NODE_OPTIONS: heap ?? "" };
  const ran = spawnSync(TIME, ["-o", report, "-f", "%e %U %S %M", process.execPath, BIN, ...args, "-q"], {
    cwd: root,
    env,
    stdio: ["ignore", "ignore", "pipe"],
    maxBuffer: 2 ** 30,
  });
  if (ran.status !== 0) throw new Error(`${args.join(" ")}: ${ran.stderr.toString().slice(-2000)}`);
  const [wall, user, system, kilobytes] = readFileSync(report, "utf8").trim().split(" ").map(Number);
  return { wall, cpu: user + system, megabytes: kilobytes / 1024 };
}

/** Several runs as one: their times together, and the largest of their peaks. */
const together = (runs) => ({
  wall: runs.reduce((sum, { wall }) => sum + wall, 0),
  cpu: runs.reduce((sum, { cpu }) => sum + cpu, 0),
  megabytes: Math.max(...runs.map(({ megabytes }) => megabytes)),
  longest: Math.max(...runs.map(({ wall }) => wall)),
});

function print(name, { wall, cpu, megabytes, longest = wall }, note = "") {
  const cells = [wall.toFixed(1), longest.toFixed(1), cpu.toFixed(1), Math.round(megabytes), note];
  console.log(`| ${name} | ${cells.join(" | ")} |`);
}

function buildInShards(of) {
  const all = Array.from({ length: of }, (_, index) => `${index + 1}/${of}`);
  rmSync(join(root, "shards"), { recursive: true, force: true });
  const index = together(all.map((shard) => take(["index", "--shard", shard])));
  const bytes = readdirSync(join(root, "shards/indexes"))
    .map((name) => statSync(join(root, "shards/indexes", name)).size)
    .reduce((a, b) => a + b, 0);
  const render = together(
    all.map((shard) => take(["render", "--shard", shard, "--indexes", "shards/indexes"])),
  );
  rmSync(join(root, "merged"), { recursive: true, force: true });
  const merge = take(["merge", "shards", "--out", "merged"]);
  execFileSync("diff", ["-rq", "dist", "merged"], { cwd: root, stdio: "inherit" });
  return { index, render, merge, bytes };
}

try {
  const search = values.search ? "" : "search: off\n";
  writeFileSync(
    join(root, "briefgen.config.yaml"),
    `site: {title: Scale, url: https://example.org/}\n${search}`,
  );
  for (const { path, text } of stories(count)) {
    mkdirSync(dirname(join(root, "briefings", path)), { recursive: true });
    writeFileSync(join(root, "briefings", path), text);
  }
  console.log("| | s | longest, s | processor, s | MB | |\n|---|--:|--:|--:|--:|---|");
  // Node.js allows 4 GB by itself, which is not enough for 100,000 stories at once.
  const one = take(["build"], "--max-old-space-size=12000");
  print("one build", one);
  for (const of of values.shards.split(",").map(Number)) {
    const { index, render, merge, bytes } = buildInShards(of);
    const all = together([index, render, merge]);
    print(`${of}: index`, index, `${Math.round(bytes / count).toLocaleString("en")} bytes a story`);
    print(`${of}: render`, render);
    print(`${of}: merge`, merge);
    const ratio = (a, b) => (a / b).toFixed(2);
    const note = `processor × ${ratio(all.cpu, one.cpu)}, memory × ${ratio(all.megabytes, one.megabytes)}`;
    print(`${of}: all`, { ...all, longest: index.longest + render.longest + merge.wall }, note);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
