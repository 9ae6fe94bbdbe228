import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { PACKAGE, page } from "../support/documents.ts";
import { installed } from "../support/installed.ts";
import { TestSite } from "../support/site.ts";
import { Runner, type Step, type Workflow } from "./actions.ts";
import { example, npxFolder, parsed, say, wholeSite } from "./example.ts";

const WORKFLOW = ".github/workflows/site.yml";
const STORY = "briefings/2026/11/crew.md";

/** What is in a repository with the example. */
function repository(engine: string): TestSite {
  const site = example(engine);
  return site.remove("node_modules");
}

const problemsOf = (content: string): string[] =>
  parseWorkflow({ name: "site.yml", content }, new NoOperationTraceWriter())
    .context.errors.getErrors()
    .map(String);

test("GitHub's own parser finds nothing wrong with the workflow", () => {
  const text = page(`examples/sharded/github/${WORKFLOW}`);
  expect(problemsOf(text)).toEqual([]);
  expect(problemsOf(text.replace("runs-on", "runs-of"))).not.toEqual([]);
});

test("the workflow may do no more than it must, and uses the actions that the other one uses", () => {
  const { permissions, jobs } = parse(page(`examples/sharded/github/${WORKFLOW}`)) as {
    permissions: unknown;
    jobs: Record<string, { permissions: unknown; steps: Step[] }>;
  };
  expect(permissions).toEqual({});
  expect(Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, job.permissions]))).toEqual({
    start: { pages: "read" },
    index: { contents: "read" },
    render: { contents: "read" },
    publish: { pages: "write", "id-token": "write" },
  });
  const usual = page("starter/settings/hosts/github.yml");
  const used = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
  for (const action of used.filter((name) => usual.includes(`${name.split("@")[0]}@`)))
    expect(usual).toContain(action);
});

test("the workflow publishes the site of one build, and the next commit begins with the indexes of this one", async () => {
  const site = repository("github");
  const workflow = parse(site.read(WORKFLOW)) as Workflow;
  const runner = new Runner(site.root);
  const publish = async (sha: string) => {
    await runner.run(workflow, sha);
    const { now, base_url } = runner.outputs.start as Record<string, string>;
    expect(new TestSite(runner.published!).tree(".")).toEqual(
      await wholeSite(site, "--now", now!, "--base-url", `${base_url}/`),
    );
    return runner.restored.splice(0);
  };
  expect(await publish("a1")).toEqual([]);
  site.write(STORY, `${site.read(STORY)}\nMore.\n`);
  expect(await publish("b2")).toEqual(["index-1-of-3-a1", "index-2-of-3-a1", "index-3-of-3-a1"]);
  // As on a schedule.
  expect(await publish("b2")).toEqual(["index-1-of-3-b2", "index-2-of-3-b2", "index-3-of-3-b2"]);
});

test("if a workflow passed parts on as folders, `merge` would miss the hidden files", async () => {
  const site = repository("github");
  const text = site
    .read(WORKFLOW)
    .replace(/^.*run: tar -czf.*\n/m, "")
    .replace(/path: .*\.tar\.gz/, "path: shards")
    .replace(/^.*run: for part.*\n/m, "");
  const runner = new Runner(site.root);
  await expect(runner.run(parse(text) as Workflow, "a1")).rejects.toThrow("begin with a dot");
  expect(runner.published).toBeUndefined();
});

// gitlab-ci-local copies with it.
const hasRsync = installed("rsync (Debian: rsync)", "rsync", "--version");

/** Runs the pipeline for GitLab with gitlab-ci-local: each job in a folder of its own, with the artifacts of earlier ones. */
async function runPipeline(site: TestSite) {
  const program = join(PACKAGE, "node_modules/.bin/gitlab-ci-local");
  const options = ["--force-shell-executor", "--shell-isolation", "--no-artifacts-to-source"];
  const variables = ["CI_PAGES_URL=https://group.example/news", `CI_PIPELINE_CREATED_AT=${STARTED}`];
  return await say(
    site.root,
    [
      program,
      ...options,
      "--json-schema-validation",
      ...variables.flatMap((variable) => ["--variable", variable]),
    ],
    { PATH: `${npxFolder()}:${process.env.PATH}`, SOURCE_DATE_EPOCH: "" },
  );
}

const STARTED = "2026-11-23T12:00:00Z";

test.skipIf(!hasRsync)(
  "GitLab's pipeline publishes the site of one build, and parses only what is new in the next commit",
  async () => {
    const site = repository("gitlab");
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b.example", ...args], { cwd: site.root });
    git("init", "-q", "-b", "main");
    git("remote", "add", "origin", "git@gitlab.com:group/news.git");
    const publish = async () => {
      git("add", "-A");
      git("commit", "-q", "-m", "Write");
      const ran = await runPipeline(site);
      expect(ran.code, ran.text).toBe(0);
      expect(site.tree(".gitlab-ci-local/artifacts/pages/public")).toEqual(
        await wholeSite(site, "--now", STARTED, "--base-url", "https://group.example/news/"),
      );
      // A runner begins with a clean checkout.
      site.remove(".gitlab-ci-local/builds").remove(".gitlab-ci-local/artifacts");
      return parsed(ran);
    };
    expect(await publish()).toEqual([1, 2, 2]);
    site.write(STORY, `${site.read(STORY)}\nMore.\n`);
    expect(await publish()).toEqual([0, 0, 1]);
  },
);

test.skipIf(!hasRsync)("the schema of GitLab refuses what is not in it", async () => {
  const site = repository("gitlab");
  site.write(".gitlab-ci.yml", site.read(".gitlab-ci.yml").replace("parallel: 3", "parallel: three"));
  execFileSync("git", ["init", "-q", "-b", "main"], { cwd: site.root });
  execFileSync("git", ["remote", "add", "origin", "git@gitlab.com:group/news.git"], { cwd: site.root });
  const { code, text } = await runPipeline(site);
  expect([code, text]).toEqual([1, expect.stringContaining("parallel")]);
});
