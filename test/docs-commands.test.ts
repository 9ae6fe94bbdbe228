import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import remarkFrontmatter from "remark-frontmatter";
import remarkLintFrontmatterSchema, { type Settings } from "remark-lint-frontmatter-schema";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { VFile } from "vfile";
import { afterAll, expect, test } from "vitest";
import { BIN } from "./cli/run.ts";
import { codeOf, PACKAGE, page, pages } from "./support/documents.ts";
import { newSite, reportOf, story } from "./support/site.ts";

const scratch = mkdtempSync(join(tmpdir(), "briefgen-docs-"));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Pages whose commands are for a clone of the repository, and are what CI runs anyway. */
const FOR_CLONES = /npm ci\b/;

/**
 * What the commands of the pages find on the machine. briefgen is the real one; `watch` and `preview` are
 * ended as a person would, once they serve. What is somebody else's, or would reach another machine, does nothing.
 */
function machine(folder: string): NodeJS.ProcessEnv {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  const write = (name: string, text: string) => {
    writeFileSync(join(bin, name), `#!/usr/bin/env bash\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  write(
    "briefgen",
    `case $1 in watch|preview)
  args=(); for arg in "$@"; do [[ $arg != --open ]] && args+=("$arg"); done
  "${process.execPath}" "${BIN}" "\${args[@]}" --port 0 2> "$HOME/said" & pid=$!
  for _ in {1..600}; do grep -q "^serving" "$HOME/said" && break; kill -0 $pid 2>/dev/null || { cat "$HOME/said" >&2; exit 1; }; sleep 0.05; done
  kill -INT $pid; wait $pid; [[ $? = 130 ]] ;;
*) exec "${process.execPath}" "${BIN}" "$@" ;;
esac`,
  );
  write(
    "npx",
    'while [[ $1 == --* ]]; do shift; done\ncase $1 in briefgen*) shift; exec briefgen "$@" ;; esac\necho "npx $*" >&2; exit 1',
  );
  for (const name of ["npm", "aws", "nginx", "caddy", "sfdp"])
    write(name, "[[ -p /dev/stdin ]] && cat > /dev/null; exit 0");
  for (const name of ["rsync", "rclone", "ssh", "archivebox", "minisign", "cosign", "sendmail", "jq"])
    write(name, "exit 0");
  // What link checkers print of links that all work.
  write("lychee", `echo '{"error_map": {}}'`);
  write("curl", `printf '{"url": "%s", "http_code": 200}\\n' "\${@: -1}"`);
  return {
    PATH: `${bin}:${process.env.PATH}`,
    HOME: folder,
    SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 23, 12) / 1000),
  };
}

const TALKS = story(
  "Talks",
  "topics: [Grain]\nsources: [{source: Wire, url: 'https://wire.example/a'}]\n" +
    "corrections: [{at: 2026-11-21, kind: correction, text: The day was wrong.}]",
);

/** Commits what is there, as the branch that others work on. */
function commit(cwd: string): void {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b.example", ...args], { cwd });
  git("init", "-q");
  git("add", "-A");
  git("commit", "-q", "-m", "Start");
  git("update-ref", "refs/remotes/origin/main", "HEAD");
}

/** A folder in which somebody works through one page: with a site, a text to import and old sites beside it. */
function workplace(name: string): { folder: string; cwd: string } {
  const folder = join(scratch, name);
  const cwd = name === "docs-tutorial" ? join(folder, "empty") : join(folder, "site");
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  mkdirSync(cwd, { recursive: true });
  for (const path of ["www/news", "etc/nginx", "etc/caddy", ".config/fish/completions", "site/.git/hooks"])
    mkdirSync(join(folder, path), { recursive: true });
  put("site/notes.txt", "What's happened\n\nTalks resume.\n\nGo deeper\n\n- What next?\n");
  put("site/world.json", '{"clusters": [{"title": "Talks resume", "short_summary": "They do."}]}');
  put("site/wire.xml", "<rss><channel><title>T</title><item><title>Talks</title></item></channel></rss>");
  put("old-hugo/content/posts/a.md", "---\ntitle: A\ndate: 2020-01-01\n---\nText.\n");
  put("old-jekyll/_posts/2020-01-02-b.md", "---\ntitle: B\n---\nText.\n");
  put("bare", "");
  if (cwd.endsWith("site")) put("site/briefings/2026/11/talks.md", TALKS);
  if (cwd.endsWith("site")) put("site/briefings/editions/2026-11-22.md", "---\ndate: 2026-11-22\n---\n");
  if (cwd.endsWith("site")) commit(cwd);
  return { folder, cwd };
}

const withCommands = pages().filter((path) => codeOf(path, "sh").some((code) => !FOR_CLONES.test(code)));

test("most pages have commands", () => expect(withCommands.length).toBeGreaterThan(10));

test.each(withCommands)("every command of %s runs, in its order", (path) => {
  const name = path.replace(/\.md$/, "").replaceAll("/", "-");
  const { folder, cwd } = workplace(name);
  const code = indentedToo(path)
    .filter((piece) => !FOR_CLONES.test(piece))
    .join("");
  const local = code
    .replaceAll("/srv/www", join(folder, "www"))
    .replaceAll(/\/etc\/(?=nginx|caddy)/g, `${folder}/etc/`);
  const { status, stdout, stderr } = spawnSync("bash", ["-euo", "pipefail", "-c", local], {
    ...{ cwd, encoding: "utf8" },
    env: machine(folder),
  });
  expect(status, `${stdout}\n${stderr}`).toBe(0);
});

/** Pieces of code, those in lists as well. */
const indentedToo = (path: string): string[] =>
  [...page(path).matchAll(/^( *)```sh\n([\s\S]*?)^\1```$/gm)].map(([, indent = "", code = ""]) =>
    code.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  );

test("every link between pages leads to a page, and to a heading of it", () => {
  for (const path of [
    ...pages(),
    "examples/dispatch/README.md",
    "examples/sharded/README.md",
    "CONTRIBUTING.md",
  ])
    for (const [, target = "", anchor] of page(path)
      .replace(/```[\s\S]*?```|`[^`\n]*`/g, "")
      .matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#([^)\s]+))?\)/g)) {
      const file = join(PACKAGE, dirname(path), target);
      expect(existsSync(file), `${path}: ${target}`).toBe(true);
      if (!anchor) continue;
      const headings = [...readFileSync(file, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, text = ""]) =>
        text
          .toLowerCase()
          .replace(/[^\p{L}\p{N} -]/gu, "")
          .replaceAll(" ", "-"),
      );
      expect(headings, `${path}: ${target}#${anchor}`).toContain(anchor);
    }
});

