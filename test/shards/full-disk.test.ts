import { cpSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { explainFailure } from "../../src/cli/failure.ts";
import type { Disk } from "../../src/disk/disk.ts";
import { mergeParts } from "../../src/shards/merge-parts.ts";
import { renderPart } from "../../src/shards/render-part.ts";
import { countingDisk, failingDisk } from "../support/disks.ts";
import { NOW, requestFor, story, TestSite } from "../support/site.ts";
import { buildParts, copyOf, inSite, keptFolder, succeed, tinySite } from "./sharded.ts";

/** A site in `dist`, and the parts of two shards from before an edit; then the indexes of now. */
const made = new TestSite(keptFolder());
/** The same with the parts of now, and what they make. */
const next = new TestSite(keptFolder());
beforeAll(async () => {
  copyOf(tinySite(), made);
  await buildParts(made, { of: 2 });
  await succeed(made, "merge", "shards", "-q");
  made.write("briefings/a.md", story("A", "topics: [Gas]", "New.")).remove("briefings/b.md");
  made.write("briefings/e.md", story("E"));
  copyOf(made, next);
  await buildParts(next, { of: 2 });
});

const render = ({ root }: TestSite, disk: Disk): Promise<unknown> =>
  renderPart(
    {
      ...{ site: requestFor(root), share: { number: 1, of: 2 } },
      indexes: { name: "shards/indexes", path: join(root, "shards/indexes") },
      folder: join(root, "shards/1-of-2"),
    },
    disk,
    {},
  );

const merge = ({ root }: TestSite, disk: Disk): Promise<unknown> =>
  mergeParts(
    {
      ...{ root, out: "dist", home: "/nowhere", now: NOW, strict: false },
      folders: [{ name: "shards", path: join(root, "shards") }],
    },
    disk,
    { lockTimeout: { wait: 0 }, signal: undefined, progress: undefined },
  );

/** What the command says when its disk is full from the `nth` change on. */
async function saidWhenFull(running: Promise<unknown>): Promise<[code: number, message: string]> {
  let message = "";
  const code = await running.then(
    () => 0,
    (error: unknown) => explainFailure(error, { err: (text) => (message += text) }),
  );
  return [code, message];
}

const FULL = [
  1,
  expect.stringMatching(/^error\[BG0703\]: a file could not be read or written: no space left on the disk: /),
];

/** Steps that are tried: all with `FAULTS=all`; else the first and the last ones, and some between them. */
function stepsOf(total: number): number[] {
  const all = Array.from({ length: total }, (_, index) => index + 1);
  const stride = process.env.FAULTS === "all" ? 1 : Math.ceil(total / 4);
  return all.filter((step) => step <= 2 || step > total - 3 || step % stride === 0);
}

/** The site after the edit, with the first shard's part from before it. */
function withOldPart(): TestSite {
  const site = copyOf(next).remove("shards/1-of-2");
  cpSync(join(made.root, "shards/1-of-2"), join(site.root, "shards/1-of-2"), { recursive: true });
  return site;
}

test("a part whose disk is full from any step on is no part, and the next render makes it", async () => {
  const whole = withOldPart();
  const counting = countingDisk();
  await render(whole, counting);
  const expected = whole.tree("shards/1-of-2/site");
  for (const nth of stepsOf(counting.changes.length)) {
    const site = withOldPart();
    const failing = failingDisk(nth, "ENOSPC", { forever: true });
    expect([nth, await saidWhenFull(render(site, failing))]).toEqual([nth, FULL]);
    const merged = await inSite(site, "merge", "shards");
    expect([nth, merged.code, merged.err]).toEqual([nth, 1, expect.stringContaining("1/2")]);
    expect([nth, site.tree()]).toEqual([nth, made.tree()]);
    await succeed(site, "render", "-s", "1/2", "--indexes", "shards/indexes", "-q");
    expect([nth, site.tree("shards/1-of-2/site")]).toEqual([nth, expected]);
  }
});

test("a merge whose disk is full from any step on leaves the old site or what the next merge makes whole", async () => {
  const whole = copyOf(next);
  const old = whole.tree();
  const counting = countingDisk();
  await merge(whole, counting);
  const now = whole.tree();
  expect(Object.keys(now)).not.toEqual(Object.keys(old));
  const { changes } = counting;
  const journal = changes.findIndex((step) => step.endsWith("journal.json.tmp")) + 1;
  for (const nth of stepsOf(changes.length)) {
    const site = copyOf(next);
    const failing = failingDisk(nth, "ENOSPC", { forever: true });
    expect([nth, await saidWhenFull(merge(site, failing))]).toEqual([nth, FULL]);
    const between = site.tree();
    if (nth <= journal) expect([nth, between]).toEqual([nth, old]);
    const torn = Object.entries(between).filter(([path, text]) => text !== old[path] && text !== now[path]);
    expect([nth, torn]).toEqual([nth, []]);
    await succeed(site, "merge", "shards", "-q");
    expect([nth, site.tree()]).toEqual([nth, now]);
    const left = Object.keys(site.tree(".briefgen")).filter((path) => /staging|journal|tmp/.test(path));
    expect([nth, left]).toEqual([nth, []]);
  }
});
