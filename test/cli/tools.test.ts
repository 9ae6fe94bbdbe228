import { execFileSync } from "node:child_process";
import { mkdtempSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { installed } from "../support/installed.ts";
import { newSite, story, type TestSite } from "../support/site.ts";
import { runHere } from "./run.ts";

const at = (site: TestSite, ...args: string[]) => runHere(args, { cwd: site.root });

const LISTED = {
  "briefings/a.md": story(
    "Ärger im Hafen",
    "topics: [Ports, Strikes]\nsources: [{source: AP, title: T}]\nstoryline: line",
  ),
  "briefings/b.md": `---\ntitle: B\ndate: 2026-11-19\ntopics: [Ports]\nquestions: [q]\n---\n`,
  "briefings/d.md": story("D", "status: draft"),
  "briefings/f.md": "---\ntitle: F\ndate: 2027-01-01\n---\n",
  "briefings/w.md": story(
    "W",
    "status: withdrawn\ncorrections: [{at: 2026-11-21, kind: retraction, text: Wrong.}]",
  ),
  "briefings/questions/q.md": "---\nquestion: Why?\ndate: 2026-11-01\nstatus: open\n---\n",
  "briefings/storylines/line.md": "---\ntitle: The line\n---\n",
  "briefings/topics/ports.md": "---\nname: Ports\n---\n",
};

test.each([
  [
    "stories",
    "2026-11-20  published  Ärger im Hafen  briefings/a.md\n2026-11-19  published  B               briefings/b.md\n",
  ],
  ["topics", "2  Ports    briefings/topics/ports.md\n1  Strikes  strikes\n"],
  ["outlets", "1  AP  ap\n"],
  ["questions", "2026-11-01  open  Why?  briefings/questions/q.md\n"],
  ["storylines", "1  active  The line  briefings/storylines/line.md\n"],
  ["drafts", "2026-11-20  draft  D  briefings/d.md\n"],
  ["future", "2027-01-01  future  F  briefings/f.md\n"],
])("list %s", async (what, out) => {
  expect(await at(newSite(LISTED), "list", what)).toEqual({ code: 0, out, err: "" });
});

test("list --format json: one object a line, with everything that the table cuts", async () => {
  const { out } = await at(newSite(LISTED), "list", "topics", "--format", "json");
  expect(
    out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual([
    ...[
      {
        kind: "topic",
        id: "ports",
        title: "Ports",
        stories: 2,
        path: "briefings/topics/ports.md",
        url: "https://example.org/topics/ports/",
      },
    ],
    {
      kind: "topic",
      id: "strikes",
      title: "Strikes",
      stories: 1,
      url: "https://example.org/topics/strikes/",
    },
  ]);
});

test("list of a site with errors says that something may be missing; of nothing, that there is nothing", async () => {
  const broken = await at(newSite({ ...LISTED, "briefings/x.md": story("X", "sorces: []") }), "list");
  expect(broken).toMatchObject({
    code: 0,
    err: "1 error in the site, so this list may be incomplete; run `briefgen check` for details\n",
  });
  expect(await at(newSite({ "briefings/a.md": story("A") }), "list", "drafts")).toMatchObject({
    code: 0,
    out: "",
    err: "no drafts\n",
  });
});

const BUILT = { "briefings/a.md": story("A"), "dist/CNAME": "news.example\n" };

test("clean removes what builds made, and nothing else", async () => {
  const site = newSite(BUILT);
  const before = site.everything();
  await at(site, "build");
  const dry = await at(site, "clean", "--dry-run");
  expect(dry.err).toMatch(/^would remove \d+ files from dist, and the caches in \.briefgen\n$/);
  expect(site.has("dist/index.html")).toBe(true);
  site
    .write("dist/mine.txt", "mine")
    .write("dist/stories/a/mine.txt", "mine")
    .write("dist/robots.txt", "changed");
  const { code, err } = await at(site, "clean");
  expect(code).toBe(0);
  expect(err).toContain("kept dist/robots.txt: it has changed since it was built\n");
  const mine = { "dist/mine.txt": "mine", "dist/stories/a/mine.txt": "mine", "dist/robots.txt": "changed" };
  expect(site.tree(".")).toEqual({ ...before, ...mine });
  expect(site.has(".briefgen")).toBe(false);
  expect((await at(site, "clean")).err).toBe("nothing to remove: this folder has no files from a build\n");
});

test("clean takes a file with other times, but the same content, for ours", async () => {
  const site = newSite({ "briefings/a.md": story("A") });
  await at(site, "build");
  utimesSync(join(site.root, "dist/index.html"), 1, 1);
  await at(site, "clean");
  expect(site.has("dist")).toBe(false);
});

test("clean of one output knows of the other afterwards", async () => {
  const site = newSite({ "briefings/a.md": story("A") });
  await at(site, "build");
  await at(site, "build", "-o", "public");
  await at(site, "clean");
  expect([site.has("dist"), site.has("public/index.html")]).toEqual([false, true]);
  await at(site, "clean", "-o", "public");
  expect([site.has("public"), site.has(".briefgen")]).toEqual([false, false]);
});

test.each([["."], ["briefings"], [".."]])("clean -o %s: exit 2, and nothing is removed", async (out) => {
  const site = newSite({ "briefings/a.md": story("A") });
  await at(site, "build");
  const before = site.tree(".");
  const { code, err } = await at(site, "clean", "-o", out);
  expect([code, err]).toEqual([2, expect.stringContaining("must not be the output folder")]);
  expect(site.tree(".")).toEqual(before);
});

test("eject: the template takes the theme's place, and changes count", async () => {
  const site = newSite({ "briefings/a.md": story("A") });
  const { code, err } = await at(site, "eject", "partials/footer");
  expect([code, err]).toEqual([0, expect.stringContaining("wrote templates/partials/footer.eta")]);
  await site.clean();
  const before = site.page("");
  site.write("templates/partials/footer.eta", `<p>Mine</p>${site.read("templates/partials/footer.eta")}`);
  await site.clean();
  expect(site.page("")).toBe(before.replace("<footer", "<p>Mine</p><footer"));
  const again = await at(site, "eject", "footer.eta");
  expect([again.code, again.err]).toEqual([2, expect.stringContaining("did you mean `partials/footer`?")]);
  expect((await at(site, "eject", "templates/partials/footer.eta")).err).toContain(
    "already exists and was not changed",
  );
});

test("eject without a name lists the theme's files; each can be ejected", async () => {
  const site = newSite({ "briefings/a.md": story("A") });
  const names = (await at(site, "eject")).out.trimEnd().split("\n");
  expect(names).toEqual(
    expect.arrayContaining(["layouts/base", "pages/story", "assets/style.css", "strings/en.yaml"]),
  );
  for (const name of ["layouts/base", "assets/icon.svg", "strings/ar.yaml"])
    expect((await at(site, "eject", name)).code, name).toBe(0);
  await site.clean();
});

/** What a shell offers where the words end. */
const completions = {
  bash: (script: string, words: string[]) =>
    execFileSync(
      "bash",
      [
        "-c",
        `source ${script}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _briefgen; printf '%s\\n' "\${COMPREPLY[@]}"`,
        "-",
        ...words,
      ],
      { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
    ),
  fish: (script: string, words: string[]) =>
    execFileSync("fish", ["-c", `source ${script}; complete -C ${JSON.stringify(words.join(" "))}`], {
      encoding: "utf8",
      env: { ...process.env, HOME: tmpdir() },
    }).replace(/\t.*$/gm, ""),
};

const OFFERS: [string[], string[]][] = [
  [["briefgen", "bu"], ["build"]],
  [["briefgen", "build", "--bas"], ["--base-url"]],
  [["briefgen", "build", "--format", "g"], ["github"]],
  [
    ["briefgen", "new", "st"],
    ["story", "storyline"],
  ],
  [["briefgen", "completion", "f"], ["fish"]],
];

test.each(["bash", "fish"] as const)(
  "completion for %s offers commands, options and choices",
  async (shell) => {
    if (!installed(`${shell} (Debian: ${shell})`, shell, "--version")) return;
    const script = join(mkdtempSync(join(tmpdir(), "briefgen-completion-")), "script");
    writeFileSync(script, (await runHere(["completion", shell])).out);
    for (const [words, offered] of OFFERS)
      expect(completions[shell](script, words).trim().split("\n").sort(), words.join(" ")).toEqual(offered);
  },
);

test.runIf(installed("zsh (Debian: zsh)", "zsh", "--version"))(
  "completion for zsh offers them, too",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "briefgen-completion-"));
    const script = join(folder, "script");
    writeFileSync(script, (await runHere(["completion", "zsh"])).out);
    for (const [words, offered] of OFFERS) {
      const screen = execFileSync("zsh", ["-f", "-c", ZPTY, "-", script, words.join(" "), ...offered], {
        ...{ encoding: "utf8", timeout: 30_000 },
        env: { PATH: process.env.PATH, HOME: folder, TERM: "dumb" },
      });
      for (const word of offered) expect(screen, words.join(" ")).toContain(word);
    }
  },
);