test("the tutorial's briefing is one that `new` begins, and builds; its mistake says what the page shows", async () => {
  const [briefing = ""] = codeOf("docs/tutorial.md", "markdown");
  const path = "briefings/2026/11/ferry-service-to-the-islands-resumes.md";
  const site = newSite({ [path]: briefing });
  await site.clean({ drafts: true });
  const shown = codeOf("docs/tutorial.md", "");
  const said = reportOf(await site.write(path, briefing.replace("sources:", "sorces:")).build());
  expect(shown).toEqual([expect.stringContaining("BG0102")]);
  expect(said).toContain(shown[0]!.trim());
});

test("the template error that the page on theming shows is what a build says", async () => {
  const [shown = ""] = codeOf("docs/theming.md", "");
  const site = newSite({
    "briefings/a.md": story("A"),
    "templates/partials/footer.eta": "<footer>\n<% /* mine */ %>\n<p><%= it.site.tagline %></p>\n</footer>\n",
  });
  expect(reportOf(await site.build())).toContain(shown.trim());
});

test("the configuration of remark that the page on editors shows finds a mistake in every kind of file", async () => {
  const [text = ""] = codeOf("docs/editors.md", "json");
  const { plugins } = JSON.parse(text) as { plugins: [string, [string, Settings]] };
  const site = newSite({ "briefings/a.md": "" });
  execFileSync(process.execPath, [BIN, "schema", "-q"], { cwd: site.root });
  const lint = unified()
    .use(remarkParse)
    .use(remarkFrontmatter)
    .use(remarkLintFrontmatterSchema, plugins[1][1])
    .use(function () {
      this.compiler = () => "";
    });
  const before = process.cwd();
  process.chdir(site.root);
  try {
    for (const path of ["2026/11/a.md", "topics/a.md", "sources/a.md", "questions/a.md", "storylines/a.md"]) {
      const file = new VFile({ path: `briefings/${path}`, cwd: site.root, value: "---\nnonsense: 1\n---\n" });
      const { messages } = await lint.process(file);
      expect(messages.map(String).join("\n"), path).toContain("Must NOT have additional properties");
    }
  } finally {
    process.chdir(before);
  }
});
