import { parseArgs } from "node:util";
import { BUILDS } from "./scenarios.mjs";
import { findTool } from "./tools.mjs";

export class UsageError extends Error {}

export const USAGE = `usage: npm run bench -- [options]

  --sizes 1000,10000    numbers of stories
  --large               50,000 and 100,000 stories, too; these without peers
  --everything          briefgen with its own theme and all that is on by default, too
  --peers               Hugo and Eleventy on the same content, side by side
  --hugo <path>         where hugo is (default: on PATH), or none
  --eleventy <path>     where eleventy is (default: on PATH), or none
  --runs 5              runs of each scenario
  --edits 10            edits while watching
  --only cold,watch     some scenarios: start, cold, unchanged, body, title, template, watch
  --seed 1              of the made-up stories
  --out <folder>        where cost.svg, results.md and measurements.jsonl go (default: bench/results)
  --write               puts the results into bench/README.md and bench/cost.svg
  --help
`;

const SCENARIOS = ["start", ...BUILDS.map(({ id }) => id), "watch"];
const LARGE = [50_000, 100_000];

const OPTIONS = {
  sizes: { type: "string", default: "1000,10000" },
  large: { type: "boolean", default: false },
  everything: { type: "boolean", default: false },
  peers: { type: "boolean", default: false },
  hugo: { type: "string" },
  eleventy: { type: "string" },
  runs: { type: "string", default: "5" },
  edits: { type: "string", default: "10" },
  only: { type: "string", default: SCENARIOS.join(",") },
  seed: { type: "string", default: "1" },
  out: { type: "string" },
  write: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
};

/** Reads the command line; throws a UsageError of one sentence. */
export function readArguments(args) {
  const given = parse(args);
  if (given.help) return { help: true };
  const small = given.sizes.split(",").map((size) => wholeNumber("--sizes", size));
  const sizes = given.large ? [...small, ...LARGE] : small;
  return {
    sizes: [...new Set(sizes)].sort((a, b) => a - b),
    /** Sizes above this are measured without peers. */
    peersUpTo: given.large ? Math.max(...small) : Infinity,
    everything: given.everything,
    peers: given.peers
      ? ["hugo", "eleventy"].filter((name) => given[name] !== "none").map((name) => peer(name, given[name]))
      : [],
    runs: wholeNumber("--runs", given.runs),
    edits: wholeNumber("--edits", given.edits),
    only: new Set(given.only.split(",").map(scenario)),
    seed: wholeNumber("--seed", given.seed),
    out: given.out,
    write: given.write,
  };
}

function parse(args) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError(`${error.message.split(". ")[0]}.`);
  }
}

function wholeNumber(option, text) {
  if (!/^[1-9]\d{0,6}$/.test(text))
    throw new UsageError(`${option} takes whole numbers above 0, not ${text}.`);
  return Number(text);
}

function scenario(name) {
  if (SCENARIOS.includes(name)) return name;
  throw new UsageError(`--only takes ${SCENARIOS.join(", ")}, not ${name}.`);
}

function peer(name, path) {
  const found = findTool(name, path);
  if (found) return { name, path: found };
  const where = path === undefined ? "is not on PATH" : `is not at ${path}`;
  throw new UsageError(`--peers was given, but ${name} ${where}: install it, or give --${name} <path>.`);
}