/** A shell in a terminal of its own, in which the words are typed and then Tab; what it shows is printed, up to the last word it should offer. */
const ZPTY = `
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PROMPT=; autoload -U compinit; compinit -u -d $HOME/dump; source $1; zstyle ':completion:*' list-prompt ''; LISTMAX=0; unsetopt zle_bracketed_paste; print READY"
while zpty -r z line; do [[ $line == *READY* && $line != *print* ]] && break; done
zpty -n -w z "$2"$'\\t\\t'
screen=
for word in "\${@:3}"; do
  while [[ $screen != *$word* ]]; do zpty -r z shown '?*' || break; screen+=$shown; done
done
print -r -- "$screen"
zpty -d z
`;

test.each([
  ["list", "`briefgen list` first takes what to list: `briefgen list stories ../site`"],
  ["schema", "`briefgen schema` first takes the folder to write into: `briefgen schema schemas ../site`"],
  ["eject", "`briefgen eject` first takes a template: `briefgen eject partials/footer ../site`"],
])("%s ../site: exit 2, and how to write it", async (command, message) => {
  const site = newSite({ "site/briefings/a.md": story("A"), "other/x": "x" });
  const { code, err } = await runHere([command, "../site"], { cwd: join(site.root, "other") });
  expect([code, err]).toEqual([2, `error: ${message}\n`]);
});

test.each(["list", "graph", "schema", "new story A", "eject partials/footer"])(
  "%s where there is no site: exit 2, how to begin one, and nothing is written",
  async (command) => {
    const site = newSite({ briefings: "a file" });
    const { code, out, err } = await at(site, ...command.split(" "));
    const message = "there is no site here; run `briefgen init` to create one, or give the site's folder";
    expect([code, out, err]).toEqual([2, "", `error: ${message}\n`]);
    expect(Object.keys(site.everything())).toEqual(["briefgen.config.yaml", "briefings"]);
  },
);
