import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { BIN } from "../cli/run.ts";
import { newSite, story, type TestSite } from "../support/site.ts";

/** A site of which commands print more than a pipe holds. */
const site = () =>
  newSite(
    Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `briefings/s${index}.md`,
        story(`Story ${index} ${"with a long title ".repeat(20)}`, "topics: [Oil]", "See [the report]()."),
      ]),
    ),
  );

/** Runs a line of shell in a site's folder, where `$briefgen` is the program. */
function shell({ root }: TestSite, line: string) {
  const briefgen = `"${process.execPath}" "${BIN}"`;
  const env = { PATH: process.env.PATH, HOME: "/nowhere" };
  const script = line.replaceAll("$briefgen", briefgen);
  return spawnSync("bash", ["-c", script], { cwd: root, env, encoding: "utf8" });
}

/** The lines of a stack trace. */
const STACK = /^ +at /m;

const COMMANDS = [
  "--help",
  "list stories",
  "graph",
  "explain",
  "schema --print story",
  "completion bash",
  "check --format json",
  "build --format json",
];

test.each(COMMANDS)("%s ends quietly if whoever reads its output has seen enough", (command) => {
  const broken = site();
  for (const reader of ["true", "head -c 1"]) {
    const { stdout, stderr } = shell(broken, `$briefgen ${command} | ${reader}; echo " \${PIPESTATUS[0]}"`);
    expect(stdout).toMatch(/^.? 0\n$/s);
    expect(stderr).not.toMatch(/EPIPE|error/);
  }
});

test("a build whose report nobody reads publishes the site, and has not failed", () => {
  const built = site();
  const { stdout } = shell(built, `$briefgen build -v 2>&1 | head -n 1; echo "\${PIPESTATUS[0]}"`);
  expect(stdout).toMatch(/^warning\[BG0217\].*\n0\n$/);
  expect(built.has("dist/stories/s59/index.html")).toBe(true);
});

const hasFull = existsSync("/dev/full");

test.skipIf(!hasFull).each(COMMANDS)("%s says that its output could not be written", (command) => {
  const { status, stderr } = shell(site(), `$briefgen ${command} > /dev/full`);
  expect(stderr).toContain(
    "error: what this command prints could not be written: no space left on the disk\n",
  );
  expect([status, STACK.test(stderr)]).toEqual([1, false]);
});

test.skipIf(!hasFull)(
  "if nothing at all can be printed, the exit code says so, and the site is published",
  () => {
    const built = site();
    expect(shell(built, "$briefgen build > /dev/full 2>&1").status).toBe(1);
    expect(built.has("dist/stories/s59/index.html")).toBe(true);
  },
);

/** A user of whom the system knows only the number, as in a container. */
const NAMELESS = "setpriv --reuid=12345 --regid=12345 --clear-groups env -u HOME";
const isPossible =
  spawnSync("bash", ["-c", `${NAMELESS} "${process.execPath}" --version < "${BIN}"`]).status === 0;

test.skipIf(!isPossible)("a user without a name or a home folder can use every command", () => {
  const folder = newSite({ "briefings/a.md": story("A") });
  for (const args of [
    ...COMMANDS,
    "build",
    "build --shard 1/2",
    "list authors",
    "new story Talks",
    "eject partials/footer",
    "init --yes elsewhere",
    "clean",
  ]) {
    const { status, stderr } = shell(folder, `chmod -R a+rwX .; ${NAMELESS} $briefgen ${args}`);
    expect([args, status, STACK.test(stderr)]).toEqual([args, 0, false]);
  }
});

test("an empty HOME is none: the folder above the output is not taken for it", () => {
  const built = site();
  expect(shell(built, "HOME= $briefgen build -q").status).toBe(0);
  expect(built.has("dist/index.html")).toBe(true);
  expect(built.has(".cache")).toBe(false);
});
