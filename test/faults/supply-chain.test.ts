import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { BIN } from "../cli/run.ts";
import { newSite, story } from "../support/site.ts";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string) => readFileSync(join(REPOSITORY, path), "utf8");

interface Locked {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly version: string;
}

const locked = Object.entries(
  (JSON.parse(read("package-lock.json")) as { packages: Record<string, Locked> }).packages,
).filter(([path]) => path !== "");
const atRuntime = locked.filter(([, { dev, devOptional }]) => !dev && !devOptional);

test("what is installed with briefgen is this list of packages, none of which runs anything while it is installed", () => {
  const names = [...new Set(atRuntime.map(([path]) => path.slice(path.lastIndexOf("node_modules/") + 13)))];
  const list = fileURLToPath(new URL("runtime-packages.txt", import.meta.url));
  const text = `${names.sort().join("\n")}\n`;
  if (process.env.UPDATE) writeFileSync(list, text);
  expect(text).toBe(readFileSync(list, "utf8"));
  expect(atRuntime.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
});

test("every package of the lock file has a digest, and none comes from anywhere but the registry", () => {
  expect(
    locked.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path),
  ).toEqual([]);
  expect(
    locked.filter(([, { version, resolved }]) => resolved !== undefined || !/^\d+\.\d+\.\d+/.test(version)),
  ).toEqual([]);
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  for (const name of ["preinstall", "install", "postinstall"]) expect(scripts).not.toHaveProperty(name);
});

test("nothing is published before the tests have passed, and `npm audit` knows of no weakness", () => {
  const runs = [...read(".github/workflows/release.yml").matchAll(/^ +- run: (.*)$/gm)].map(([, run]) => run);
  const last = runs.findIndex((run) => run?.startsWith("npm publish"));
  expect(runs.slice(0, last)).toEqual(
    expect.arrayContaining([".ci/run", "npm audit --omit=dev", "npm audit signatures"]),
  );
  expect(last).toBe(runs.length - 1);
});

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly permissions: Readonly<Record<string, string>> }>>;
}

describe.each(["ci", "release"])("the workflow %s", (name) => {
  const text = read(`.github/workflows/${name}.yml`);
  const { permissions, jobs } = parse(text) as Workflow;

  test("runs actions by the digest of a commit, and says which version that is", () => {
    const used = text.split("\n").filter((line) => /\buses:/.test(line));
    expect(used.length).toBeGreaterThan(1);
    for (const line of used)
      expect(line).toMatch(/^ +- uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("may do nothing but read the repository, except that the job which publishes identifies itself", () => {
    expect(permissions).toEqual({});
    for (const [job, { permissions }] of Object.entries(jobs))
      expect(permissions, job).toEqual(job === "publish" ? { "id-token": "write" } : { contents: "read" });
    expect(text).not.toMatch(/secrets\.|NODE_AUTH_TOKEN|pull_request_target/);
  });
});

test("the job that publishes runs one command, which gives the package's provenance", () => {
  const [, publish] = read(".github/workflows/release.yml").split(/^ {2}publish:$/m);
  expect([...publish!.matchAll(/^ +- run: (.*)$/gm)].map(([, run]) => run)).toEqual([
    "npm publish packed/*.tgz --provenance --access public",
  ]);
  expect(publish).toMatch(/^ {4}needs: pack$/m);
});

test("the package holds the program, the theme, the documentation, what a site begins with and what the compiler makes of src/, and nothing else", () => {
  const packed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: REPOSITORY,
    encoding: "utf8",
  });
  const [{ files }] = JSON.parse(packed) as [{ files: { path: string }[] }];
  const paths = files.map(({ path }) => path);
  const theme = readdirSync(join(REPOSITORY, "templates"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(REPOSITORY.length));
  // Pages to read, and what `init` copies.
  const texts =
    /^(?:(?:docs|starter)\/[\w./-]+\.(?:md|yaml|json|txt|svg|code-snippets)|starter\/settings\/[\w./-]+)$/;
  const apart = paths.filter(
    (path) => !path.startsWith("lib/") && !theme.includes(path) && !texts.test(path),
  );
  expect(apart.sort()).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "bin/briefgen.js", "package.json"]);
  expect(theme.filter((path) => !paths.includes(path))).toEqual([]);
  expect(theme.filter((path) => !/^templates\/[a-z]+\/[\w-]+\.(?:eta|yaml|css|js|svg)$/.test(path))).toEqual(
    [],
  );
  expect(
    paths.filter(
      (path) => path.startsWith("lib/") && !/^lib\/(?:stamp|(?:[\w-]+\/)*[\w-]+(?:\.d\.ts|\.js))$/.test(path),
    ),
  ).toEqual([]);
});

/** Loaded before a program: whatever it asks of the network throws. */
const OFFLINE = `
  import net from "node:net"; import dns from "node:dns"; import http from "node:http"; import https from "node:https"; import tls from "node:tls";
  const refuse = (what) => () => { process.stderr.write("NETWORK: " + what + "\\n"); process.exit(99); };
  for (const [name, module] of Object.entries({ net, tls, http, https })) for (const call of ["connect", "createConnection", "request", "get"]) if (module[call]) module[call] = refuse(name + "." + call);
  net.Socket.prototype.connect = refuse("Socket.connect");
  for (const call of ["lookup", "resolve"]) dns[call] = dns.promises[call] = refuse("dns." + call);
  globalThis.fetch = refuse("fetch");
`;

const files = {
  "briefgen.config.yaml": "site: {title: T, url: https://example.org/}\n",
  "briefings/a.md": story(
    "A",
    "sources: [{source: AP, title: T, url: https://example.com/a}]",
    "![x](https://example.com/x.png) https://example.com/",
  ),
};

test("a build asks nothing of the network", () => {
  const site = newSite({ ...files, "offline.mjs": OFFLINE });
  const env = { PATH: process.env.PATH, HOME: "/nowhere", NODE_OPTIONS: `--import=${site.root}/offline.mjs` };
  const probe = spawnSync(process.execPath, ["-e", "fetch('http://localhost/')"], { env, encoding: "utf8" });
  expect([probe.status, probe.stderr]).toEqual([99, "NETWORK: fetch\n"]);
  const { status, stderr } = spawnSync(process.execPath, [BIN, "build", site.root, "-q"], {
    env,
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, expect.not.stringContaining("NETWORK")]);
  expect(site.has("dist/search/index/shards.json")).toBe(true);
});

const canCut = spawnSync("unshare", ["-rn", "true"]).status === 0;
if (!canCut) process.stderr.write("SKIPPED in test/faults: no process can be cut off from the network\n");
test.skipIf(!canCut)("a build needs no network: it is cut off, and makes the same site", async () => {
  const [connected, alone] = [newSite(files), newSite(files)];
  const env = { PATH: process.env.PATH, HOME: "/nowhere" };
  const now = ["--now", "2026-11-23"];
  expect(spawnSync(process.execPath, [BIN, "build", connected.root, "-q", ...now], { env }).status).toBe(0);
  expect(
    spawnSync("unshare", ["-rn", process.execPath, BIN, "build", alone.root, "-q", ...now], { env }).status,
  ).toBe(0);
  expect(alone.tree()).toEqual(connected.tree());
});
