import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, expect, test } from "vitest";

const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "briefgen-package-"));
afterAll(() => rmSync(scratch, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function exec(
  program: string,
  args: readonly string[],
  cwd = scratch,
  env: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  const options = {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  } as const;
  return new Promise((resolve) => {
    execFile(program, args, options, (error, out, err) =>
      resolve({ code: error ? Number(error.code) || 1 : 0, out, err }),
    );
  });
}

/** Installs packages into a folder; false where the registry cannot be reached, which counts as a failure in CI. */
async function install(folder: string, ...packages: string[]): Promise<boolean> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), "{}");
  const { code, err } = await exec(
    "npm",
    [
      "install",
      "--prefer-offline",
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      "--loglevel",
      "error",
      ...packages,
    ],
    folder,
  );
  if (code !== 0 && process.env.CI) throw new Error(err);
  if (code !== 0) process.stderr.write(`\n!!! SKIPPING tests of the installed package: ${err}\n`);
  return code === 0;
}

/** The packed file, its bytes, and the paths in it. */
let packed: { readonly file: string; readonly size: number; readonly paths: readonly string[] };
let installed = false;
beforeAll(async () => {
  // What is packed is compiled already, by `npm test`.
  const { out } = await exec(process.execPath, [join(PACKAGE, "scripts/pack.mjs"), scratch]);
  const file = out.trim();
  const listing = await exec("tar", ["-tzf", file]);
  const paths = listing.out
    .trimEnd()
    .split("\n")
    .map((path) => path.replace(/^package\//, ""));
  packed = { file, size: statSync(file).size, paths };
  installed = await install(join(scratch, "empty"), packed.file);
}, 300_000);

test("the packed file holds what is needed, and nothing else", () => {
  const kinds = [
    ...[/^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE)$/, /^bin\/briefgen\.js$/, /^lib\/stamp$/],
    ...[
      /^lib\/.*\.(?:d\.ts|js)$/,
      /^templates\/.*\.(?:eta|css|js|svg|yaml)$/,
      /^docs\/(?!decisions\/).*\.md$/,
      /^starter\//,
    ],
  ];
  expect(packed.paths.filter((path) => !kinds.some((kind) => kind.test(path)))).toEqual([]);
  for (const path of [
    ...[
      "bin/briefgen.js",
      "lib/cli/main.js",
      "lib/index.d.ts",
      "templates/pages/story.eta",
      "docs/format.md",
    ],
    ...["starter/settings/gitignore", "starter/briefings/2025/11/north-korea-sanctions.md", "LICENSE"],
  ])
    expect(packed.paths, path).toContain(path);
  expect(packed.size).toBeLessThan(1_030_000);
});

test("publint has nothing to say", async () => {
  const pkg = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8")) as Record<string, unknown>;
  const { messages } = await publint({ pkgDir: PACKAGE, strict: true, pack: "npm" });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test("Are The Types Wrong finds nothing wrong for those who import the package", async () => {
  const found = await checkPackage(createPackageFromTarballData(readFileSync(packed.file)));
  if (!found.types) throw new Error("the package has no types");
  // It is for ES modules only, which `require` of Node.js 20.19 and later reads as well.
  const wrong = found.problems.filter(({ kind }) => kind !== "CJSResolvesToESM");
  expect(wrong).toEqual([]);
});

/** Bytes of the files in a folder. */
const sizeOf = (folder: string): number =>
  !statSync(folder).isDirectory()
    ? 0
    : readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);

test("what is installed is small, and has no script that runs on installation", (context) => {
  if (!installed) return context.skip();
  const modules = join(scratch, "empty/node_modules");
  const { packages } = JSON.parse(readFileSync(join(modules, ".package-lock.json"), "utf8")) as {
    packages: Record<string, { hasInstallScript?: boolean }>;
  };
  expect(Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
  // docs/decisions/libraries.md says how many there are, how large they are, and which are most of it.
  const optional = ["@bruits", "satteri"];
  const sizes = readdirSync(modules).map((name) => [name, sizeOf(join(modules, name))] as const);
  const all = sizes.reduce((sum, [, size]) => sum + size, 0);
  const needed = sizes.filter(([name]) => !optional.includes(name)).reduce((sum, [, size]) => sum + size, 0);
  expect(Object.keys(packages).length).toBeLessThan(170);
  expect(needed).toBeLessThan(21_500_000);
  expect(all).toBeLessThan(27_000_000);
});

const BINARY = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/** A Node.js of this line; this very one where it is. Undefined where none can be had. */
async function nodeOf(line: number): Promise<string | undefined> {
  if (process.versions.node.startsWith(`${line}.`)) return process.execPath;
  const folder = join(scratch, `node-${line}`);
  return (await install(folder, `${BINARY}@${line}`))
    ? join(folder, "node_modules", BINARY, "bin/node")
    : undefined;
}

test.each([20, 24])(
  "from the packed file, in an empty folder, on Node.js %i: npx briefgen init --yes news && cd news && npx briefgen build",
  async (line) => {
    const node = installed ? await nodeOf(line) : undefined;
    if (node === undefined) return;
    const folder = join(scratch, "empty");
    const news = `news-${line}`;
    const path = `${join(node, "..")}:${process.env.PATH}`;
    const npx = (cwd: string, ...args: string[]) =>
      exec("npx", ["--no-install", "briefgen", ...args], cwd, { PATH: path });
    expect((await exec(node, ["--version"])).out).toMatch(`v${line}.`);
    expect(await npx(folder, "init", "--yes", news)).toMatchObject({ code: 0, out: "" });
    const built = await npx(join(folder, news), "build");
    expect([built.code, built.err]).toEqual([0, expect.stringContaining("dist: 72 pages from 5 stories")]);
    expect(readFileSync(join(folder, news, "dist/index.html"), "utf8")).toContain("<!doctype html>");
    expect((await npx(join(folder, news), "check", "--base-url", "https://example.org/")).code).toBe(0);
  },
  300_000,
);

test("the package can be imported, with its types", async (context) => {
  if (!installed) return context.skip();
  const folder = join(scratch, "empty");
  writeFileSync(
    join(folder, "use.mts"),
    'import { build, nodeDisk, type BuildResult, type SiteGraph } from "briefgen";\nconst graph: SiteGraph | undefined = undefined;\nconst result: Promise<BuildResult> | undefined = undefined;\nconsole.log(typeof build, typeof nodeDisk, graph, result);\n',
  );
  const tsc = await exec(
    process.execPath,
    [
      join(PACKAGE, "node_modules/typescript/bin/tsc"),
      "--noEmit",
      "--strict",
      "--skipLibCheck",
      "--module",
      "nodenext",
      "--target",
      "es2023",
      "--typeRoots",
      join(PACKAGE, "node_modules/@types"),
      "--types",
      "node",
      "use.mts",
    ],
    folder,
  );
  expect([tsc.code, tsc.out]).toEqual([0, ""]);
});
