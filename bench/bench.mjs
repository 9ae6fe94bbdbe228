// Measures briefgen, next to Hugo and Eleventy: npm run bench -- --help
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readArguments, USAGE, UsageError } from "./args.mjs";
import { measureSize, measureStart } from "./campaign.mjs";
import { describeMachine, scratchParent } from "./machine.mjs";
import { BenchError, memoryMeter, run } from "./measure.mjs";
import { Measurements } from "./measurements.mjs";
import { costPlot, withResults } from "./report.mjs";
import { resultTables } from "./table.mjs";
import { briefgen, eleventy, everything, hugo, packageVersions } from "./tools.mjs";

const PEERS = { hugo, eleventy };
const HERE = fileURLToPath(new URL(".", import.meta.url));

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof BenchError)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function main(args) {
  const options = readArguments(args);
  if (options.help) {
    console.log(USAGE);
    return;
  }
  const tools = [
    briefgen,
    ...(options.everything ? [everything] : []),
    ...options.peers.map(({ name, path }) => PEERS[name](path)),
  ];
  const toolsAt = (size) => (size > options.peersUpTo ? [briefgen] : tools);
  const { scratch, kind } = makeScratch(
    Math.max(...options.sizes.map((size) => size * toolsAt(size).length)),
  );
  const say = (text) => console.error(text);
  const context = { scratch, measurements: new Measurements(), say };
  const conditions = [
    `Machine: ${describeMachine()}; files in ${kind}; peak memory from ${memoryMeter()}.`,
    `Versions: ${await versions(tools, scratch)}.`,
    `Command: \`${commandLine(args)}\``,
  ];
  say(conditions.join("\n"));
  try {
    if (options.only.has("start")) await measureStart(tools, options, context);
    for (const size of options.sizes) await measureSize(size, toolsAt(size), options, context);
  } catch (error) {
    if (error instanceof BenchError)
      console.log(`\nUntil it failed:\n\n${resultTables(context.measurements)}`);
    throw error;
  }
  publish(context.measurements, conditions, options);
}

/** A folder with enough room for the stories; removed when the bench ends, however it ends. */
function makeScratch(stories) {
  const { folder, kind } = scratchParent(stories);
  const scratch = mkdtempSync(join(folder, "briefgen-bench-"));
  process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
  return { scratch, kind };
}

/** Prints the tables; writes them, the plot and every single value. */
function publish(measurements, conditions, { out, write }) {
  const tables = resultTables(measurements);
  const svg = costPlot(measurements);
  console.log(`\n${tables}`);
  const folder = out ?? join(HERE, "results");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "cost.svg"), svg);
  writeFileSync(join(folder, "results.md"), `${conditions.join("\n\n")}\n\n${tables}`);
  const lines = measurements.rows.map((row) => `${JSON.stringify(row)}\n`);
  writeFileSync(join(folder, "measurements.jsonl"), lines.join(""));
  console.log(`The plot, the tables and every value are in ${folder}.`);
  if (!write) return;
  const readme = join(HERE, "README.md");
  const image = "![Time and peak memory of a cold build against the number of stories](cost.svg)";
  const results = [...conditions, image, tables].join("\n\n");
  writeFileSync(join(HERE, "cost.svg"), svg);
  writeFileSync(readme, withResults(readFileSync(readme, "utf8"), results));
}

async function versions(tools, scratch) {
  const peers = [];
  for (const tool of tools.filter((one) => one !== briefgen && one !== everything)) {
    const { output } = await run(tool.version(), { cwd: scratch, scratch });
    peers.push(`${tool.name} ${/\d+(?:\.\d+)+/.exec(output)?.[0] ?? "of an unknown version"}`);
  }
  return [...packageVersions(), `Node.js ${process.versions.node}`, ...peers].join(", ");
}

/** The command line, without the folders of this machine. */
function commandLine(args) {
  const shown = args.map((arg) =>
    arg.replace(/^(--\w+=)?.*\/.*$/, (path, option = "") => option + basename(path)),
  );
  return ["npm run bench --", ...shown].join(" ");
}
