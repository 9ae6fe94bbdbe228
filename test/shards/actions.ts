import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { newSite } from "../support/site.ts";
import { npxFolder, say } from "./example.ts";

/** The part of a workflow file that the runner below knows. */
export interface Workflow {
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly number[]>> };
  readonly env?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly run?: string;
}

type Values = Readonly<Record<string, unknown>>;

/** What one job in a matrix has while it runs. */
interface Running {
  readonly folder: string;
  readonly context: { env: Values; steps: Record<string, { outputs: Values }> } & Record<string, unknown>;
  /** What the job does when its steps are done. */
  readonly after: (() => void)[];
}

/**
 * Runs the jobs of a workflow one after the other, each in an empty folder: their commands as they are, and the actions
 * as their documentation says. What jobs do not pass on as outputs, artifacts and caches is lost.
 */
export class Runner {
  /** The keys of the caches that were restored, in their order. */
  readonly restored: string[] = [];
  /** The folder that was given to GitHub Pages. */
  published: string | undefined;
  /** The outputs of each job. */
  readonly outputs: Record<string, Values> = {};
  readonly #checkout: string;
  readonly #store = newSite({}).root;
  readonly #path = `${npxFolder()}:${process.env.PATH}`;

  /** `checkout`: the files of the repository. */
  constructor(checkout: string) {
    this.#checkout = checkout;
  }

  /** One run, for a commit. Throws if a command fails. */
  async run({ jobs }: Workflow, sha: string): Promise<void> {
    const artifacts = join(newSite({}).root, "artifacts");
    const done = new Set<string>();
    for (const [name, job] of Object.entries(jobs)) {
      for (const need of [job.needs ?? []].flat())
        if (!done.has(need)) throw new Error(`${name} needs ${need}, which is below it`);
      const [[key, values] = ["", [0]]] = Object.entries(job.strategy?.matrix ?? {});
      for (const value of values) {
        const matrix = { [key]: value };
        await this.#job(
          name,
          job,
          { matrix, strategy: { "job-total": values.length }, github: { sha } },
          artifacts,
        );
      }
      done.add(name);
    }
  }

  async #job(name: string, job: Job, about: Values, artifacts: string): Promise<void> {
    const needs = Object.fromEntries(
      [job.needs ?? []].flat().map((need) => [need, { outputs: this.outputs[need] }]),
    );
    const context = { ...about, needs, env: {}, steps: {} };
    const running: Running = {
      folder: newSite({ "briefgen.config.yaml": "" }).remove("briefgen.config.yaml").root,
      context,
      after: [],
    };
    context.env = evaluated(job.env ?? {}, context);
    for (const step of job.steps) {
      if (step.run !== undefined) await this.#command(step, running);
      else this.#action(step, running, artifacts);
    }
    for (const last of running.after) last();
    this.outputs[name] = evaluated(job.outputs ?? {}, context);
  }

  async #command({ id, run = "" }: Step, { folder, context }: Running): Promise<void> {
    const output = join(newSite({}).root, "output");
    writeFileSync(output, "");
    const script = join(dirname(output), "script.sh");
    writeFileSync(script, evaluate(run, context));
    const { code, text } = await say(folder, ["bash", "-e", script], {
      ...(context.env as Record<string, string>),
      ...{ PATH: this.#path, GITHUB_OUTPUT: output, SOURCE_DATE_EPOCH: "" },
    });
    if (code !== 0) throw new Error(`${run}\n${text}`);
    const lines = readFileSync(output, "utf8")
      .split("\n")
      .filter((line) => line !== "");
    if (id !== undefined)
      context.steps[id] = { outputs: Object.fromEntries(lines.map((line) => line.split(/=(.*)/s))) };
  }

  #action({ id, uses = "", with: given = {} }: Step, running: Running, artifacts: string): void {
    const { folder, context } = running;
    const texts = Object.entries(given).map(([key, value]) => [key, String(value)]);
    const input = evaluated(Object.fromEntries(texts), context);
    const path = join(folder, input.path ?? "");
    const pages = join(artifacts, "github-pages");
    let outputs: Values = {};
    switch (uses.replace(/@v\d+$/, "")) {
      case "actions/checkout":
        cpSync(this.#checkout, folder, { recursive: true });
        break;
      case "actions/setup-node":
        break;
      case "actions/configure-pages":
        outputs = { base_url: "https://someone.example/news" };
        break;
      case "actions/cache":
        this.#cache(input, running, path);
        break;
      case "actions/upload-artifact":
        upload(path, join(artifacts, input.name!), input["include-hidden-files"] === "true");
        break;
      case "actions/download-artifact":
        download(artifacts, input, path);
        break;
      case "actions/upload-pages-artifact":
        // It makes an archive of the folder itself, with hidden files.
        cpSync(path, pages, { recursive: true });
        break;
      case "actions/deploy-pages":
        this.published = pages;
        break;
      default:
        throw new Error(`nobody knows what ${uses} does`);
    }
    if (id !== undefined) context.steps[id] = { outputs };
  }

  /** Restores what has the key, or else the newest with a prefix; stores the path under a new key when the job is done. */
  #cache(
    { key = "", "restore-keys": prefixes = "" }: Readonly<Record<string, string>>,
    running: Running,
    path: string,
  ): void {
    const caches = join(this.#store, "caches");
    mkdirSync(caches, { recursive: true });
    const age = (name: string) => statSync(join(caches, name), { bigint: true }).birthtimeNs;
    const names = readdirSync(caches).sort((a, b) => (age(a) > age(b) ? -1 : 1));
    const found = [key, ...prefixes.split("\n").filter(Boolean)]
      .map((prefix, index) => names.find((name) => (index === 0 ? name === prefix : name.startsWith(prefix))))
      .find((name) => name !== undefined);
    if (found !== undefined) {
      this.restored.push(found);
      cpSync(join(caches, found), path, { recursive: true });
    }
    if (found !== key) running.after.push(() => cpSync(path, join(caches, key), { recursive: true }));
  }
}

