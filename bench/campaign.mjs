import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { stories } from "./corpus.mjs";
import { BenchError, run } from "./measure.mjs";
import { BUILDS, WATCHES } from "./scenarios.mjs";
import { Site } from "./sites.mjs";
import { watch } from "./watch.mjs";

const FLOOR = fileURLToPath(new URL("floor.mjs", import.meta.url));

/** Start-up is quick and uneven, so it is measured more often than the rest. */
const STARTS = 4;

/** Milliseconds to start and do nothing. */
export async function measureStart(tools, { runs }, { scratch, measurements, say }) {
  say("start-up");
  const nothing = { name: "node -e 0", version: () => [process.execPath, "-e", "0"] };
  for (let round = 0; round < runs * STARTS; round++) {
    for (const tool of [nothing, ...tools]) {
      const { seconds } = await run(tool.version(), { cwd: scratch, scratch });
      measurements.add({ scenario: "start", tool: tool.name }, seconds * 1000);
    }
  }
}

/** Every scenario with a number of stories. The tools take turns, so that a slow minute affects all of them. */
export async function measureSize(size, tools, options, context) {
  const { scratch, say } = context;
  say(`${size.toLocaleString("en")} stories`);
  const sites = tools.map(
    (tool) => new Site(tool, join(scratch, `${tool.name}-${size}`), stories(size, options.seed)),
  );
  // The first round is not measured: it fills the system's caches and shows that everything works.
  for (const site of sites) {
    await run(site.tool.build(), { cwd: site.root, scratch });
    verify(site, () => site.checkWhole());
  }
  for (const scenario of BUILDS.filter(({ id }) => options.only.has(id)))
    await measureBuilds(scenario, sites, options, context);
  if (options.only.has("watch")) for (const site of sites) await measureWatch(site, options, context);
  for (const site of sites) site.remove();
}

async function measureBuilds(scenario, sites, { runs }, context) {
  const { scratch, measurements, say } = context;
  for (let round = 0; round < runs; round++) {
    for (const site of sites) {
      const row = { stories: site.size, scenario: scenario.id, tool: site.tool.name };
      scenario.prepare(site, round);
      const { seconds, megabytes } = await run(site.tool.build(), { cwd: site.root, scratch });
      verify(site, () => scenario.check(site, round));
      say(`  ${scenario.title}, ${row.tool}: ${seconds.toFixed(3)} s`);
      measurements.add(row, seconds);
      if (scenario.id === "cold") measurements.add({ ...row, scenario: "memory" }, megabytes);
    }
    if (scenario.id === "cold") await measureFloor(sites[0], context);
  }
}

/** Checks the output; a missing page is the tool's fault. */
function verify(site, look) {
  try {
    look();
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    throw new BenchError(`${site.tool.name} did not make ${relative(site.root, error.path)}.`);
  }
}

/** The time to read one site's sources and write its pages, and nothing else. */
async function measureFloor(site, { scratch, measurements, say }) {
  const [list, output] = [join(scratch, "files.json"), join(scratch, "floor")];
  writeFileSync(list, JSON.stringify(site.outputFiles()));
  mkdirSync(output);
  const sources = join(site.root, site.tool.stories);
  const { seconds } = await run([process.execPath, FLOOR, sources, list, output], { cwd: scratch, scratch });
  rmSync(output, { recursive: true });
  say(`  cold build, floor: ${seconds.toFixed(3)} s`);
  measurements.add({ stories: site.size, scenario: "cold", tool: "floor" }, seconds);
}

async function measureWatch(site, { edits }, { measurements, say }) {
  const { latencies, megabytes } = await watch(site, WATCHES, edits);
  const row = { stories: site.size, tool: site.tool.name };
  for (const { id, title } of WATCHES) {
    const values = latencies.get(id) ?? [];
    if (values.length !== edits) throw new BenchError(`${site.tool.name} missed an edit while watching.`);
    say(`  ${title}, ${row.tool}: ${values.map((value) => value.toFixed(0)).join(" ")} ms`);
    for (const value of values) measurements.add({ ...row, scenario: id }, value);
  }
  measurements.add({ ...row, scenario: "watch-memory" }, megabytes);
}
