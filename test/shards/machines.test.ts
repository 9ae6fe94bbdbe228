import { execFile } from "node:child_process";
import { cpSync } from "node:fs";
import { hostname, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { BIN } from "../cli/run.ts";
import { PACKAGE } from "../support/documents.ts";
import { newSite, TestSite } from "../support/site.ts";

const runFile = promisify(execFile);

/** A machine: a folder with a copy of the site, and what its processes have around them. */
interface Machine {
  readonly site: TestSite;
  readonly umask: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The site “everything”, in a folder whose path no file may contain; its files are written in this order. */
function machine(umask: string, env: Machine["env"], order: "forwards" | "backwards"): Machine {
  const site = new TestSite(join(newSite({}).root, "machine-of-mine"));
  const files = Object.entries(new TestSite(join(PACKAGE, "test/sites/everything")).tree("."));
  for (const [path, bytes] of order === "forwards" ? files : files.reverse())
    if (!path.startsWith("expected/")) site.write(path, Buffer.from(bytes, "latin1"));
  return { site, umask, env };
}

async function say({ site, umask, env }: Machine, ...args: string[]): Promise<void> {
  const program = [process.execPath, BIN, ...args, "-q"];
  await runFile("sh", ["-c", `umask ${umask}; exec "$@"`, "sh", ...program], {
    env: { PATH: process.env.PATH ?? "", SOURCE_DATE_EPOCH: "1795435200", ...env },
    cwd: site.root,
  });
}

/** What one machine gives another: files, at the time of now. */
const give = (from: Machine, path: string, to: Machine): void =>
  cpSync(join(from.site.root, path), join(to.site.root, path), { recursive: true });

test("machines with other paths, time zones, languages, users and file times make the same indexes and parts of one site", async () => {
  const one = machine("022", { TZ: "UTC", LANG: "C", HOME: "/nowhere" }, "forwards");
  const two = machine(
    "077",
    {
      TZ: "Pacific/Chatham",
      LANG: "tr_TR.UTF-8",
      LC_ALL: "tr_TR.UTF-8",
      HOME: "/elsewhere",
      USER: "mallory",
    },
    "backwards",
  );
  const three = machine("027", { TZ: "America/St_Johns", LANG: "ar_EG.UTF-8", HOME: "/" }, "backwards");

  const indexing = (where: Machine) =>
    ["1/2", "2/2"].reduce(
      (before, shard) => before.then(() => say(where, "index", "-s", shard)),
      Promise.resolve(),
    );
  await Promise.all([indexing(one), indexing(two)]);
  const indexes = one.site.tree("shards/indexes");
  expect(Object.keys(indexes)).toHaveLength(2);
  expect(two.site.tree("shards/indexes")).toEqual(indexes);

  give(two, "shards/indexes", three);
  two.site.remove("shards/indexes");
  give(one, "shards/indexes", two);
  await Promise.all([
    say(two, "render", "-s", "1/2", "--indexes", "shards/indexes"),
    say(three, "render", "-s", "2/2", "--indexes", "shards/indexes"),
  ]);

  const last: Machine = { ...one, site: new TestSite(join(newSite({}).root, "machine-of-mine")) };
  for (const name of ["part.json", "site"]) {
    give(two, `shards/1-of-2/${name}`, last);
    give(three, `shards/2-of-2/${name}`, last);
  }
  await Promise.all([say(last, "merge", "shards"), say(one, "build")]);
  expect(last.site.tree()).toEqual(one.site.tree());

  const told = [
    ...Object.values(indexes),
    ...[1, 2].map((number) => last.site.read(`shards/${number}-of-2/part.json`)),
  ];
  // A short name may stand in any text.
  const ours = [hostname(), userInfo().username].filter((name) => name.length > 6);
  const names = [...ours, "machine-of-mine", "mallory", "elsewhere", tmpdir()];
  for (const text of told)
    for (const name of names) expect([name, text.includes(name)]).toEqual([name, false]);
});