/** Replaces what is between `${{` and `}}`. Throws for anything but a name that has a value. */
const evaluate = (text: string, context: Values): string =>
  text.replaceAll(/\$\{\{ *([^}]*?) *\}\}/g, (_, path: string) => {
    const value = path.split(".").reduce<unknown>((at, key) => (at as Values | undefined)?.[key], context);
    if (typeof value !== "string" && typeof value !== "number") throw new Error(`nothing is in ${path}`);
    return String(value);
  });

const evaluated = (texts: Readonly<Record<string, string>>, context: Values): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, evaluate(text, context)]));

/** An artifact has the files of a folder, or one file; not the hidden ones, unless asked for, and no empty folders. */
function upload(path: string, artifact: string, withHidden: boolean): void {
  const files = statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) =>
        statSync(join(path, name)).isFile(),
      )
    : [""];
  const kept = files.filter((name) => withHidden || !/(?:^|\/)\./.test(name));
  if (kept.length === 0) throw new Error(`no files were found in ${path}`);
  if (existsSync(artifact)) throw new Error(`there is an artifact ${artifact}`);
  for (const name of kept)
    cpSync(join(path, name), join(artifact, name === "" ? basename(path) : name), { recursive: true });
}

/** One artifact by its name, or all that fit a pattern: into one folder, or one folder each. */
function download(artifacts: string, input: Readonly<Record<string, string>>, path: string): void {
  const { name, pattern = "*", "merge-multiple": merged } = input;
  const fits = (other: string) => other.startsWith(pattern.slice(0, -1));
  const names = name === undefined ? readdirSync(artifacts).filter(fits) : [name];
  if (!pattern.endsWith("*") || names.length === 0) throw new Error(`no artifact fits ${name ?? pattern}`);
  for (const each of names) {
    const target = name !== undefined || merged === "true" ? path : join(path, each);
    cpSync(join(artifacts, each), target, { recursive: true });
  }
}
