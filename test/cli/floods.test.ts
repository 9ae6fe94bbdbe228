import { expect, test } from "vitest";
import { newSite } from "../support/site.ts";
import { runHere } from "./run.ts";

/** Thirty stories with an image from another site each, and one without a description. */
const flood = () => {
  const image = (i: number) => `![A port](https://images.example/${i}.png)`;
  const stories = Array.from({ length: 30 }, (_, i) => [
    `briefings/s${String(i).padStart(2, "0")}.md`,
    `---\ntitle: Story ${i}\ndate: 2026-11-20\n---\n\n${image(i)}\n`,
  ]);
  return newSite({
    "briefgen.config.yaml": "site: {title: T, url: https://example.org/}\n",
    ...Object.fromEntries(stories),
    "briefings/other.md": "---\ntitle: Other\ndate: 2026-11-20\n---\n\nThe [report]().\n",
  });
};

const count = (text: string, part: string) => text.split(part).length - 1;

test("of a flood, the first few are shown, and the totals by code", async () => {
  const { code, err } = await runHere(["build", flood().root]);
  expect(code).toBe(0);
  expect(count(err, "warning[BG0208]: an image from another site is linked, not shown\n")).toBe(5);
  expect(err).toContain("briefings/s04.md:6:1");
  expect(err).not.toContain("briefings/s05.md:6:1");
  expect(count(err, "warning[BG0217]: a link without an address\n")).toBe(1);
  expect(err).toContain(
    "30 × warning[BG0208]: an image from another site is linked, not shown (5 shown)\n 1 × warning[BG0217]: a link that is not finished\n-v shows all\n",
  );
  expect(err).toContain("31 warnings above\n");
});

test("-v and the formats for machines have all of it", async () => {
  const { root } = flood();
  const verbose = await runHere(["build", "-v", root]);
  expect(count(verbose.err, "warning[BG0208]: an image")).toBe(30);
  expect(verbose.err).not.toContain("×");
  for (const format of ["json", "github"])
    expect(count((await runHere(["build", "--format", format, root])).out, "\n")).toBe(31);
});

test("check folds, too, and an unchanged build says the same again", async () => {
  const { root } = flood();
  const { err } = await runHere(["check", root]);
  expect(err).toContain("30 × warning[BG0208]");
  const first = (await runHere(["build", root])).err.split("\n\n")[0];
  expect((await runHere(["build", root])).err.split("\n\n")[0]).toBe(first);
});
