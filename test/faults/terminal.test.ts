import { expect, test } from "vitest";
import { run, runHere } from "../cli/run.ts";
import { Watching } from "../dev/watching.ts";
import { newSite, story } from "../support/site.ts";

/** Clears the screen, colours, writes a link, turns the direction of the text, and starts a command of GitHub's. */
const EVIL = "\u001b[2J\u001b[31m\u009b31m\u001b]8;;http:evil\u0007\u202etxt\u2066\u00ad";
/** What may stand in a message: no control character but line ends, nothing that turns the direction or is not seen. */
const OBEYED = /(?!\n)[\p{Cc}\p{Bidi_Control}\u00ad]/u;
/** What of it a text may hold. */
const SEEN = JSON.stringify(EVIL.replace(/\p{Cc}/gu, ""));
const CONFIG = "site: {title: T, url: https://example.org/}\nsearch: off\n";

const site = () =>
  newSite({
    "briefgen.config.yaml": CONFIG,
    "briefings/a.md": story("A"),
    [`briefings/${EVIL}-draft.md`]: story("B", "slug: b\nstatus: draft"),
    [`static/${EVIL.replace(/[\u0000-\u001f]/g, "")}.txt`]: "x",
  });

test("no name of a file colours, clears or turns what a build says", async () => {
  for (const args of [["-v"], ["--profile"], ["-v", "--format", "json"], ["-v", "--format", "github"]]) {
    const one = site();
    const { code, out, err } = await run(["build", one.root, ...args]);
    expect([code, OBEYED.exec(out + err)?.[0]]).toEqual([0, undefined]);
    if (args.length === 1) expect(err).toContain("<U+202E>txt");
  }
});

test.each(["pretty", "json", "github"])("nothing that is wrong with a file does, as %s", async (format) => {
  const one = site()
    .write(`briefings/${EVIL}.md`, "no front matter")
    .write(
      "briefings/c.md",
      `---\ntitle: ${SEEN}\ndate: ${SEEN}\nstoryline: ${SEEN}\nslug: "\u202eb"\n---\n\n[@\u202ex] [a](\u202e.md) ![b](\u00ad.png)\n`,
    );
  const { code, out, err } = await runHere(["build", one.root, "--format", format]);
  expect([code, OBEYED.exec(out + err)?.[0]]).toEqual([1, undefined]);
  expect(out + err).toMatch(/BG0101.*BG0112/s);
});

test("nor does a name in what watch or import says", async () => {
  const one = site();
  const watch = new Watching(one, ["--no-serve", "-v"]);
  await watch.says("feeds: ");
  one.write(`briefings/${EVIL}.md`, story("C", "slug: c"));
  await watch.until(() => watch.lines.length > 0);
  one.write(`briefings/${EVIL}.md`, "broken");
  await watch.until(() => watch.text.includes("BG0101"));
  expect(OBEYED.exec(watch.text)?.[0]).toBeUndefined();
  expect(watch.text).toContain("<U+202E>txt");
  one.write(
    `${EVIL}.txt`,
    `A title ${EVIL}\n\nWhat's happened\n\nText.\n\nWhat the papers say\n\n${EVIL}: words.\n`,
  );
  const { out, err } = await runHere(["import", `${one.root}/${EVIL}.txt`, "--root", one.root]);
  expect(OBEYED.exec(out + err)?.[0]).toBeUndefined();
});

test("nor does the name of a file in what list, graph or new says", async () => {
  const one = site().write(`briefings/${EVIL}.md`, story("Talks resume", "slug: c\ntopics: [Oil prices]"));
  one.write("briefings/topics/oil-prices.md", "---\nname: Oil prices\n---\n");
  for (const args of [
    ["list", "stories", one.root],
    ["list", "drafts", one.root],
    ["list", "stories", one.root, "--format", "json"],
    ["graph", one.root, "--format", "json"],
    ["new", "story", "Talks resume", one.root],
  ]) {
    const { code, out, err } = await runHere(args);
    expect([args, code, OBEYED.exec(out + err)?.[0]]).toEqual([args, 0, undefined]);
    expect(out + err).toMatch(/(?:<U\+202E>|\\u202e)txt/);
  }
});

test("nor does what comes from another site", async () => {
  const other = newSite({
    "_posts/2026-11-20-a.md": `---\ntitle: A\nlayout: post\n"\\e[2J\\u202etxt": 1\n---\n\nText.\n`,
    [`_posts/${EVIL}.md`]: "---\ntitle: B\nlayout: post\n---\n\nText.\n",
    [`_posts/2026-11-21-${EVIL}.md`]: Buffer.from([0xff, 0xfe]),
  });
  const one = site();
  const { out, err } = await runHere(["import", "--from", "jekyll", other.root, "--root", one.root]);
  expect(OBEYED.exec(out + err)?.[0]).toBeUndefined();
  expect(err).toMatch(/left out:[\s\S]*<U\+202E>txt/);
  expect(err).toMatch(/kept under extra: .*<U\+202E>txt/);
});
