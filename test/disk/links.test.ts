import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newSite, reportOf, story, type TestSite } from "../support/site.ts";

const SITE = { "briefings/a.md": story("A"), "static/own.txt": "x" };

/** A folder outside of the site, with a secret. */
const outside = () => newSite({ "secret.md": story("Secret", "", "Xsecret"), "folder/deep.txt": "Xsecret" });

const link = (site: TestSite, path: string, target: string) => {
  mkdirSync(join(site.root, path, ".."), { recursive: true });
  symlinkSync(target, join(site.root, path));
};

test.each([
  ["a story that is a link to a file outside", "briefings/x.md", "secret.md"],
  ["a folder of stories outside", "briefings/x", ""],
  ["a static file outside", "static/x.txt", "secret.md"],
  ["a static folder outside", "static/x", "folder"],
  ["a template outside", "templates/partials/x.eta", "secret.md"],
])("%s: an error, and nothing of it is read or published", async (_, path, target) => {
  const site = newSite(SITE);
  link(site, path, join(outside().root, target));
  const result = await site.build();
  expect(result.diagnostics).toMatchObject([{ code: "BG0004", severity: "error", at: { path } }]);
  expect(reportOf(result)).toContain("it leads out of ");
  expect(site.has("dist")).toBe(false);
});

test.each([
  ["dangles", "nowhere", "it is broken"],
  ["leads to itself", "x.md", "it is broken"],
  ["leads to the folder above it", ".", "it leads back to a folder above it"],
])("a link in the content that %s is an error that says so", async (_, target, reason) => {
  const site = newSite(SITE);
  link(site, "briefings/x.md", target);
  const result = await site.build();
  expect(result.diagnostics.map(({ code }) => code)).toEqual(["BG0004"]);
  expect(reportOf(result)).toContain(reason);
});

test.each(["briefings", "static", "templates"])(
  "the folder %s itself may not be a link that leads out",
  async (name) => {
    const site = newSite(name === "briefings" ? {} : { "briefings/a.md": story("A") });
    link(site, name, outside().root);
    const { diagnostics } = await site.build();
    expect(diagnostics.map(({ code, at }) => `${code} ${at?.path}`)).toContain(`BG0004 ${name}`);
    expect(site.has("dist")).toBe(false);
  },
);

test("a link within the content is followed", async () => {
  const site = newSite({ ...SITE, "briefings/real/chart.png": "png" });
  link(site, "briefings/chart.png", "real/chart.png");
  await site.write("briefings/a.md", story("A", "", "![A](chart.png)")).clean();
  expect(site.read("dist/media/chart.png")).toBe("png");
});

test.each([
  ["a secret beside the content", "../.env"],
  ["the history", "../.git/config"],
])("a link in static/ to %s does not publish it", async (_, target) => {
  const site = newSite({ ...SITE, ".env": "Xsecret", ".git/config": "Xsecret" });
  link(site, "static/x.txt", target);
  await site.build();
  expect(Object.values(site.tree()).filter((text) => text.includes("Xsecret"))).toEqual([]);
});

test("a site that is itself reached by a link builds as ever", async () => {
  const site = newSite(SITE);
  const way = newSite({});
  link(way, "site", site.root);
  await site.clean({ root: join(way.root, "site") });
  expect(site.page("stories/a/")).toContain(">A</h1>");
});

test("a page in the output that somebody replaced by a link is an error; what it leads to stays", async () => {
  const site = newSite(SITE);
  await site.clean();
  const other = outside();
  site.remove("dist/stories/a/index.html");
  link(site, "dist/stories/a/index.html", join(other.root, "secret.md"));
  const before = other.read("secret.md");
  const { diagnostics } = await site.write("briefings/a.md", story("A", "", "New.")).build();
  expect(diagnostics.map(({ code }) => code)).toEqual(["BG0702"]);
  expect(other.read("secret.md")).toBe(before);
});

/** The output's folder `stories` is replaced by a link to a folder elsewhere, with files of the same names. */
async function diverted() {
  const site = newSite(SITE);
  await site.clean();
  const other = newSite({});
  other.write("stories/a/index.html", site.page("stories/a/"));
  site.remove("dist/stories");
  link(site, "dist/stories", join(other.root, "stories"));
  return { site, other };
}

test("a folder in the output that somebody replaced by a link: nothing is written where it leads", async () => {
  const { site, other } = await diverted();
  const before = other.tree("stories");
  await site.write("briefings/a.md", story("A", "", "New.")).build();
  expect(other.tree("stories")).toEqual(before);
});

test("a folder in the output that somebody replaced by a link: nothing is removed where it leads", async () => {
  const { site, other } = await diverted();
  const before = other.tree("stories");
  await site.remove("briefings/a.md").build();
  expect(other.tree("stories")).toEqual(before);
});

test("a folder in the output that somebody replaced by a link: no new page is written where it leads", async () => {
  const { site, other } = await diverted();
  const { diagnostics } = await site.write("briefings/b.md", story("B")).build();
  expect(diagnostics.map(({ code }) => code)).toContain("BG0702");
  expect(Object.keys(other.tree("stories"))).toEqual(["a/index.html"]);
});

test("what systems and editors leave beside files is none of the site's, wherever it is", async () => {
  const litter = [
    "a.md~",
    "#a.md#",
    ".a.md.swp",
    "._a.md",
    "~$a.md",
    ".~lock.a.md#",
    ".DS_Store",
    "Thumbs.db",
  ];
  const folders = ["briefings", "briefings/2026", "briefings/topics", "pages", "static", "templates/pages"];
  const site = newSite({ ...SITE, "briefings/2026/pic.png": "x", "briefings/b.md": "" });
  site.write("briefings/b.md", story("B", "image: {src: 2026/pic.png, alt: It}"));
  const { files } = (await site.clean()).published!;
  for (const folder of folders) {
    for (const name of [...litter, "._pic.png", "._home.eta"])
      site.write(`${folder}/${name}`, new Uint8Array([0, 5, 22, 7, 0, 255]));
    site.write(`${folder}/._x/a.md`, "x");
    link(site, `${folder}/.#a.md`, "jane@desk.812:1764150000");
  }
  expect((await site.clean()).published).toMatchObject({ written: [], removed: [], files });
});

test("a link in the place of .briefgen is an error that names `--state`", async () => {
  const site = newSite(SITE);
  link(site, ".briefgen", outside().root);
  const report = reportOf(await site.build());
  expect(report).toMatch(/BG0004.*\.briefgen.*`--state` names another one/s);
  expect(site.has("dist")).toBe(false);
});

test("folders with two links each to the next are not walked in all the ways that there are", async () => {
  const site = newSite({ ...SITE, "static/d20/x.txt": "x" });
  for (let depth = 0; depth < 20; depth += 1)
    for (const name of ["one", "two"]) link(site, `static/d${depth}/${name}`, `../d${depth + 1}`);
  const { diagnostics } = await site.build();
  expect(diagnostics).toMatchObject([{ code: "BG0004", label: "more than 100 links lead to folders" }]);
});

test.skipIf(process.platform !== "linux")("a name that is not UTF-8 is told, and what to do", async () => {
  const site = newSite(SITE);
  for (const folder of ["briefings", "static"])
    writeFileSync(Buffer.concat([Buffer.from(join(site.root, folder, "b")), Buffer.from([0xff])]), "x");
  const result = await site.build();
  expect(result.diagnostics.map(({ code, label }) => [code, label])).toEqual([
    ["BG0003", "its name is not UTF-8"],
    ["BG0003", "its name is not UTF-8"],
  ]);
});
